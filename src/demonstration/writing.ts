import type { Tx } from '#records/keeping/db.ts'
import type { Chance } from './chance.ts'
import type { Organisation } from './organisation.ts'

type PlainDate = Temporal.PlainDate

/** What a family's writing needs besides the plan itself; `number` makes references and ids unique. */
export type Writing = {
  readonly tx: Tx
  readonly chance: Chance
  readonly organisation: Organisation
  readonly today: PlainDate
  readonly number: number
  /** What happened only after the last Overview was published: written when the past ones are. */
  readonly afterwards: (() => Promise<unknown>)[]
}
