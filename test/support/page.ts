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

/** What a person would find on a page: its words, headings, links, errors and forms as they would be sent untouched. */
export function readPage(markup: string) {
  const elements = everyElement(parse(markup))
  const byTag = (tag: string) => elements.filter((element) => element.tagName === tag)
  const withClass = (name: string) =>
    elements.filter((element) => (attribute(element, 'class') ?? '').split(/\s+/).includes(name))
  const main = byTag('main')[0]
  return {
    elements,
    title: squeezed(byTag('title').map(textOf).join('')),
    heading: squeezed(byTag('h1').map(textOf).join('')),
    /** The words of the main part of the page, without header and footer. */
    text: main === undefined ? '' : squeezed(textOf(main)),
    links: byTag('a').map((link) => ({ text: squeezed(textOf(link)), href: attribute(link, 'href') ?? '' })),
    errors: withClass('govuk-error-summary__list').flatMap((list) =>
      everyElement(list)
        .filter((element) => element.tagName === 'a')
        .map((link) => ({ text: squeezed(textOf(link)), href: attribute(link, 'href') ?? '' })),
    ),
    rows: byTag('tr').map((row) =>
      everyElement(row)
        .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
        .map((cell) => squeezed(textOf(cell))),
    ),
    ids: new Set(elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)),
    forms: byTag('form').map((form): PageForm => ({
      action: attribute(form, 'action') ?? '',
      method: (attribute(form, 'method') ?? 'get').toLowerCase(),
      fields: fieldsOf(form),
    })),
  }
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
