import type { Came, SendStep } from '#test/simulate/steps.ts'
import type { Answered, World } from '#test/simulate/world.ts'

/** What an invariant looks at in one run. Each answers what is broken, in a sentence each; what it remembers lives as long as the run. */
export type Watch = {
  /** After each page and each answer to a form. */
  readonly answered?: (answered: Answered) => Promise<readonly string[]> | readonly string[]
  /** After each form that was sent. */
  readonly sent?: (step: SendStep, came: readonly Came[]) => Promise<readonly string[]> | readonly string[]
  /** In the evening of each working day. */
  readonly day?: () => Promise<readonly string[]>
  /** On Friday evening. */
  readonly week?: () => Promise<readonly string[]>
}

/** Something that is true of every run, whatever people do. */
export type Invariant = { readonly says: string; readonly watch: (world: World) => Watch }

/** Something broken: which invariant, and how. */
export type Broken = { readonly says: string; readonly what: string }
