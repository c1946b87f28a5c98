import { unescaped, type Html } from '#govuk/html.ts'

/** No English word is longer; links, hashes and what somebody typed without a space are. */
const longestOrdinary = 20
const marks = '/?=_.,:;@%+~#\\-'

/** A letter that markup spells out (`&amp;`) counts as one. */
const longWord = new RegExp(`(?:&#?\\w+;|[^\\s<&]){${longestOrdinary + 1},}`, 'gu')

/** Whether a text can have such a word: looked for only where a word begins, for a page has thousands of ordinary ones. */
const mayHaveOne = new RegExp(`(?<![^\\s>])[^\\s]{${longestOrdinary + 1}}`, 'u')

/** A text between two tags that is long enough for such a word, from the end of the tag before. In ours no attribute holds a bare '>'. */
const text = new RegExp(`>[^<]{${longestOrdinary + 1},}`, 'gu')

/** The tags before what is shown letter for letter, drawn, or not shown at all. */
const asItStands = /^<(?:textarea|option|text|tspan|title|script|style)\b/

/** A few letters with the accents on them and the marks that follow: a link is better read with its ends of lines after a slash. */
const piece = new RegExp(
  `(?:(?:&(?!amp;)#?\\w+;|[^&${marks}\\p{Mark}])\\p{Mark}*){1,12}(?:&amp;|[${marks}]){0,12}|(?:&amp;|[${marks}\\p{Mark}]){1,12}`,
  'gu',
)

/**
 * Lets every long word of a page end a line after some letters where its place is narrower than it is: in a table's cell, on a button, in
 * a heading, on paper. A style sheet can't: told that a cell may break anywhere, a table breaks short words as well. What is copied, searched
 * or heard is the word as it was.
 */
export function withBreaks(markup: Html): Html {
  const page = markup.toString()
  return unescaped(
    page.replace(text, (part: string, at: number) =>
      !mayHaveOne.test(part) || asItStands.test(page.slice(page.lastIndexOf('<', at), at))
        ? part
        : `>${part.slice(1).replace(longWord, (word) => (word.match(piece) ?? [word]).join('<wbr>'))}`,
    ),
  )
}
