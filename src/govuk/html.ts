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
const special = /[&<>"']/g
const escape = (text: string): string =>
  text.search(special) === -1 ? text : text.replace(special, (character) => escapes[character] ?? character)

function render(part: HtmlPart): string {
  if (part instanceof Html) return part.toString()
  if (part === false || part === null || part === undefined) return ''
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  let markup = ''
  for (const each of part) markup += render(each)
  return markup
}

/** A template’s own text without the indentation it has in the source; worked out once for each template. */
const withoutIndentation = new WeakMap<TemplateStringsArray, readonly string[]>()

function textsOf(strings: TemplateStringsArray): readonly string[] {
  const known = withoutIndentation.get(strings)
  if (known) return known
  const texts = strings.map((text) => text.replace(/\n\s+/g, '\n'))
  withoutIndentation.set(strings, texts)
  return texts
}

/** Writes markup; every interpolated text is escaped, lists are joined, `false`, `null` and `undefined` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const texts = textsOf(strings)
  // The hottest lines of the product: a plain loop, measured.
  let markup = texts[0] ?? ''
  for (let at = 0; at < parts.length; at += 1) markup += render(parts[at]) + (texts[at + 1] ?? '')
  return new Html(markup)
}

/** Markup in which each of these places is taken by a text, escaped: for names that are said once the page is made. */
export const withTexts = (markup: Html, places: RegExp, textFor: (place: string) => string): Html =>
  new Html(markup.toString().replace(places, (place) => escape(textFor(place))))

/** Markup from a source that is already escaped (the official templates). Only inside govuk/. */
export const unescaped = (markup: string): Html => new Html(markup)

/** Nothing at all, where a piece of a page may be absent. */
export const nothing: Html = new Html('')
