import { attribute, type Element, everyElement, squeezed, textOf } from '#test/support/page.ts'
import type { Sent } from '#test/support/waymark.ts'

/** One answer among several: `reveals` is the part of the page that it opens. */
export type Choice = {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
  readonly reveals: string | null
}

type Kind = 'hidden' | 'line' | 'date' | 'words' | 'radios' | 'boxes' | 'list' | 'file'

/** Something to fill in, as a person finds it: what is asked, in which words, and what stands there. */
export type Control = {
  readonly name: string
  readonly kind: Kind
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly isNumber: boolean
  readonly isMoney: boolean
  readonly choices: readonly Choice[]
  /** The part of the page it stands in that an answer opens; null where it is always in sight. */
  readonly within: string | null
}

type Button = {
  readonly name: string | null
  readonly value: string
  readonly text: string
  readonly action: string | null
}

/** A form somebody can send: where it goes, what it asks, which buttons it has. `place` tells it from others of the same address. */
export type FormToFill = {
  readonly action: string
  readonly place: number
  readonly controls: readonly Control[]
  readonly buttons: readonly Button[]
  readonly withFile: boolean
}

/** The forms every page has around it, and those that keep what is typed. */
const inTheFrame = new Set(['/sign-out', '/search', '/drafts', '/drafts/discard', '/people/named'])

/** The forms of a page somebody was given that send something, with every control a person could fill in. */
export const formsOn = ({ page }: Pick<Sent, 'page'>, address: string): readonly FormToFill[] =>
  formsIn(page.elements, address)

/** The same of a page that has been read: all its elements. */
export function formsIn(elements: readonly Element[], address: string): readonly FormToFill[] {
  const byId = new Map(elements.map((element) => [attribute(element, 'id') ?? '', element]))
  const places = new Map<string, number>()
  return elements.flatMap((form) => {
    if (form.tagName !== 'form' || attribute(form, 'method')?.toLowerCase() !== 'post') return []
    const to = attribute(form, 'action') ?? ''
    const action = to === '' ? address : to
    if (inTheFrame.has(action)) return []
    const place = places.get(action) ?? 0
    places.set(action, place + 1)
    const withFile = attribute(form, 'enctype') === 'multipart/form-data'
    return [{ action, place, controls: controlsOf(form, byId), buttons: buttonsOf(form), withFile }]
  })
}

type ById = ReadonlyMap<string, Element>

function controlsOf(form: Element, byId: ById): readonly Control[] {
  const labels = new Map(
    everyElement(form)
      .filter(({ tagName }) => tagName === 'label')
      .map((label) => [attribute(label, 'for') ?? '', squeezed(textOf(label))]),
  )
  const named = everyElement(form).flatMap((element) => {
    const name = attribute(element, 'name')
    return name === undefined || !['input', 'textarea', 'select'].includes(element.tagName) ? [] : [{ name, element }]
  })
  const boxes = Map.groupBy(
    named.filter(({ element }) => isBox(element)),
    ({ name }) => name,
  )
  const seen = new Set<string>()
  return named.flatMap(({ name, element }): readonly Control[] => {
    if (!isBox(element)) return [single(name, element, labels, byId)]
    if (seen.has(name)) return []
    seen.add(name)
    return [
      several(
        name,
        (boxes.get(name) ?? []).map((box) => box.element),
        labels,
        byId,
      ),
    ]
  })
}

const typeOf = (element: Element): string => attribute(element, 'type') ?? 'text'
const isBox = (element: Element): boolean =>
  element.tagName === 'input' && ['radio', 'checkbox'].includes(typeOf(element))

const hintOf = (element: Element, byId: ById): string =>
  (attribute(element, 'aria-describedby') ?? '')
    .split(/\s+/)
    .flatMap((id) => byId.get(id) ?? [])
    .map((hint) => squeezed(textOf(hint)))
    .join(' ')

function kindOf(element: Element): Kind {
  if (element.tagName === 'textarea') return 'words'
  if (element.tagName === 'select') return 'list'
  const type = typeOf(element)
  if (type === 'hidden') return 'hidden'
  if (type === 'file') return 'file'
  return attribute(element, 'data-date') === undefined ? 'line' : 'date'
}

function single(name: string, element: Element, labels: ReadonlyMap<string, string>, byId: ById): Control {
  const kind = kindOf(element)
  const options = everyElement(element).filter(({ tagName }) => tagName === 'option')
  const choices = options.map((option) => ({
    value: attribute(option, 'value') ?? squeezed(textOf(option)),
    label: squeezed(textOf(option)),
    isChosen: attribute(option, 'selected') !== undefined,
    reveals: null,
  }))
  const chosen = choices.find(({ isChosen }) => isChosen) ?? choices[0]
  const typed = kind === 'words' ? textOf(element).replace(/^\n/, '') : (attribute(element, 'value') ?? '')
  return {
    name,
    kind,
    label: labels.get(attribute(element, 'id') ?? '') ?? '',
    hint: hintOf(element, byId),
    value: kind === 'list' ? (chosen?.value ?? '') : typed,
    isNumber: attribute(element, 'inputmode') === 'numeric',
    isMoney: attribute(element, 'inputmode') === 'decimal',
    choices,
    within: partOf(element),
  }
}

function several(name: string, boxes: readonly Element[], labels: ReadonlyMap<string, string>, byId: ById): Control {
  const [first] = boxes
  const choices = boxes.map((box) => ({
    value: attribute(box, 'value') ?? 'on',
    label: labels.get(attribute(box, 'id') ?? '') ?? '',
    isChosen: attribute(box, 'checked') !== undefined,
    reveals: attribute(box, 'data-aria-controls') ?? null,
  }))
  return {
    name,
    kind: first !== undefined && typeOf(first) === 'radio' ? 'radios' : 'boxes',
    label: first === undefined ? '' : legendOf(first),
    hint: first === undefined ? '' : hintOf(first, byId),
    value: choices.find(({ isChosen }) => isChosen)?.value ?? '',
    isNumber: false,
    isMoney: false,
    choices,
    within: first === undefined ? null : partOf(first),
  }
}

function* around(element: Element): Generator<Element> {
  for (let parent = element.parentNode; parent !== null && 'tagName' in parent; parent = parent.parentNode) yield parent
}

/** The id of the part that an answer opens, around this control. */
function partOf(element: Element): string | null {
  for (const parent of around(element))
    if (/__conditional(\s|$)/.test(attribute(parent, 'class') ?? '')) return attribute(parent, 'id') ?? null
  return null
}

function legendOf(element: Element): string {
  for (const parent of around(element)) {
    const legend = parent.tagName === 'fieldset' && everyElement(parent).find(({ tagName }) => tagName === 'legend')
    if (legend) return squeezed(textOf(legend))
  }
  return ''
}

const buttonsOf = (form: Element): readonly Button[] =>
  everyElement(form)
    .filter((element) => element.tagName === 'button' && typeOf(element) !== 'button')
    .map((button) => ({
      name: attribute(button, 'name') ?? null,
      value: attribute(button, 'value') ?? '',
      text: squeezed(textOf(button)),
      action: attribute(button, 'formaction') ?? null,
    }))
