import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import type { Business } from '#rules/meeting/business.ts'
import { rowOfSitting, standing } from '#rules/sittings/change-sitting.ts'
import { firstSittingOnOrAfter } from '#rules/sittings/proposed-sitting.ts'
import { sittingsBetween, takesFrom } from '#rules/sittings/sittings.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { loadTaken } from './business-of-series.ts'
import { earlierNamesOfSeries, nameAt } from './names-of-the-day.ts'
import { earlierNeedsOf, soAt } from './seats-of-the-day.ts'
import { addressOf, loadSeries, readAddress, type SeriesAtAddress } from './sitting-address.ts'
import { loadSittingPlans } from './sitting-plans.ts'

/** One date of a series' tracking meeting. `id` is null until somebody has written it down, which opening the meeting does. (TM-01) */
export type StoredSitting = {
  readonly id: number | null
  readonly seriesId: number
  readonly seriesName: string
  /** The same where the authority has several series, whose meetings are told apart by it; null where there is one. */
  readonly apart: string | null
  readonly on: Temporal.PlainDate
  /** The usual day whose meeting it is, wherever it is held; null for an extra one. */
  readonly standsFor: Temporal.PlainDate | null
  /** It stands for that day alone, not for its week's meeting. */
  readonly dayAlone: boolean
  readonly startsAt: Temporal.PlainTime
  readonly minutes: number
  /** What business its series takes (SET-06). */
  readonly takes: readonly Business[]
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
  readonly reason: string | null
  /** Nobody comes together: the members read and answer in writing. */
  readonly onPapers: boolean
  readonly chairId: number | null
  /** Who decides: null while neither chair nor deputy is recorded present (M2). */
  readonly chairedAs: DecidedAs | null
  /** Its decisions need a legal adviser present as well, as its series had it (M2, SET-06). */
  readonly needsLegalAdviser: boolean
  readonly openedAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly version: number
  /** What stands in its address: '2026-11-23', with '.2' for a series that isn't the first. */
  readonly address: string
}

/** The meeting at an address; null when that series doesn't meet then and never wrote such a meeting down. */
export async function findSitting(db: Db, address: string): Promise<StoredSitting | null> {
  const asked = readAddress(address)
  if (asked === null) return null
  const allSeries = await loadSeries(db)
  const series = asked.seriesId === null ? allSeries[0] : allSeries.find(({ id }) => id === asked.seriesId)
  if (series === undefined) return null
  const found = await sittingsOfSeries(db, series, allSeries, { from: asked.on, to: asked.on })
  return found[0] ?? null
}

/** The meetings of every series in a period, both days included, in order; written-down ones with what is known of them. */
export async function loadSittings(
  db: Db,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly StoredSitting[]> {
  const allSeries = await loadSeries(db)
  const found = await Promise.all(allSeries.map((series) => sittingsOfSeries(db, series, allSeries, { from, to })))
  return found
    .flat()
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on) || one.seriesId - other.seriesId)
}

