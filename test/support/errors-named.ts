import type { DefaultTreeAdapterMap } from 'parse5'
import { attribute, type Element, everyElement, type ReadPage, squeezed, textOf } from './page.ts'

type Node = DefaultTreeAdapterMap['node']

/** Words that every second label has. */
const small = /^(an?|and|are|at|by|did|do|does|for|from|has|have|how|if|in|is|it|its|no|of|on|or|s|since|that|the|this|to|was|what|when|where|which|who|whom|why|will|with|you|your)$/ // prettier-ignore
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const alike = (one: string, other: string): boolean => {
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length)
  return one === other || (short.length > 2 && long.startsWith(short.slice(0, 4)))
}

/** Whether a sentence names what is labelled so: half of what the label says as far as a comma stands in it, or it begins with a part of that. */
function isNamed(sentence: string, whole: string): boolean {
  const [label = ''] = whole.split(', ')
  const telling = wordsOf(label).filter((word) => !small.test(word))
  const said = wordsOf(sentence)
  if (telling.length === 0) return wordsOf(label).every((word) => said.includes(word))
  const [before = '', after] = sentence.split(': ')
  const name = wordsOf(before).filter((word) => !small.test(word))
  const inLabel = wordsOf(whole)
  const isPart =
    after !== undefined && name.length > 0 && name.every((word) => inLabel.some((each) => alike(word, each)))
  return isPart || telling.filter((word) => said.some((each) => alike(word, each))).length * 2 >= telling.length
}

/**
 * What is asked at a box, without what only a screen reader says: the legend around a choice of which it is one, else its own label; both
 * where it is the only box below a legend.
 */
function labelsOf(box: Element, elements: readonly Element[]): readonly string[] {
  const label = elements.find((each) => each.tagName === 'label' && attribute(each, 'for') === attribute(box, 'id'))
  const own = label === undefined ? '' : inSight(label)
  for (const around of groupsAround(box)) {
    const inside = everyElement(around)
    const legend = inside.find(({ tagName }) => tagName === 'legend')
    const isAlone = inside.filter(({ tagName }) => tagName === 'input').length === 1
    if (legend) return isAlone ? [inSight(legend), own] : [inSight(legend)]
  }
  return [own]
}

/** The groups that a radio or checkbox stands in with nothing else but those of its name. */
function* groupsAround(box: Element): Generator<Element> {
  if (!['radio', 'checkbox'].includes(attribute(box, 'type') ?? '')) return
  for (let around = box.parentNode; around !== null; around = 'parentNode' in around ? around.parentNode : null)
    if (isFieldset(around) && everyElement(around).every((each) => isOfGroup(each, attribute(box, 'name'))))
      yield around
}

const isOfGroup = (element: Element, name: string | undefined): boolean =>
  !['input', 'select', 'textarea'].includes(element.tagName) ||
  attribute(element, 'name') === name ||
  isRevealed(element)

/** Whether an answer shows it. */
function isRevealed(element: Element): boolean {
  for (let around = element.parentNode; around !== null; around = 'parentNode' in around ? around.parentNode : null)
    if ('attrs' in around && /__conditional(\s|$)/.test(attribute(around, 'class') ?? '')) return true
  return false
}

const isFieldset = (node: Node): node is Element => 'tagName' in node && node.tagName === 'fieldset'

function inSight(element: Element): string {
  const unseen = everyElement(element)
    .filter((each) => attribute(each, 'class')?.includes('visually-hidden'))
    .map(textOf)
  return squeezed(unseen.reduce((text, part) => text.replace(part, ''), textOf(element)))
}

/**
 * What is wrong with the sentences in a page's summary of mistakes: one that leads to nothing one can type or choose in, that doesn't stand
 * at its field too, or that doesn't name the field as it is labelled. (WCAG 3.3.1)
 */
export function errorsAstray({ elements }: Pick<ReadPage, 'elements'>): readonly string[] {
  const byId = (id: string) => elements.find((each) => attribute(each, 'id') === id)
  const links = elements
    .filter((each) => attribute(each, 'class')?.includes('govuk-error-summary__list'))
    .flatMap((list) => everyElement(list).filter(({ tagName }) => tagName === 'a'))
  return links.flatMap((link) => {
    const sentence = squeezed(textOf(link))
    const box = byId((attribute(link, 'href') ?? '').slice(1))
    if (box === undefined || !['input', 'select', 'textarea'].includes(box.tagName))
      return [`“${sentence}” leads to no box`]
    const labels = labelsOf(box, elements)
    const [label = ''] = labels
    // Of several boxes of one question each has its own sentence, as its hint.
    const ofThis = sentence.split('”: ').at(-1) ?? sentence
    const isAtField = elements.some(
      (each) =>
        /error-message|govuk-hint/.test(attribute(each, 'class') ?? '') && squeezed(textOf(each)).endsWith(ofThis),
    )
    return [
      ...(isAtField ? [] : [`“${sentence}” isn’t said at “${label}”`]),
      ...(labels.some((each) => isNamed(sentence, each)) ? [] : [`“${sentence}” doesn’t name “${label}”`]),
    ]
  })
}
