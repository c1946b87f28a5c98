import { dayInEngland } from '#platform/clock.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Db } from '#records/keeping/db.ts'

/** When a meeting was, and when it ended, if it has. */
export type WhenHeld = { readonly on: Temporal.PlainDate; readonly closedAt: Temporal.Instant | null }

/** Whether a meeting was over at that moment: it had ended, or its day had gone. What is changed of its seats then doesn't touch it. (SET-06) */
export const wasOverAt = ({ on, closedAt }: WhenHeld, moment: Temporal.Instant): boolean =>
  isBefore(on, dayInEngland(moment)) || (closedAt !== null && Temporal.Instant.compare(closedAt, moment) < 0)

/** What was so at a meeting, of what has been otherwise until some moments, the earliest first; `now` where it hasn't changed since. */
export const soAt = <Before extends { readonly until: Temporal.Instant }, Now>(
  earlier: readonly Before[],
  when: WhenHeld,
  now: Now,
): Before | Now => earlier.find(({ until }) => wasOverAt(when, until)) ?? now

/** Whether a series needed a legal adviser to decide, and until when, the earliest first. */
export const earlierNeedsOf = (db: Db, seriesId: number) =>
  db
    .selectFrom('earlierNeed')
    .select(['needsLegalAdviser', 'until'])
    .where('seriesId', '=', seriesId)
    .orderBy('until')
    .orderBy('id')
    .execute()

/** The parts that seats of a series had before, the earliest first. */
export const earlierPartsOf = (db: Db, seriesId: number) =>
  db
    .selectFrom('earlierPart')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
    .select(['seatId', 'earlierPart.part', 'until'])
    .where('seriesId', '=', seriesId)
    .orderBy('until')
    .orderBy('earlierPart.id')
    .execute()
