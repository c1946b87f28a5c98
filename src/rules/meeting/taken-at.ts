import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Brings } from './agenda-items.ts'

/** When a meeting takes what concerns some children. */
export type TakenAt = {
  readonly on: PlainDate
  /** The meeting's address: two series can meet on one day. */
  readonly meeting: string
  /** Its name, where there are several to go to. */
  readonly apart: string | null
  readonly from: Temporal.PlainTime
  readonly to: Temporal.PlainTime
  readonly childIds: readonly number[]
  /** What brings each of them; empty where the reason is about all. The others are in view alone. */
  readonly brings: readonly Brings[]
  /** 'case management Thu 26 Nov'. */
  readonly reason: string
}
