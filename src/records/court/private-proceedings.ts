import { sql } from 'kysely'
import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { privateStanding, type PrivateReport } from '#rules/court/private-reports.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { changedSince } from '#records/keeping/changed-since.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** What a person writes down of the authority's task in a private case (CT-06). */
export type PrivateEntry = {
  readonly report: PrivateReport
  readonly orderedOn: Temporal.PlainDate | null
  /** The date the court gave; null leaves a section 37 report to its 8 weeks. */
  readonly reportDueOn: Temporal.PlainDate | null
  readonly filedOn: Temporal.PlainDate | null
  readonly nextHearingOn: Temporal.PlainDate | null
  readonly workerId: number | null
  readonly riskOfPublic: boolean | null
  readonly notes: string | null
  readonly endedOn: Temporal.PlainDate | null
}

/** Private proceedings as they are kept, about one child. */
export type KeptPrivate = PrivateEntry & {
  readonly id: number
  readonly childId: number
  readonly childName: string
  readonly followedUntil: Temporal.PlainDate | null
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly workerName: string | null
  readonly version: number
}

const recordKind = 'private-proceedings'

/** A question about private proceedings of children this person may see, to narrow further. */
const privateQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('privateProceedings')
    .innerJoin('child', 'child.id', 'privateProceedings.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('person as worker', 'worker.id', 'privateProceedings.workerId')
    .selectAll('privateProceedings')
    .select([
      'child.name as childName',
      'child.followedUntil',
      'child.familyId',
      'family.name as familyName',
      'family.reference as familyReference',
      'worker.name as workerName',
    ])
    .where(isVisibleChild(looking))
    .orderBy('privateProceedings.endedOn', (order) => order.desc().nullsFirst())
    .orderBy('privateProceedings.nextHearingOn', (order) => order.asc().nullsLast())
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('privateProceedings.id')

/** One, or null when there is none about a child this person may see. */
export const loadPrivate = async (db: Db, looking: Looking, id: number): Promise<KeptPrivate | null> =>
  (await privateQuery(db, looking).where('privateProceedings.id', '=', id).executeTakeFirst()) ?? null

/** A family's private proceedings, open ones first. */
export const privateOfFamily = (db: Db, looking: Looking, familyId: number): Promise<readonly KeptPrivate[]> =>
  privateQuery(db, looking).where('child.familyId', '=', familyId).execute()

/** What a list of private proceedings is narrowed to; the rules (`privateStanding`) say which of those found it is true of. */
export type PrivateNarrowed = 'report-awaited' | 'report-and-hearing-awaited' | 'risk'

/** What of them a list goes by, of all that haven't ended, by next hearing. */
export const listPrivateProceedings = (db: Db, looking: Looking, to: PrivateNarrowed) =>
  openOnes(db, looking)
    .select(['privateProceedings.id', 'report', 'orderedOn', 'reportDueOn', 'filedOn', 'nextHearingOn'])
    .$if(to === 'risk', (query) => query.where('riskOfPublic', '=', true))
    .$if(to !== 'risk', (query) => query.where('filedOn', 'is', null))
    .$if(to === 'report-and-hearing-awaited', (query) => query.where('nextHearingOn', 'is not', null))
    .orderBy('nextHearingOn', (order) => order.asc().nullsLast())
    .orderBy('privateProceedings.id')
    .execute()

const openOnes = (db: Db, looking: Looking) =>
  db
    .selectFrom('privateProceedings')
    .innerJoin('child', 'child.id', 'privateProceedings.childId')
    .where('privateProceedings.endedOn', 'is', null)
    .where(isVisibleChild(looking))

/** Some of those that haven't ended, by next hearing, and how many there are. */
export async function partOfPrivate(
  db: Db,
  looking: Looking,
  { limit, page }: { readonly limit: number; readonly page: number },
): Promise<{ readonly rows: readonly KeptPrivate[]; readonly count: number }> {
  const { count } = await openOnes(db, looking)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const at = Math.min(page, Math.max(1, Math.ceil(count / limit)))
  const rows = await privateQuery(db, looking)
    .where('privateProceedings.endedOn', 'is', null)
    .limit(limit)
    .offset((at - 1) * limit)
    .execute()
  return { rows, count }
}

/** These, by next hearing. */
export const privateOf = (db: Db, looking: Looking, ids: readonly number[]): Promise<readonly KeptPrivate[]> =>
  privateQuery(db, looking).where('privateProceedings.id', '=', anyOf(ids)).execute()

/**
 * The private proceedings a meeting goes through: a report due by `to` (late ones too) or a hearing from today to `to`, and whatever was
 * added or changed since an instant (null: nothing more) (TM-03).
 */
export async function privateForMeeting(
  db: Db,
  looking: Looking,
  window: {
    readonly to: Temporal.PlainDate
    readonly changedSince: Temporal.Instant | null
    /** Of one family alone. */
    readonly familyId?: number | null
  },
): Promise<readonly KeptPrivate[]> {
  const { to, changedSince: since, familyId = null } = window
  const { today } = looking
  const isChanged =
    since === null
      ? sql<boolean>`false`
      : sql<boolean>`private_proceedings.id in ${changedSince(db, recordKind, since)}`
  const found = await privateQuery(db, looking)
    .select(isChanged.as('isChanged'))
    .where('privateProceedings.endedOn', 'is', null)
    .$if(familyId !== null, (query) => query.where('child.familyId', '=', familyId))
    // A report is never due before it was ordered, so that none is missed here; the rules then say which are due.
    .where((eb) =>
      eb.or([
        eb(eb.fn.coalesce('reportDueOn', 'orderedOn'), '<=', to),
        eb('nextHearingOn', '<=', to).and('nextHearingOn', '>=', today),
        isChanged,
      ]),
    )
    .execute()
  const comesUp = (work: KeptPrivate): boolean => {
    const { dueOn } = privateStanding(work, today)
    const { nextHearingOn } = work
    const reportWaits = work.filedOn === null && dueOn !== null && !isAfter(dueOn, to)
    const hearingComes = nextHearingOn !== null && !isBefore(nextHearingOn, today) && !isAfter(nextHearingOn, to)
    return reportWaits || hearingComes
  }
  return found.flatMap(({ isChanged, ...work }) => (isChanged || comesUp(work) ? [work] : []))
}

const entryOf = (work: PrivateEntry): PrivateEntry => ({
  report: work.report,
  orderedOn: work.orderedOn,
  reportDueOn: work.reportDueOn,
  filedOn: work.filedOn,
  nextHearingOn: work.nextHearingOn,
  workerId: work.workerId,
  riskOfPublic: work.riskOfPublic,
  notes: work.notes,
  endedOn: work.endedOn,
})

/** Adds private proceedings for one child; answers their id. */
export async function addPrivate(
  tx: Tx,
  deed: Deed,
  child: { readonly id: number; readonly familyId: number },
  work: PrivateEntry,
): Promise<number> {
  const entry = entryOf(work)
  const { id } = await tx
    .insertInto('privateProceedings')
    .values({ childId: child.id, ...entry })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind,
    recordId: id,
    familyId: child.familyId,
    childId: child.id,
    before: null,
    after: entry,
  })
  return id
}

/** Saves private proceedings over the version they were loaded with. */
export async function savePrivate(tx: Tx, deed: Deed, kept: KeptPrivate, work: PrivateEntry): Promise<Saved> {
  const entry = entryOf(work)
  if (!(await saveOver(tx, 'privateProceedings', kept, entry))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, {
    recordKind,
    recordId: kept.id,
    familyId: kept.familyId,
    childId: kept.childId,
    before: entryOf(kept),
    after: entry,
  })
  return 'saved'
}
