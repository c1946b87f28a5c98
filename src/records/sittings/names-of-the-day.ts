import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'

type Renamed = { readonly seatId: number } | { readonly seriesId: number }

/** Keeps what a seat or a series was called until now, before it gets another name: past meetings go by it. */
export const keepEarlierName = async (tx: Tx, deed: Deed, renamed: Renamed, name: string): Promise<void> => {
  await tx
    .insertInto('earlierName')
    .values({ ...renamed, name, until: deed.now })
    .execute()
}

/** When a meeting was: it had its names from the day it was held on, or from when it was opened on that day. */
type When = { readonly on: Temporal.PlainDate; readonly openedAt: Temporal.Instant | null }

/** The names a series had before, the earliest first. */
export const earlierNamesOfSeries = (db: Db, seriesId: number) =>
  db.selectFrom('earlierName').select(['name', 'until']).where('seriesId', '=', seriesId).orderBy('until').execute()

type EarlierName = Awaited<ReturnType<typeof earlierNamesOfSeries>>[number]

/** What it was called at a meeting; `now` where it has had no other name since. */
export const nameAt = (earlier: readonly EarlierName[], { on, openedAt }: When, now: string): string =>
  earlier.find(
    ({ until }) =>
      isBefore(on, dayInEngland(until)) || (openedAt !== null && Temporal.Instant.compare(openedAt, until) < 0),
  )?.name ?? now

/** The same of the series of each sitting that a statement reads. */
export const seriesNameOfSitting = sql<string>`coalesce(
  (select earlier_name.name from earlier_name
    where earlier_name.series_id = sitting.series_id
      and ((until at time zone 'Europe/London')::date > sitting.meets_on or until > sitting.opened_at)
    order by until limit 1),
  (select meeting_series.name from meeting_series where meeting_series.id = sitting.series_id))`

/** The names that seats of a series had before, the earliest first. */
export const earlierNamesOfSeats = (db: Db, seriesId: number) =>
  db
    .selectFrom('earlierName')
    .innerJoin('coreSeat', 'coreSeat.id', 'earlierName.seatId')
    .select(['coreSeat.id as seatId', 'earlierName.name', 'until'])
    .where('coreSeat.seriesId', '=', seriesId)
    .orderBy('until')
    .execute()
