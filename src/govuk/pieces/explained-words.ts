import { html, type Html, nothing, unescaped } from '#govuk/html.ts'

/** A word with its meaning and, as regular expressions, the ways it stands in a text. */
type Word = { readonly key: string; readonly term: string; readonly meaning: string; readonly forms: readonly string[] }
/** How often a word was come upon: nowhere, only where no link can be, or where it has its link. */
type Use = { readonly word: Word; at: 'nowhere' | 'in-passing' | 'linked' }

/** What is pressed to choose or to type: a link in it would be pressed instead, so that it stands behind. */
const asking = new Set(['label', 'legend'])

/** Where no link can stand, or nobody would see one: other links, buttons, headings, what is drawn, what is folded away. */
const closed = new Set([
  ...['a', 'button', 'summary', 'details', 'nav', 'option', 'select', 'textarea', 'svg', 'script', 'thead', 'caption'],
  ...['h1', 'h2', 'h3', 'h4'],
])
const unseen = /\sclass="[^"]*(?:visually-hidden|waymark-strip|waymark-saved|error-message)/

/** The pieces of markup: a tag with its name and the space after it, or a text. In ours no attribute holds a bare '>'. */
const pieces = /<(\/?)([a-zA-Z][\w-]*)[^>]*>\s*|[^<]+/g

/** A letter or digit of the languages that people's names are written in: a word doesn't begin or end beside one. */
const letter = '[0-9A-Za-zÀ-ɏ]'

/**
 * Explains words where they stand: at its first use on the page each is a link to its meaning below, which leads back; of one in a label or
 * legend the link stands behind that. Works with a keyboard, without scripts, and never leaves the page. Answers the page's own part with
 * these links, and the words to stand below it.
 */
export function withWordsExplained(main: Html, words: readonly Word[]): { readonly main: Html; readonly below: Html } {
  const uses = words.map((word): Use => ({ word, at: 'nowhere' }))
  const pattern = patternOf(words)
  let within: Within = null
  let asks: Asks = null
  const markup = main
    .toString()
    .replaceAll(pieces, (piece: string, end: string | undefined, tag: string | undefined) => {
      if (tag === undefined) {
        const { text, used } = linked(piece, { pattern, uses, isOpen: within === null })
        asks?.behind.push(...used)
        return asks === null ? text : piece
      }
      const before = within
      within = step(within, { tag, piece, isEnd: end === '/' })
      if (isQuestion({ tag, piece }, before, asks)) asks = { tag, behind: [] }
      if (end !== '/' || asks?.tag !== tag) return piece
      const { behind } = asks
      asks = null
      return piece + behind.map(linkBehind).join('')
    })
  const found = uses.filter(({ at }) => at !== 'nowhere')
  return { main: unescaped(markup), below: found.length === 0 ? nothing : wordsBelow(found) }
}

/** The patterns of the last words looked for: an authority's own names seldom change, and to make one costs more than to look with it. */
const patterns = new Map<string, RegExp>()
const mostPatterns = 200

function patternOf(words: readonly Word[]): RegExp {
  const ways = words.map(({ forms }) => forms.join('|')).join('\n')
  const known = patterns.get(ways)
  if (known !== undefined) return known
  if (patterns.size >= mostPatterns) patterns.clear()
  const pattern = new RegExp(`(?<!${letter})(?:${words.map(oneOf).join('|')})(?!${letter})`, 'gi')
  patterns.set(ways, pattern)
  return pattern
}

type Within = { readonly tag: string; readonly depth: number } | null
/** The label or legend that the next text stands in, and the words come upon in it. */
type Asks = { readonly tag: string; readonly behind: Used[] } | null

/** Whether a label or legend begins that can be seen. */
const isQuestion = ({ tag, piece }: { readonly tag: string; readonly piece: string }, within: Within, asks: Asks) =>
  asks === null && within === null && asking.has(tag) && !piece.startsWith('</') && !unseen.test(piece)

/** Whether the next text stands within a closed element, and how deep in elements of its name. */
function step(within: Within, { tag, piece, isEnd }: { tag: string; piece: string; isEnd: boolean }): Within {
  if (within === null)
    return !isEnd && !piece.endsWith('/>') && (closed.has(tag) || unseen.test(piece)) ? { tag, depth: 1 } : null
  if (within.tag !== tag || piece.endsWith('/>')) return within
  const depth = within.depth + (isEnd ? -1 : 1)
  return depth === 0 ? null : { tag, depth }
}

const escaped = (text: string): string => html`${text}`.toString()

/** A group for each word, in their order: which of them matched says which word it is. */
const oneOf = ({ forms }: Word): string => `(${forms.map((form) => escaped(form).replaceAll(' ', '\\s+')).join('|')})`

/** A word used first, as it stands there. */
type Used = { readonly key: string; readonly found: string }
type Looking = { readonly pattern: RegExp; readonly uses: readonly Use[]; readonly isOpen: boolean }

/** The text with a link at each word used first in it, and which words those are. */
function linked(
  piece: string,
  { pattern, uses, isOpen }: Looking,
): { readonly text: string; readonly used: readonly Used[] } {
  const used: Used[] = []
  const text = piece.replace(pattern, (found: string, ...groups: unknown[]) => {
    const use = uses[groups.findIndex((group) => group !== undefined)]
    if (use === undefined || use.at === 'linked') return found
    use.at = isOpen ? 'linked' : 'in-passing'
    if (!isOpen) return found
    const { key } = use.word
    used.push({ key, found })
    return `<a class="waymark-word" id="used-${key}" href="#word-${key}">${found}</a>`
  })
  return { text, used }
}

const linkBehind = ({ key, found }: Used): string =>
  `<a class="waymark-word waymark-word--behind" id="used-${key}" href="#word-${key}">What “${found}” means</a>`

const wordsBelow = (uses: readonly Use[]): Html =>
  html`<aside class="govuk-width-container waymark-words" aria-labelledby="words">
    <h2 class="govuk-heading-s" id="words">Words on this page</h2>
    <dl class="waymark-words__list">
      ${uses.map(
        ({ word: { key, term, meaning }, at }) =>
          html`<div>
            <dt id="word-${key}" tabindex="-1">${term}</dt>
            <dd>${meaning} ${at === 'linked' && backTo(key, term)}</dd>
          </div>`,
      )}
    </dl>
  </aside>`

const backTo = (key: string, term: string): Html =>
  html`<a class="govuk-link waymark-not-printed" href="#used-${key}"
    >Back<span class="govuk-visually-hidden"> to where ${term} stands</span></a
  >`
