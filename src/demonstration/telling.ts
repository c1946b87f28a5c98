import type { Tx } from '#records/keeping/db.ts'
import type { Chance } from './chance.ts'
import type { Organisation } from './organisation.ts'

type PlainDate = Temporal.PlainDate

/** What the past meetings are written with. */
export type Telling = {
  readonly tx: Tx
  readonly chance: Chance
  readonly organisation: Organisation
  readonly today: PlainDate
}

/** An item of a past meeting, with the children reviewed there. */
export type Item = { readonly id: number; readonly on: PlainDate; readonly childIds: readonly number[] }

export const at = (on: PlainDate, time: string): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).toInstant()
