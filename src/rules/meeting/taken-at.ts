import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** When a meeting takes what concerns some children. */
export type TakenAt = {
  readonly on: PlainDate
  /** The meeting's address: two series can meet on one day. */
  readonly meeting: string
  readonly from: Temporal.PlainTime
  readonly to: Temporal.PlainTime
  readonly childIds: readonly number[]
  /** Those of them whom the reason is about; empty where it is about all. The others are in view alone. */
  readonly dueChildIds: readonly number[]
  /** 'final, overdue by 7 days'. */
  readonly reason: string
}
