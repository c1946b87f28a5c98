import { type DefaultTreeAdapterMap, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])
/** What stands in an attribute of an element; undefined where it has none. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value
/** Every element under a node, in the order of the page. */
export function everyElement(node: Node, found: Element[] = []): readonly Element[] {
  for (const child of childrenOf(node)) {
    if (isElement(child)) found.push(child)
    everyElement(child, found)
  }
  return found
}
/** The words under a node. */
export const textOf = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''))
/** Words with one space between them. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

export type PageForm = {
  readonly action: string
  readonly method: string
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/**
 * What a person would find on a page: its words, headings, links, errors and forms as they would be sent untouched. Each is read when it is
 * first asked for: most pages are looked at for one thing.
 */
export function readPage(markup: string) {
  const elements = everyElement(parse(markup))
  const byTag = (tag: string) => elements.filter((element) => element.tagName === tag)
  const withClass = (name: string) =>
    elements.filter((element) => (attribute(element, 'class') ?? '').split(/\s+/).includes(name))
  const linksIn = (all: readonly Element[]) =>
    all
      .filter(({ tagName }) => tagName === 'a')
      .map((link) => ({ text: squeezed(textOf(link)), href: attribute(link, 'href') ?? '' }))
  const title = once(() => squeezed(byTag('title').map(textOf).join('')))
  const heading = once(() => squeezed(byTag('h1').map(textOf).join('')))
  const text = once(() => squeezed(byTag('main').slice(0, 1).map(textOf).join('')))
  const links = once(() => linksIn(elements))
  const errors = once(() => withClass('govuk-error-summary__list').flatMap((list) => linksIn(everyElement(list))))
  const rows = once(() =>
    byTag('tr').map((row) =>
      everyElement(row)
        .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
        .map((cell) => squeezed(textOf(cell))),
    ),
  )
  const ids = once(() => new Set(elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)))
  const forms = once(() =>
    byTag('form').map((form): PageForm => ({
      action: attribute(form, 'action') ?? '',
      method: (attribute(form, 'method') ?? 'get').toLowerCase(),
      fields: fieldsOf(form),
    })),
  )
  return {
    elements,
    get title() {
      return title()
    },
    get heading() {
      return heading()
    },
    /** The words of the main part of the page, without header and footer. */
    get text() {
      return text()
    },
    get links() {
      return links()
    },
    get errors() {
      return errors()
    },
    get rows() {
      return rows()
    },
    get ids() {
      return ids()
    },
    get forms() {
      return forms()
    },
  }
}

/** What is worked out when it is first asked for, and then kept. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

export type ReadPage = ReturnType<typeof readPage>

/** What the browser would send if the person changed nothing: no buttons, only ticked boxes, the selected options. */
function fieldsOf(form: Element): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), value])
  for (const element of everyElement(form)) {
    const name = attribute(element, 'name')
    if (name === undefined) continue
    if (element.tagName === 'textarea') add(name, textOf(element).replace(/^\n/, ''))
    if (element.tagName === 'select') add(name, selectedOf(element))
    if (element.tagName !== 'input') continue
    const type = attribute(element, 'type') ?? 'text'
    const isBox = type === 'radio' || type === 'checkbox'
    if (type === 'submit' || type === 'file' || (isBox && attribute(element, 'checked') === undefined)) continue
    add(name, attribute(element, 'value') ?? (isBox ? 'on' : ''))
  }
  return fields
}

function selectedOf(select: Element): string {
  const options = everyElement(select).filter((element) => element.tagName === 'option')
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? squeezed(textOf(chosen)))
}
