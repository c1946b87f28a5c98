import { unescaped, type Html } from '#govuk/html.ts'

/** No English word is longer; links, hashes and what somebody typed without a space are. */
const longestOrdinary = 20
const marks = '/?=_.,:;@%+~#\\-'

/**
 * What a page is made of, as far as it matters here: what is shown letter for letter or drawn, a tag, a word too long for a column.
 * A letter that markup spells out (`&amp;`) counts as one.
 */
const parts = new RegExp(
  `<(textarea|select|datalist|text)\\b[^]*?</\\1\\s*>|<[^>]*>|(?:&#?\\w+;|[^\\s<&]){${longestOrdinary + 1},}`,
  'gu',
)

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
export const withBreaks = (markup: Html): Html =>
  unescaped(
    markup
      .toString()
      .replace(parts, (part) => (part.startsWith('<') ? part : (part.match(piece) ?? [part]).join('<wbr>'))),
  )
