import { earliest, type PlainDate } from '#rules/calendar/plain-date.ts'

/** The bodies that may be given the power to start pre-proceedings, in the order in which they meet (P1, P9). */
export const startingBodies = ['planning-meeting', 'care-pathways-panel', 'gateway-panel'] as const

/** What an episode is kept with that somebody with the power started outside a panel (SET-07). */
export const decidedOutsideBody = 'outside-a-panel'

export type StartingBody = (typeof startingBodies)[number]

/** What a body's approval does: it starts pre-proceedings, or only recommends (SET-03; P1). */
export type DecidingPower = 'starts' | 'recommends'

/** Until an authority says otherwise every one of them starts, a Care Pathways approval too (P1 [decided]). */
export const usualPower: DecidingPower = 'starts'

/** A body's approval on a day; it is a decision where the authority lets that body start. */
export type StartDecision = { readonly by: StartingBody; readonly on: PlainDate }

/** The date of the first body that *decided*; null when none has (P1). `powerOf` is the authority's setting for each body. */
export function firstDecidedOn(
  decisions: readonly StartDecision[],
  powerOf: (body: StartingBody) => DecidingPower,
): PlainDate | null {
  const dates = decisions.filter(({ by }) => powerOf(by) === 'starts').map(({ on }) => on)
  return dates.length === 0 ? null : dates.reduce(earliest)
}
