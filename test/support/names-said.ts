import { labelKeys, type LabelKey, type Labels } from '#rules/words/labels.ts'
import { type Form, nameFor, say } from '#rules/words/name-for.ts'

/** Where a word is no name of the council's, or is told as the default: why. */
const notTheirs: readonly (readonly [LabelKey, word: string, why: string])[] = [
  ['review.final', 'final', 'a word of its own: the final hearing, the final evidence'],
  ['review.final', 'finals', 'the same'],
  ['role.solicitor', 'solicitor', 'parents have solicitors too'],
  ['role.solicitor', 'solicitors', 'the same'],
  ['outcome.continue', 'continue', 'what every form can do'],
  ['outcome.continue', 'continues', 'the same'],
  ['outcome.initiate-proceedings', 'initiate proceedings', 'what the council does, whatever the outcome is called'],
  ['decision.issue', 'issue proceedings', 'the same'],
  ['role.chair', 'chair of the meeting', 'whoever chairs the meeting that is spoken of'],
  ['role.chair', 'chairs', 'what a reviewing officer does'],
]

/** What is no name of the council's: what a national return calls a thing; the name of a sheet that was imported; an action somebody wrote. */
const notNames = ['no or poor pre-proceedings preparation', 'tracker, row ', 'family group conference']

const forms: readonly Form[] = ['one', 'many', 'short', 'short many']

/** Every word that one thing is called by: alone, as several, in short. */
export const wordsFor = (key: LabelKey, labels: Labels): readonly string[] =>
  [...new Set(forms.map((form) => say(nameFor(key, form), labels)))].filter(
    (word) => !notTheirs.some(([of, not]) => of === key && not === word),
  )

/** The same of everything with a name. */
export const allWords = (labels: Labels): readonly string[] => [
  ...new Set(labelKeys.flatMap((key) => wordsFor(key, labels))),
]

/** Any of these words, whole, the longest first, however it is written. */
export const anyOfWords = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\w/-])(?:${words
      .toSorted((one, other) => other.length - one.length)
      .map((word) => RegExp.escape(word))
      .join('|')})(?![\\w-]|\\.\\w)`,
    'gi',
  )

/** The heading that a workbook gave the column in which something stood. */
const headingInWorkbook = /(, row \d+, column [A-Z]+) \([^)\n]*\)/g

/** The words in what is said, with some of what stands around, but for what somebody wrote: that is kept, word for word. */
export const foundIn = (said: string, words: RegExp, kept: string): readonly string[] =>
  said
    .replaceAll(headingInWorkbook, '$1')
    .split('\n')
    .flatMap((line) =>
      [...line.matchAll(words)].flatMap(({ 0: word, index }) => {
        const end = index + word.length
        const sides = [line.slice(index, end + 12), line.slice(Math.max(0, index - 12), end)].map((side) => side.trim())
        const isKept = sides.some((side) => side.length > word.length + 5 && kept.includes(side))
        const around = line.slice(Math.max(0, index - 30), end + 30).trim()
        const isNone =
          isKept || kept.includes(`\n${line.trim()}\n`) || notNames.some((each) => around.toLowerCase().includes(each))
        return isNone ? [] : [around]
      }),
    )

/** All the words of a page, also those that are only heard, a line for each piece. */
export function everythingSaid(body: string): string {
  const heard = [...body.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, value]) => value)
  const seen = body
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '')
    .replaceAll('<wbr>', '')
    .replaceAll(/<[^>]*>/g, '\n')
  return [seen, ...heard]
    .join('\n')
    .replaceAll(/&#39;/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\S\n]+/g, ' ')
}

/** Pages that tell of before, in the names of that day: lists of meetings gone by, what was published, filed, sent, brought. */
export const tellsOfBefore = (route: string): boolean =>
  [
    ...[
      '/settings/names',
      '/settings/deciding-bodies',
      '/overviews/:meeting/versions',
      '/overview-copies',
      '/messages',
    ],
    ...['/import/:id', '/filing/:item/:child', '/directions/:item'],
  ].some((one) => new RegExp(`^${one.replaceAll(/:\w+/g, '[^/]+')}`).test(route)) || route === '/meetings'
