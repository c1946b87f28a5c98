import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { TrackerViews } from '#records/tracker/tracker-views.ts'
import type { OpenStage } from '#rules/tracker/clock-line.ts'
import { waitsInOrder } from '#rules/pre-proceedings/next-step.ts'
import { type InOrder, orderFrom, orderText } from './tracker-orders.ts'

/** Which children the tracker shows, in what order and how, as the address says it. */
export type TrackerView = InOrder & {
  readonly team: number | null
  readonly stage: OpenStage | null
  readonly due: Due | null
  readonly waiting: (typeof waitsInOrder)[number] | null
  readonly shown: Shown
  readonly size: Size
  readonly page: number
}

export const stages = {
  'pre-proceedings': capitalised(nameFor('stage.pre-proceedings')),
  proceedings: 'Care proceedings',
  private: 'Private proceedings',
} as const satisfies Record<OpenStage, string>
export const dues = { overdue: 'Overdue', '2': 'Within 2 weeks', '4': 'Within 4 weeks', '8': 'Within 8 weeks' } as const
export const showns = { strips: 'Strips', table: 'Table' } as const
export const sizes = { '25': '25', '50': '50', all: 'All' } as const

export type Due = keyof typeof dues
export type Shown = keyof typeof showns
export type Size = keyof typeof sizes

const oneOf = <Key extends string>(choices: Readonly<Record<Key, string>>, said: string | null): Key | null => {
  const keys: readonly string[] = Object.keys(choices)
  const isKey = (text: string): text is Key => keys.includes(text)
  return said !== null && isKey(said) ? said : null
}

const wholeNumber = (said: string | null): number | null =>
  said !== null && /^\d{1,6}$/.test(said) ? Number(said) : null

/** Reads what an address says; what it doesn't understand is left out rather than refused, so that an old link still shows a list. */
export const viewFrom = (query: URLSearchParams): TrackerView => ({
  team: wholeNumber(query.get('team')),
  stage: oneOf(stages, query.get('stage')),
  due: oneOf(dues, query.get('due')),
  waiting: waitsInOrder.find((what) => what === query.get('waiting')) ?? null,
  ...orderFrom(query.get('order')),
  shown: oneOf(showns, query.get('view')) ?? 'strips',
  size: oneOf(sizes, query.get('size')) ?? '25',
  page: Math.max(1, wholeNumber(query.get('page')) ?? 1),
})

const whichChildren = ['team', 'stage', 'due', 'waiting', 'order', 'view', 'size', 'page']

/**
 * The view that somebody asks for. An address that says nothing opens with the view they chose for that, else as they left the tracker;
 * one that comes back to it is that very page; and one that says only which children keeps strips or table, and how many on a page.
 */
export function viewAsked(query: URLSearchParams, { left, named }: TrackerViews): TrackerView {
  const asLeft = viewFrom(new URLSearchParams(left ?? ''))
  if (query.has('back')) return asLeft
  if (!whichChildren.some((name) => query.has(name))) {
    const opening = named.find(({ opens }) => opens)
    return opening === undefined ? { ...asLeft, page: 1 } : viewFrom(new URLSearchParams(opening.choices))
  }
  const asked = viewFrom(query)
  if (query.has('view')) return asked
  return { ...asked, shown: asLeft.shown, size: query.has('size') ? asked.size : asLeft.size }
}

/** Whether it shows only some of the children. */
export const isFiltered = ({ team, stage, due, waiting }: TrackerView): boolean =>
  team !== null || stage !== null || due !== null || waiting !== null

/** The same list of every child. */
export const unfiltered = (view: TrackerView): TrackerView => ({
  ...view,
  ...{ team: null, stage: null, due: null, waiting: null },
  page: 1,
})

/** What the address says of a view's children and their order; what is usual needs no words. */
function choicesOf(view: TrackerView): URLSearchParams {
  const query = new URLSearchParams()
  if (view.team !== null) query.set('team', String(view.team))
  if (view.stage !== null) query.set('stage', view.stage)
  if (view.due !== null) query.set('due', view.due)
  if (view.waiting !== null) query.set('waiting', view.waiting)
  if (view.order !== 'urgent') query.set('order', orderText(view))
  return query
}

/** All that an address says of a view, in one text; page 1 and the usual size need no words. */
export function choicesText(view: TrackerView): string {
  const query = choicesOf(view)
  query.set('view', view.shown)
  if (view.size !== '25') query.set('size', view.size)
  if (view.page > 1) query.set('page', String(view.page))
  return query.toString()
}

/** The address of a view. */
export const addressOf = (view: TrackerView): string => `/tracker?${choicesText(view)}`

/** Where the letters and meetings of a child are written in the child's row of this list. */
export const rowFormOf = (view: TrackerView, childId: number): string =>
  `/tracker/children/${childId}/letters?${choicesText(view)}#child-${childId}`

/** The list in which something was saved in a child's row, at that row. */
export const savedInRow = (view: TrackerView, childId: number): string =>
  `${addressOf(view)}&saved=${childId}#child-${childId}`

/** Where all that a view asks for can be taken away, in its order. */
export function exportOf(view: TrackerView, path: '/tracker.xlsx' | '/tracker.csv'): string {
  const query = choicesOf(view)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
