const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\b(weeks?|wks)\b|(?<=\d)(weeks?|wks?)\b/g, 'wk'],
  [/\bfirst\b/g, '1st'],
  [/\bsix\b/g, '6'],
  [/\btwelve\b/g, '12'],
  [/\b(decn|dec'n)\b/g, 'decision'],
  [/\b(no\.?|number|num)(?=\s|$)/g, 'no'],
  [/&/g, ' and '],
]

/** What is compared of a heading or a word: '6 Weeks held?' and '6wk held' are both '6wkheld'. Accents fall away. */
export const wordKey = (words: string): string =>
  shortForms
    .reduce((text, [from, to]) => text.replaceAll(from, to), words.normalize('NFKD').toLowerCase())
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The keys of a list of words separated by commas. */
export const keys = (words: string): readonly string[] => words.split(', ').map(wordKey)
