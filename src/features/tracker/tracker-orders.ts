import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'

/** How the tracker can be ordered, in words; most of them also the other way round. */
export const orders = {
  urgent: 'Most urgent first',
  name: 'Name',
  team: 'Team',
  weeks: 'Longest in weeks first',
  next: 'Next date',
  'case-system-id': 'Case-system id',
  'legal-status': 'Legal status',
  waits: 'What they wait for',
  letter: 'Letter sent',
  'first-meeting': 'First meeting',
  worker: capitalised(nameFor('role.case-holder')),
  solicitor: 'Solicitor',
} as const

export type Order = keyof typeof orders

/** Which order, and whether the other way round; what is urgent has no other way. */
export type InOrder = { readonly order: Order; readonly isReversed: boolean }

/** "Name", "Name, the other way round", "Shortest in weeks first". */
export const sayOrder = ({ order, isReversed }: InOrder): string =>
  !isReversed ? orders[order] : order === 'weeks' ? 'Shortest in weeks first' : `${orders[order]}, the other way round`

const isOrder = (text: string): text is Order => Object.hasOwn(orders, text)

/** Reads an order: "name", or "-name" for the other way round; anything odd is the usual one. */
export function orderFrom(said: string | null): InOrder {
  const order = said?.replace(/^-/, '') ?? ''
  if (!isOrder(order)) return { order: 'urgent', isReversed: false }
  return { order, isReversed: order !== 'urgent' && said?.startsWith('-') === true }
}

/** An order as `orderFrom` reads it. */
export const orderText = ({ order, isReversed }: InOrder): string => (isReversed ? `-${order}` : order)
