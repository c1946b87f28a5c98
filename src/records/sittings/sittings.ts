import { firstSittingOnOrAfter, type Sitting, sittingsBetween } from '#rules/sittings/sittings.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { authorityFact } from '#records/keeping/facts.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { loadSittingPlans } from './sitting-plans.ts'

/** One date of a series' tracking meeting. `id` is null until somebody has written it down, which opening the meeting does. (TM-01) */
export type StoredSitting = {
  readonly id: number | null
  readonly seriesId: number
  readonly seriesName: string
  readonly on: Temporal.PlainDate
  readonly startsAt: Temporal.PlainTime
  readonly minutes: number
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
  readonly reason: string | null
  readonly chairId: number | null
  /** Who decides: null while neither chair nor deputy is recorded present (M2). */
  readonly chairedAs: DecidedAs | null
  readonly version: number
  /** What stands in its address: '2026-11-23', with '.2' for a series that isn't the first. */
  readonly address: string
}

type Series = { readonly id: number; readonly name: string; readonly startsAt: string; readonly minutes: number }

const loadSeries = authorityFact((db): Promise<readonly Series[]> =>
  db.selectFrom('meetingSeries').select(['id', 'name', 'startsAt', 'minutes']).orderBy('id').execute(),
)

const addressOf = (on: Temporal.PlainDate, series: Series, first: Series | undefined): string =>
  first === undefined || series.id === first.id ? on.toString() : `${on.toString()}.${series.id}`

function readAddress(address: string): { readonly on: Temporal.PlainDate; readonly seriesId: number | null } | null {
  const [, day, series] = /^(20\d{2}-\d{2}-\d{2})(?:\.(\d{1,9}))?$/.exec(address) ?? []
  if (day === undefined) return null
  try {
    const on = Temporal.PlainDate.from(day, { overflow: 'reject' })
    return { on, seriesId: series === undefined ? null : Number(series) }
  } catch {
    return null
  }
}

/** The meeting at an address; null when that series doesn't meet then and never wrote such a meeting down. */
export async function findSitting(db: Db, address: string): Promise<StoredSitting | null> {
  const asked = readAddress(address)
  if (asked === null) return null
  const allSeries = await loadSeries(db)
  const series = asked.seriesId === null ? allSeries[0] : allSeries.find(({ id }) => id === asked.seriesId)
  if (series === undefined) return null
  const found = await sittingsOfSeries(db, series, allSeries[0], asked.on, asked.on)
  return found[0] ?? null
}

/** The meetings of every series in a period, both days included, in order; written-down ones with what is known of them. */
export async function loadSittings(
  db: Db,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly StoredSitting[]> {
  const allSeries = await loadSeries(db)
  const found = await Promise.all(allSeries.map((series) => sittingsOfSeries(db, series, allSeries[0], from, to)))
  return found
    .flat()
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on) || one.seriesId - other.seriesId)
}

async function sittingsOfSeries(
  db: Db,
  series: Series,
  first: Series | undefined,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly StoredSitting[]> {
  const [plans, kept] = await Promise.all([
    loadSittingPlans(db),
    db
      .selectFrom('sitting')
      .select(['id', 'meetsOn', 'state', 'reason', 'chairId', 'chairedAs', 'version'])
      .where('seriesId', '=', series.id)
      .where('meetsOn', '>=', from)
      .where('meetsOn', '<=', to)
      .execute(),
  ])
  const plan = plans.get(series.id)
  const planned = plan === undefined ? [] : sittingsBetween(plan, from, to)
  const plannedOnly = planned.filter(({ on }: Sitting) => !kept.some(({ meetsOn }) => meetsOn.equals(on)))
  const common = (on: Temporal.PlainDate) => ({
    seriesId: series.id,
    seriesName: series.name,
    on,
    startsAt: Temporal.PlainTime.from(series.startsAt),
    minutes: series.minutes,
    address: addressOf(on, series, first),
  })
  return [
    ...kept.map(({ meetsOn, ...row }) => ({ ...common(meetsOn), ...row })),
    ...plannedOnly.map(({ on }) => ({
      ...common(on),
      ...({ id: null, state: 'planned', reason: null, chairId: null, chairedAs: null, version: 0 } as const),
    })),
  ]
}

/** The days on which the series meets after this meeting, in order, for half a year. */
export async function sittingsAfter(db: Db, sitting: StoredSitting): Promise<readonly Temporal.PlainDate[]> {
  const plan = (await loadSittingPlans(db)).get(sitting.seriesId)
  if (plan === undefined) return []
  return sittingsBetween(plan, sitting.on.add({ days: 1 }), sitting.on.add({ months: 6 })).map(({ on }) => on)
}

/** The day of the series' last meeting before this one; null when there was none in half a year. */
export async function sittingBefore(db: Db, sitting: StoredSitting): Promise<Temporal.PlainDate | null> {
  const plan = (await loadSittingPlans(db)).get(sitting.seriesId)
  if (plan === undefined) return null
  const before = sittingsBetween(plan, sitting.on.subtract({ months: 6 }), sitting.on.subtract({ days: 1 }))
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

/** The meeting's id, written down if nobody had. Two people who open it at once get the same one. */
export async function writeDownSitting(tx: Tx, sitting: StoredSitting): Promise<number> {
  if (sitting.id !== null) return sitting.id
  await tx
    .insertInto('sitting')
    .values({ seriesId: sitting.seriesId, meetsOn: sitting.on, state: 'planned' })
    .onConflict((conflict) => conflict.columns(['seriesId', 'meetsOn']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('sitting')
    .select('id')
    .where('seriesId', '=', sitting.seriesId)
    .where('meetsOn', '=', sitting.on)
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
  if (!(await saveOver(tx, 'sitting', { id: sitting.id, version }, changes))) return 'changed-by-someone-else'
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
