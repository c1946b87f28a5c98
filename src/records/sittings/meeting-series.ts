import type { HolidayRule, Placement } from '#rules/sittings/sittings.ts'
import type { Business } from '#rules/meeting/business.ts'
import type { StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'
import { sevenCoreSeats } from '#rules/meeting/core-seats.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { saidNow } from '#records/settings/labels.ts'
import { keepTaken, loadTaken } from './business-of-series.ts'
import { keepEarlierName } from './names-of-the-day.ts'
import type { KeptRhythm } from './rhythm-of-series.ts'

/** What is kept of a series of meetings; `startsAt` is 'HH:MM'. (TM-01) */
export type SeriesDetails = KeptRhythm & {
  readonly name: string
  readonly area: string | null
  /** What its chair is called there; null as everywhere (SET-09). */
  readonly chairName: string | null
  readonly startsAt: string
  readonly minutes: number
  readonly holidayRule: HolidayRule
  readonly placement: Placement
  /** What business it takes (SET-06). */
  readonly takes: readonly Business[]
  /** Which of the bodies that can start pre-proceedings it is, where it takes what is newly asked for. (P1) */
  readonly body: StartingBody
}
export type StoredSeries = SeriesDetails & {
  readonly id: number
  readonly version: number
  /** Its decisions need a legal adviser present, besides the chair or the deputy acting (M2, SET-06). */
  readonly needsLegalAdviser: boolean
}

/** What a series is where it takes what is newly asked for: the gateway panel until it says otherwise. (P1) */
export const bodyOf = ({ body }: { readonly body: StartingBody | null } = { body: null }): StartingBody =>
  body ?? 'gateway-panel'

/** Every series, the first one first: children whose team has none chosen belong to it. */
export async function loadAllSeries(db: Db): Promise<readonly StoredSeries[]> {
  const [rows, taken] = await Promise.all([
    db.selectFrom('meetingSeries').selectAll().orderBy('id').execute(),
    loadTaken(db),
  ])
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.slice(0, 'HH:MM'.length),
    body: bodyOf(row),
    takes: taken.get(row.id) ?? [],
  }))
}

export const loadSeries = async (db: Db, id: number): Promise<StoredSeries | null> =>
  (await loadAllSeries(db)).find((series) => series.id === id) ?? null

/** Adds a series with the seven core seats, or others, nobody in them yet; answers the new id. (TM-01, TM-02) */
export async function addSeries(
  tx: Tx,
  deed: Deed,
  series: SeriesDetails,
  seats: typeof sevenCoreSeats = sevenCoreSeats,
): Promise<number> {
  const { takes, ...row } = series
  const { id } = await tx.insertInto('meetingSeries').values(asRow(row)).returning('id').executeTakeFirstOrThrow()
  await keepTaken(tx, id, takes)
  await tx
    .insertInto('coreSeat')
    .values((await saidNow(tx, seats)).map((seat, at) => ({ ...seat, seriesId: id, position: at + 1 })))
    .execute()
  await keepOwnHistory(tx, deed, { kind: 'meeting-series', id, before: null, after: series })
  return id
}

/** The lists as the driver writes them. */
const asRow = ({ weekdays, listedOn, ...row }: Omit<SeriesDetails, 'takes'>) => ({
  ...row,
  weekdays: weekdays === null ? null : [...weekdays],
  listedOn: listedOn === null ? null : [...listedOn],
})

/** Saves a series as loaded before; says when somebody else has saved since. */
export async function saveSeries(
  tx: Tx,
  deed: Deed,
  stored: StoredSeries,
  to: SeriesDetails,
  reason: string,
): Promise<Saved> {
  const { id, version, ...before } = stored
  const { takes, ...row } = to
  if (!(await saveOver(tx, 'meetingSeries', { id, version }, asRow(row)))) return 'changed-by-someone-else'
  await keepTaken(tx, id, takes)
  if (before.name !== to.name) await keepEarlierName(tx, deed, { seriesId: id }, before.name)
  // Who must be there to decide is said apart.
  const after = { ...to, needsLegalAdviser: before.needsLegalAdviser }
  await keepOwnHistory(tx, deed, { kind: 'meeting-series', id, before, after, reason })
  return 'saved'
}

/** Lets a series take this from now on, and changes nothing else of it; says when somebody else has saved since. (SET-06) */
export async function saveTaken(
  tx: Tx,
  deed: Deed,
  stored: StoredSeries,
  takes: SeriesDetails['takes'],
  reason: string,
): Promise<Saved> {
  const { id, version, ...before } = stored
  if (!(await saveOver(tx, 'meetingSeries', { id, version }, {}))) return 'changed-by-someone-else'
  await keepTaken(tx, id, takes)
  await keepOwnHistory(tx, deed, { kind: 'meeting-series', id, before, after: { ...before, takes }, reason })
  return 'saved'
}
