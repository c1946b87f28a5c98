/** Markup that is safe to send: made only by the `html` tag (which escapes) or by `unescaped` inside govuk/. */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

export type HtmlPart = Html | string | number | false | null | undefined | readonly HtmlPart[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)

function render(part: HtmlPart): string {
  if (part instanceof Html) return part.toString()
  if (part === false || part === null || part === undefined) return ''
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  return part.map(render).join('')
}

/** Writes markup; every interpolated text is escaped, lists are joined, `false`, `null` and `undefined` leave nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  new Html(strings.reduce((markup, text, at) => markup + render(parts[at - 1]) + text))

/** Markup from a source that is already escaped (the official templates). Only inside govuk/. */
export const unescaped = (markup: string): Html => new Html(markup)

/** Nothing at all, where a piece of a page may be absent. */
export const nothing: Html = new Html('')
