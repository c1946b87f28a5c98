import type { OpenStage } from '#rules/tracker/clock-line.ts'
import { waitsInOrder } from '#rules/pre-proceedings/next-step.ts'

/** Which children the tracker shows and in what order, as the address says it. */
export type TrackerView = {
  readonly team: number | null
  readonly stage: OpenStage | null
  readonly due: Due | null
  readonly waiting: (typeof waitsInOrder)[number] | null
  readonly order: Order
  readonly page: number
}

export const stages = {
  'pre-proceedings': 'Pre-proceedings',
  proceedings: 'Care proceedings',
  private: 'Private proceedings',
} as const satisfies Record<OpenStage, string>
export const dues = { overdue: 'Overdue', '2': 'Within 2 weeks', '4': 'Within 4 weeks', '8': 'Within 8 weeks' } as const
export const orders = {
  urgent: 'Most urgent first',
  name: 'Name',
  team: 'Team',
  weeks: 'Longest in weeks first',
} as const

export type Due = keyof typeof dues
export type Order = keyof typeof orders

const oneOf = <Key extends string>(choices: Readonly<Record<Key, string>>, said: string | null): Key | null => {
  const keys: readonly string[] = Object.keys(choices)
  const isKey = (text: string): text is Key => keys.includes(text)
  return said !== null && isKey(said) ? said : null
}

const wholeNumber = (said: string | null): number | null =>
  said !== null && /^\d{1,6}$/.test(said) ? Number(said) : null

/** Reads the address; what it doesn't understand is left out rather than refused, so that an old link still shows a list. */
export const viewFrom = (query: URLSearchParams): TrackerView => ({
  team: wholeNumber(query.get('team')),
  stage: oneOf(stages, query.get('stage')),
  due: oneOf(dues, query.get('due')),
  waiting: waitsInOrder.find((what) => what === query.get('waiting')) ?? null,
  order: oneOf(orders, query.get('order')) ?? 'urgent',
  page: Math.max(1, wholeNumber(query.get('page')) ?? 1),
})

/** The address of a view; page 1 and the usual order need no words. */
export function addressOf(view: TrackerView, path = '/tracker'): string {
  const query = new URLSearchParams()
  if (view.team !== null) query.set('team', String(view.team))
  if (view.stage !== null) query.set('stage', view.stage)
  if (view.due !== null) query.set('due', view.due)
  if (view.waiting !== null) query.set('waiting', view.waiting)
  if (view.order !== 'urgent') query.set('order', view.order)
  if (view.page > 1) query.set('page', String(view.page))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