async function sittingsOfSeries(
  db: Db,
  series: SeriesAtAddress,
  allSeries: readonly SeriesAtAddress[],
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly StoredSitting[]> {
  const [plans, taken, kept, earlierNames, earlierNeeds] = await Promise.all([
    loadSittingPlans(db),
    loadTaken(db),
    keptAround(db, series.id, from, to),
    earlierNamesOfSeries(db, series.id),
    earlierNeedsOf(db, series.id),
  ])
  const plan = plans.get(series.id)
  if (plan === undefined) return []
  const planned = sittingsBetween(plan, from, to)
  const common = (on: Temporal.PlainDate, { openedAt, closedAt }: Pick<StoredSitting, 'openedAt' | 'closedAt'>) => {
    const seriesName = nameAt(earlierNames, { on, openedAt }, series.name)
    return {
      ...{ seriesId: series.id, seriesName, on, minutes: series.minutes },
      apart: allSeries.length > 1 ? seriesName : null,
      startsAt: Temporal.PlainTime.from(series.startsAt),
      takes: taken.get(series.id) ?? [],
      needsLegalAdviser: soAt(earlierNeeds, { on, closedAt }, series).needsLegalAdviser,
      address: addressOf(on, series, allSeries[0]),
    }
  }
  // Where a meeting is held that day, an earlier one that was cancelled then has no page of its own.
  const cancelled = kept.filter(
    ({ on, state }) => state === 'cancelled' && isWithin(on, from, to) && !planned.some((each) => each.on.equals(on)),
  )
  return [
    ...cancelled.map((row) => ({ ...common(row.on, row), ...row })),
    ...planned.map((sitting) => {
      const written = rowOfSitting(plan, kept, sitting) ?? { ...nothingWritten, ...standing(plan, sitting, null) }
      return { ...common(sitting.on, written), ...written, on: sitting.on }
    }),
  ]
}

const nothingWritten = {
  id: null,
  openedAt: null,
  closedAt: null,
  byHand: false,
  state: 'planned',
  reason: null,
  onPapers: false,
  chairId: null,
  chairedAs: null,
  version: 0,
} as const

const isWithin = (on: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean =>
  !isBefore(on, from) && !isAfter(on, to)

/** The meetings written down for these days or for the usual days, of these weeks and the two before, whose meeting can fall on them. */
const keptAround = (db: Db, seriesId: number, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  db
    .selectFrom('sitting')
    .select([
      'id',
      'meetsOn as on',
      'standsFor',
      'dayAlone',
      'byHand',
      'state',
      'reason',
      'chairId',
      'chairedAs',
      'version',
    ])
    .select(['openedAt', 'closedAt', 'onPapers'])
    .where('seriesId', '=', seriesId)
    .where((eb) =>
      eb.or([
        eb.and([eb('meetsOn', '>=', from), eb('meetsOn', '<=', to)]),
        eb.and([eb('standsFor', '>', from.subtract({ weeks: 3 })), eb('standsFor', '<', to.add({ weeks: 1 }))]),
      ]),
    )
    .execute()

/** The days on which the series meets after this meeting, in order, for half a year. */
export async function sittingsAfter(db: Db, sitting: StoredSitting): Promise<readonly Temporal.PlainDate[]> {
  const plan = (await loadSittingPlans(db)).get(sitting.seriesId)
  if (plan === undefined) return []
  return sittingsBetween(plan, sitting.on.add({ days: 1 }), sitting.on.add({ months: 6 })).map(({ on }) => on)
}

/** The day of the next meeting of the same series, from today on, that can still take something; null when none is planned in a year. */
export async function sittingToCome(
  db: Db,
  { seriesId }: StoredSitting,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate | null> {
  const plan = (await loadSittingPlans(db)).get(seriesId)
  return plan === undefined ? null : (firstSittingOnOrAfter(plan, takesFrom(plan, today))?.on ?? null)
}

/** The day of the series' last meeting before this one; null when there was none in a year. */
export async function sittingBefore(db: Db, sitting: StoredSitting): Promise<Temporal.PlainDate | null> {
  const plan = (await loadSittingPlans(db)).get(sitting.seriesId)
  if (plan === undefined) return null
  const before = sittingsBetween(plan, sitting.on.subtract({ years: 1 }), sitting.on.subtract({ days: 1 }))
  return before.at(-1)?.on ?? null
}

/** The next day after `after` on which the series of a meeting item meets; a week later where no meeting is planned within a year. */
export async function nextSittingOfItem(
  db: Db,
  itemId: number,
  after: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const [plans, sitting] = await Promise.all([
    loadSittingPlans(db),
    db
      .selectFrom('agendaItem')
      .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
      .select('sitting.seriesId')
      .where('agendaItem.id', '=', itemId)
      .executeTakeFirstOrThrow(),
  ])
  const plan = plans.get(sitting.seriesId)
  const next = plan === undefined ? null : firstSittingOnOrAfter(plan, after.add({ days: 1 }))
  return next?.on ?? after.add({ weeks: 1 })
}

/**
 * The meeting's id, written down if nobody had. Two people who open it at once get the same one. From its own day on it stays on that day,
 * whatever becomes of the calendar.
 */
export async function writeDownSitting(
  tx: Tx,
  sitting: Pick<StoredSitting, 'id' | 'seriesId' | 'on' | 'standsFor' | 'dayAlone'>,
  today: Temporal.PlainDate,
): Promise<number> {
  const id = sitting.id ?? (await insertSitting(tx, sitting))
  if (!isAfter(sitting.on, today))
    await tx
      .updateTable('sitting')
      .set({ meetsOn: sitting.on, byHand: true })
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .where('byHand', '=', false)
      .execute()
  return id
}

/** How a meeting stands beside how it was read. */
export type StandsStill = 'as-read' | 'cancelled' | 'moved'

/**
 * Holds a meeting until the transaction ends, so that nobody cancels or moves it while something of it is written; says what somebody did
 * since it was read.
 */
export async function holdSitting(tx: Tx, id: number, { on }: Pick<StoredSitting, 'on'>): Promise<StandsStill> {
  const { meetsOn, state, byHand } = await tx
    .selectFrom('sitting')
    .select(['meetsOn', 'state', 'byHand'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (state === 'cancelled') return 'cancelled'
  // The day of one that nobody moved, and that isn't begun, follows from the calendar and may be written otherwise.
  return byHand && !meetsOn.equals(on) ? 'moved' : 'as-read'
}

type ToWriteDown = Parameters<typeof writeDownSitting>[1]

async function insertSitting(tx: Tx, { seriesId, on, standsFor, dayAlone }: ToWriteDown): Promise<number> {
  const made = await tx
    .insertInto('sitting')
    .values({ seriesId, meetsOn: on, standsFor, dayAlone, state: 'planned' })
    .onConflict((twin) => twin.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) return made.id
  const { id } = await tx
    .selectFrom('sitting')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('standsFor', 'is not distinct from', standsFor)
    .$if(standsFor === null, (query) => query.where('meetsOn', '=', on))
    .executeTakeFirstOrThrow()
  return id
}

type SittingChanges = {
  readonly state: 'open' | 'held'
  readonly chairId: number | null
  readonly chairedAs: DecidedAs | null
  readonly openedAt?: Temporal.Instant
  readonly closedAt?: Temporal.Instant
}

/** Saves how the meeting stands over the version it was loaded with; a meeting just written down has version 1. */
export async function saveSitting(
  tx: Tx,
  deed: Deed,
  sitting: StoredSitting & { readonly id: number },
  changes: SittingChanges,
): Promise<Saved> {
  const version = Math.max(sitting.version, 1)
  // From here on it stays on this day, whatever becomes of the calendar.
  const onItsDay = { ...changes, meetsOn: sitting.on }
  if (!(await saveOver(tx, 'sitting', { id: sitting.id, version }, onItsDay))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, {
    recordKind: 'sitting',
    recordId: sitting.id,
    familyId: null,
    childId: null,
    before: sitting,
    after: { state: changes.state, chairId: changes.chairId, chairedAs: changes.chairedAs },
  })
  return 'saved'
}
