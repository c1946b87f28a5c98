import { writeDate } from '#rules/calendar/written-date.ts'
import { finalHeadings } from '#rules/pre-proceedings/considerations.ts'
import { returnsToPanel } from '#rules/pre-proceedings/episode.ts'
import { progressHeading, sayAllThatBecame } from '#rules/pre-proceedings/review-update.ts'
import { type DirectionDates, directionHeadings, midpointHeadings } from '#rules/pre-proceedings/review-words.ts'
import { keptRatification } from '#features/meetings/ratification/ratification-fields.ts'
import type { OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { keptPanelFields } from '#features/meetings/panel/panel-fields.ts'
import type { PanelAtItem } from '#features/meetings/panel/panel-at-item.query.ts'
import type { ChildInItem, ItemInView } from './item-in-view.query.ts'

/** What stands in a form's fields, by name: as kept, or exactly as typed. */
export type Fields = { text(name: string): string }

/** The names of the fields of one child's decision. */
export const fieldsOf = (childId: number) => ({
  kind: `kind-${childId}`,
  outcome: `outcome-${childId}`,
  why: `why-${childId}`,
  newLimit: `new-limit-${childId}`,
  returnWhy: `return-why-${childId}`,
  returnOwner: `return-owner-${childId}`,
  returnBy: `return-by-${childId}`,
  earlyReason: `early-reason-${childId}`,
})

/** What is written once for all the children chosen, or for one child alone. */
export const sharedScope = 'all'
export const scopeOf = (childId: number): string => `child-${childId}`
export const writtenField = (scope: string, heading: string): string => `${scope}-${heading}`
/** The field in which the same is written of all children. */
export const sharedOf = (name: string): string => name.replace(/^child-\d+-/, `${sharedScope}-`)
/** By when a direction written there is to be done. */
export const directionByField = (scope: string, heading: string): string => `${scope}-${heading}-by`

export const headingsOf = (kind: 'midpoint' | 'final'): readonly string[] =>
  kind === 'final' ? finalHeadings : midpointHeadings

/** How many actions a form can add at once. */
export const actionPrefixes = ['action-1', 'action-2'] as const

/** Which children the form is about, which review each has, and whether their considerations are written once or child by child. */
export type FormShape = {
  readonly children: readonly (ChildInItem & {
    readonly episode: NonNullable<ChildInItem['episode']>
    /** By when the directions recorded here are to be done, as their actions have it now. */
    readonly directionsBy: DirectionDates
  })[]
  readonly separately: boolean
  readonly outside: OutsideDecision | null
  /** What a panel was asked for; null where the item is about something else. */
  readonly panel: PanelAtItem | null
}

type Chosen = { all(name: string): readonly string[] }

/** The shape the address asks for: `child` (several), `final` (children whose final is held instead of the midpoint), `separately`. */
export function shapeOf(view: ItemInView, asked: Chosen): FormShape {
  const named = asked.all('child')
  const isChosen = ({ child, isDue, review }: ChildInItem) =>
    named.length > 0 ? named.includes(String(child.id)) || review !== null : isDue
  const children = view.children.flatMap((each) =>
    each.episode !== null && isChosen(each) && (each.review !== null || each.episode.clock.kind === 'running')
      ? [{ ...each, episode: each.episode, kind: kindAsked(each, asked), directionsBy: directionsByOf(view, each) }]
      : [],
  )
  const isSeparate = asked.all('separately').includes('yes') || differ(children)
  return { children, separately: isSeparate, outside: view.outside, panel: view.panel }
}

const kindAsked = ({ child, kind, review }: ChildInItem, asked: Chosen): 'midpoint' | 'final' =>
  review === null && asked.all('final').includes(String(child.id)) ? 'final' : kind

/** The days of the actions that the directions written of a child have become. */
function directionsByOf({ said }: ItemInView, { child, review }: ChildInItem): DirectionDates {
  const dueOn = (words: string) =>
    said.actions.find((each) => each.source === 'review' && each.childId === child.id && each.words === words)?.dueOn
  return Object.fromEntries(
    directionHeadings.flatMap((heading) => {
      const words = review?.written[heading] ?? ''
      const by = words === '' ? undefined : dueOn(words)
      return by == null ? [] : [[heading, by]]
    }),
  )
}

/** Whether children reviewed already had different things written of them, which one set of fields couldn't hold. */
function differ(children: FormShape['children']): boolean {
  const written = children.flatMap(({ review, kind, directionsBy }) =>
    review === null
      ? []
      : [
          [
            kind,
            ...headingsOf(kind).map((heading) => review.written[heading] ?? ''),
            ...directionHeadings.map((heading) => directionsBy[heading]?.toString() ?? ''),
          ].join('\n'),
        ],
  )
  return new Set(written).size > new Set(children.filter(({ review }) => review !== null).map(({ kind }) => kind)).size
}

/** Everything the record holds of an item, as the form's fields. */
export function keptFields(view: ItemInView, { children, separately, outside, panel }: FormShape): Fields {
  const values = new Map<string, string>([
    ['discussion', view.kept?.discussion ?? ''],
    ...(outside === null || view.kept === null ? [] : keptRatification(outside)),
    ...(panel === null ? [] : keptPanelFields(panel)),
  ])
  const isRecorded = view.kept !== null && view.kept.state !== 'open'
  for (const { child, review, urgentReturn, directionsBy } of children) {
    const names = fieldsOf(child.id)
    if (review === null) {
      if (isRecorded) values.set(names.outcome, 'none')
      continue
    }
    values.set(names.outcome, review.outcome ?? '')
    values.set(names.why, returnsToPanel(review.outcome) ? '' : (review.why ?? ''))
    values.set(names.earlyReason, review.earlyReason ?? '')
    values.set(names.returnWhy, urgentReturn?.why ?? '')
    values.set(names.returnOwner, urgentReturn?.ownerId?.toString() ?? '')
    values.set(names.newLimit, writeDate(review.recommendedLimitOn))
    values.set(names.returnBy, writeDate(urgentReturn?.by ?? null))
    const scope = separately ? scopeOf(child.id) : sharedScope
    for (const heading of headingsOf(review.kind))
      values.set(writtenField(scope, heading), review.written[heading] ?? '')
    for (const heading of directionHeadings)
      values.set(directionByField(scope, heading), writeDate(directionsBy[heading] ?? null))
  }
  return { text: (name) => values.get(name) ?? '' }
}

type Children = FormShape['children']

/** The shape a form opens in: where teams wrote other things of siblings of one review, of each separately. (PP-11, FAM-02) */
export function openingShape(shape: FormShape): FormShape {
  const isApart = ofOneKind(shape.children).some((together) => headingsThatDiffer(together).length > 0)
  return isApart ? { ...shape, separately: true } : shape
}

/** The children of each kind of review of whom this form is the first to write. */
const ofOneKind = (children: Children): readonly Children[] =>
  [...Map.groupBy(children, ({ kind }) => kind).values()].filter((together) =>
    together.every(({ review }) => review === null),
  )

const headingsThatDiffer = (together: Children): readonly string[] =>
  together.flatMap(({ kind }) =>
    headingsOf(kind).filter((heading) => new Set(together.map(({ opening }) => opening[kind][heading] ?? '')).size > 1),
  )

/**
 * What stands under the headings before anybody has typed at the meeting, by the field's name: what the team wrote, what the last review left,
 * and what became of what that asked for, where it is the same of all who are written of together. (PP-11, PP-06)
 */
export function openingWritten({ children, separately }: FormShape): ReadonlyMap<string, string> {
  const written = ofOneKind(children).flatMap((together) =>
    separately
      ? together.map((child) => openingOf([child], scopeOf(child.child.id)))
      : [openingOf(together, sharedScope)],
  )
  return new Map(written.flat())
}

function openingOf(together: Children, scope: string): readonly (readonly [string, string])[] {
  const [first] = together
  if (first === undefined) return []
  const { kind } = first
  const differ = headingsThatDiffer(together)
  return headingsOf(kind).map((heading) => {
    const words = differ.includes(heading) ? '' : (first.opening[kind][heading] ?? '')
    const became = heading === progressHeading[kind] ? sayBecame(together) : ''
    return [writtenField(scope, heading), [words, became].filter((part) => part !== '').join('\n')] as const
  })
}

/** Only what is so of every one of them: the same goes on each one's file. */
function sayBecame(together: Children): string {
  const [first, ...others] = together
  const on = first?.before?.heldOn
  if (first === undefined || on === undefined || others.some(({ before }) => before?.heldOn.equals(on) !== true))
    return ''
  return sayAllThatBecame(
    on,
    first.became.filter((line) => others.every(({ became }) => became.includes(line))),
  )
}

/**
 * Everything a form opens with. Where an extension is asked for and nothing is decided yet, its reason and date stand there to be recommended as
 * they are, or otherwise; under the headings of a review stands what it begins with. (PP-04, PP-11)
 */
export function openingFields(view: ItemInView, shape: FormShape): Fields {
  const kept = keptFields(view, shape)
  const asked = shape.children.flatMap(({ child, episode, review }) => {
    const request = episode.clock.facts.extensions.find(({ state }) => state === 'requested')
    if (review !== null || request === undefined) return []
    const names = fieldsOf(child.id)
    return [[names.why, request.asked?.why ?? ''] as const, [names.newLimit, writeDate(request.newLimit)] as const]
  })
  const opening = new Map([...openingWritten(shape), ...asked])
  return { text: (name) => opening.get(name) ?? kept.text(name) }
}
