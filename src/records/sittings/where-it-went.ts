import { sql } from 'kysely'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import { whatItStandsFor } from '#rules/sittings/change-sitting.ts'
import { usualDaysOfWeek } from '#rules/sittings/rhythm.ts'
import { type SittingPlan, sittingsBetween, usualSitting } from '#rules/sittings/sittings.ts'
import type { Db } from '#records/keeping/db.ts'
import { addressOf, loadSeries, readAddress } from './sitting-address.ts'
import { loadSittingPlans } from './sitting-plans.ts'

type PlainDate = Temporal.PlainDate

/** The address of the meeting that used to be at another one, and the day it stood on there; null when none was moved from there. */
export async function findMoved(
  db: Db,
  address: string,
): Promise<{ readonly from: PlainDate; readonly to: string } | null> {
  const asked = readAddress(address)
  const allSeries = asked === null ? [] : await loadSeries(db)
  const series = asked?.seriesId == null ? allSeries[0] : allSeries.find(({ id }) => id === asked.seriesId)
  if (asked === null || series === undefined) return null
  const to = await whereItWent(db, series.id, asked.on)
  return to === null ? null : { from: asked.on, to: addressOf(to, series, allSeries[0]) }
}

/** The address of a meeting that is written down, where it is held now; null when it isn't. */
export async function addressOfSitting(db: Db, sittingId: number): Promise<string | null> {
  const [row, plans, allSeries] = await Promise.all([
    db.selectFrom('sitting').select(['seriesId', 'meetsOn as on']).where('id', '=', sittingId).executeTakeFirst(),
    loadSittingPlans(db),
    loadSeries(db),
  ])
  const series = allSeries.find(({ id }) => id === row?.seriesId)
  const plan = plans.get(row?.seriesId ?? -1)
  if (row === undefined || series === undefined || plan === undefined) return null
  const on = plan.written.get(sittingId)?.on ?? row.on
  return addressOf(on, series, allSeries[0])
}

/**
 * On which day the meeting is held that stood, or would usually stand, on this day of a series, where none is held now: moved by a person
 * or by the calendar, or on which it was cancelled after it was moved. Null when nobody moved one from here. (TM-01)
 */
async function whereItWent(db: Db, seriesId: number, from: PlainDate): Promise<PlainDate | null> {
  const [plans, rows] = await Promise.all([loadSittingPlans(db), movedFrom(db, seriesId, from)])
  const plan = plans.get(seriesId)
  if (plan === undefined) return null
  const held = sittingsBetween(plan, from.subtract({ weeks: 26 }), from.add({ weeks: 26 }))
  const moved = rows.findLast(({ state, on }) => state !== 'cancelled' && held.some((each) => each.on.equals(on)))
  if (moved !== undefined) return moved.on
  const usual = usualDaysAbout(plan, from).find(
    (day) => day.equals(from) || usualSitting(plan, day)?.on.equals(from) === true,
  )
  const ofThatDay = usual === undefined ? undefined : held.find((each) => whatItStandsFor(each)?.equals(usual) === true)
  // Moved, and then cancelled: its page on the new day says so.
  return (ofThatDay ?? rows.findLast(({ state }) => state === 'cancelled'))?.on ?? null
}

/** The usual days of the week of a day, then of the two before it, whose meeting a calendar can have pushed there. */
const usualDaysAbout = ({ rhythm }: SittingPlan, on: PlainDate): readonly PlainDate[] =>
  [0, 1, 2].flatMap((weeks) => usualDaysOfWeek(rhythm, mondayOf(on).subtract({ weeks })))

/** The meetings that somebody moved away from this day, in the order in which that was done. */
const movedFrom = (db: Db, seriesId: number, from: PlainDate) =>
  db
    .selectFrom('changeHistory')
    .innerJoin('sitting', 'sitting.id', 'changeHistory.recordId')
    .select(['sitting.meetsOn as on', 'sitting.state'])
    .where('recordKind', '=', 'sitting')
    .where('sitting.seriesId', '=', seriesId)
    .where('sitting.meetsOn', '!=', from)
    .where(sql`before ->> 'meetsOn'`, '=', from.toString())
    .orderBy('changeHistory.id')
    .execute()
