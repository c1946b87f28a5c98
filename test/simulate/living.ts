import type { Chance } from '#demonstration/chance.ts'
import type { Sent } from '#test/support/waymark.ts'
import type { Came, SendStep } from './steps.ts'
import type { World } from './world.ts'

/** What people and events act with in a run. */
export type Life = {
  readonly world: World
  readonly chance: Chance
  /** How often each kind of address was opened, so that what nobody has opened yet is tried first. */
  readonly visits: Map<string, number>
  /** Somebody sends a form, of the page they have just opened where it is given; what came of it, in order. */
  readonly send: (step: Omit<SendStep, 'is' | 'number' | 'at'>, page?: Sent) => Promise<readonly Came[]>
  /** Somebody opens a page; null where they can’t sign in. */
  readonly look: World['open']
  /** The number that the words of the next step count from. */
  readonly nextWord: () => number
}
