import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { sayPounds } from '#rules/words/pounds.ts'

/** What can be asked for besides: the kinds of L midpoint. (PP-07) */
export const resourceKinds = ['expert-assessment', 'hair-strand-testing', 'other'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** What each kind is called. */
export const resourceWords: Record<ResourceKind, string> = {
  'expert-assessment': 'Expert assessment',
  'hair-strand-testing': 'Hair strand testing',
  other: 'Another resource',
}

/** What can be decided: as asked, in part or for less, or not. (PP-07) */
export const resourceDecisions = ['agreed', 'agreed-in-part', 'refused'] as const
export type ResourceDecision = (typeof resourceDecisions)[number]

/** What each is called. */
export const resourceDecisionWords: Record<ResourceDecision, string> = {
  agreed: 'Agreed',
  'agreed-in-part': 'Agreed in part',
  refused: 'Refused',
}

/** How far a request has come, with its amounts in whole pence. (PP-07) */
export type ResourceGoing = {
  readonly askedOn: PlainDate
  readonly askedPence: number
  readonly decision: ResourceDecision | null
  readonly agreedPence: number | null
  readonly decidedOn: PlainDate | null
  readonly closedOn: PlainDate | null
  readonly closedBecause: 'withdrawn' | 'pre-proceedings-ended' | null
}

/** Whether it waits to be decided: neither decided nor withdrawn, and something remains to be decided for. (PP-07) */
export const isWaiting = ({ decision, closedOn }: Pick<ResourceGoing, 'decision' | 'closedOn'>): boolean =>
  decision === null && closedOn === null

/** Days from the request to what ended it, or to today while it waits; 0 on the day itself. (PP-07) */
export const daysToDecision = ({ askedOn, decidedOn, closedOn }: ResourceGoing, today: PlainDate): number =>
  Math.max(0, daysBetween(askedOn, decidedOn ?? closedOn ?? today))

/** 'waits since today', 'waits 3 days'. (PP-07) */
export function sayWaits(request: ResourceGoing, today: PlainDate): string {
  const days = daysToDecision(request, today)
  return days === 0 ? 'asked for today' : `waits ${sayDays(days)}`
}

/** What was decided, or why nothing is to be decided any more: 'agreed in part, £1,500 of £2,500'; null while it waits. (PP-07) */
export function sayWhatBecame(request: ResourceGoing): string | null {
  const { decision, agreedPence, askedPence, closedBecause } = request
  if (closedBecause === 'withdrawn') return 'withdrawn'
  if (closedBecause !== null)
    return `closed by itself, as ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended`
  switch (decision) {
    case null:
      return null
    case 'agreed':
      return `agreed, ${sayPounds(askedPence)}`
    case 'agreed-in-part':
      return `agreed in part, ${sayPounds(agreedPence ?? 0)} of ${sayPounds(askedPence)}`
    case 'refused':
      return `refused, ${sayPounds(askedPence)}`
  }
}

/** After how many days a request that waits is also told to those with a higher limit: perhaps nobody else is there. (PP-07) */
const waitsLongAfter = 5

/** Whether it has waited so long that whoever else may decide is told as well. (PP-07) */
export const waitsLong = (request: ResourceGoing, today: PlainDate): boolean =>
  isWaiting(request) && daysToDecision(request, today) >= waitsLongAfter

/** A request that waits, as it is told where it holds a child up. (PP-07) */
export type WaitingResource = {
  readonly id: number
  readonly kind: ResourceKind
  readonly what: string
  readonly askedPence: number
  readonly askedOn: PlainDate
}

/** 'Hair strand testing, £450, asked for on Mon 23 Nov 2026: waits 5 days.' (PP-07) */
export const sayResourceAsked = ({ kind, askedPence, askedOn }: WaitingResource, today: PlainDate): string =>
  `${resourceWords[kind]}, ${sayPounds(askedPence)}, asked for on ${sayDate(askedOn)}: ${sayDaysWaiting(askedOn, today)}.`

/** 'waits 5 days', 'waits since today'. */
const sayDaysWaiting = (askedOn: PlainDate, today: PlainDate): string => {
  const days = Math.max(0, daysBetween(askedOn, today))
  return days === 0 ? 'waits since today' : `waits ${sayDays(days)}`
}
