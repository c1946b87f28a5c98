import type { Chance } from '#demonstration/chance.ts'
import type { Db } from '#records/keeping/db.ts'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { Rhythm } from '#rules/sittings/rhythm.ts'
import { type Business, usualBusiness } from '#rules/meeting/business.ts'
import { aSeat, type SmallAuthority } from '#test/support/small-authority.ts'

/** A second meeting that a council has, and how often it meets. */
export type SecondMeeting = { readonly seriesId: number; readonly rhythm: Rhythm }

/** Weekly, every second week, or on two days a week. */
function anyRhythm(chance: Chance, weekday: number): Rhythm {
  const countsFrom = day('2026-11-23').add({ days: weekday - 1, weeks: chance.in(0.5) ? 1 : 0 })
  return chance.weighted<Rhythm>([
    [2, { kind: 'weekly', weekday }],
    [1, { kind: 'fortnightly', countsFrom }],
    [1, { kind: 'several-days', weekdays: [weekday, (weekday % 5) + 1] }],
  ])
}

async function keepRhythm(db: Db, seriesId: number, rhythm: Rhythm): Promise<void> {
  const parts = {
    ...(rhythm.kind === 'fortnightly' ? { countsFrom: rhythm.countsFrom } : {}),
    ...(rhythm.kind === 'several-days' ? { weekdays: [...rhythm.weekdays] } : {}),
  }
  await db
    .updateTable('meetingSeries')
    .set({ rhythm: rhythm.kind, ...parts })
    .where('id', '=', seriesId)
    .execute()
}

/** One panel does all. (SET-06) */
const keepAlso = (db: Db, seriesId: number, kinds: readonly Business[]) =>
  db.transaction().execute((tx) => keepTaken(tx, seriesId, [...usualBusiness, ...kinds]))

/**
 * One council in three shares its business between two meetings: the second takes court, private business or both, or everything of one team,
 * or of that team the reviews alone; it meets each week, every second one or on two days. (SET-06)
 */
export async function sharedBusiness(db: Db, place: SmallAuthority, chance: Chance): Promise<SecondMeeting | null> {
  if (!chance.in(0.35)) {
    if (chance.in(0.3)) await keepAlso(db, place.seriesId, ['referrals', 'resources'])
    return null
  }
  const weekday = chance.between(1, 5)
  const { id: seriesId } = await db
    .insertInto('meetingSeries')
    .values({ name: 'Progression Panel', weekday, startsAt: '14:00' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await aSeat(db, seriesId, 1, 'Chair of the panel', 'chair', place.people.chair)
  await aSeat(db, seriesId, 2, 'Deputy', 'deputy', place.people.deputy)
  const takes = chance.weighted<readonly Business[]>([
    [2, ['court']],
    [1, ['private']],
    [1, ['court', 'private']],
    [2, usualBusiness],
    [2, ['referrals', 'decisions-to-issue']],
  ])
  await db.transaction().execute(async (tx) => {
    await keepTaken(tx, seriesId, takes)
    if (takes !== usualBusiness)
      await keepTaken(
        tx,
        place.seriesId,
        usualBusiness.filter((kind) => !takes.includes(kind)),
      )
    else if (chance.in(0.5)) await tx.updateTable('team').set({ seriesId }).where('id', '=', place.teams.west).execute()
    else await tx.insertInto('teamBusiness').values({ teamId: place.teams.west, kind: 'reviews', seriesId }).execute()
  })
  const rhythm = anyRhythm(chance, weekday)
  await keepRhythm(db, seriesId, rhythm)
  return { seriesId, rhythm }
}
