import type { StartingBody } from './start-episode.ts'

/** What a body's approval does: it starts pre-proceedings, or only recommends (SET-03; P1). */
export type DecidingPower = 'starts' | 'recommends'

/** The bodies that may be given the power to start, in the order in which they meet. */
export const startingBodies = [
  'planning-meeting',
  'care-pathways-panel',
  'gateway-panel',
] as const satisfies readonly StartingBody[]

/** Until an authority says otherwise every one of them starts, a Care Pathways approval too (P1 [decided]). */
export const usualPower: DecidingPower = 'starts'
