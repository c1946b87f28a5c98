import type { HearingChange, HearingDetails } from '#rules/court/hearing-changes.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { changedSince } from '#records/keeping/changed-since.ts'
import type { Db } from '#records/keeping/db.ts'
import { type ChildInProceedings, childrenConcerned, ofVisibleCase } from './proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'

/** A change to a hearing with who made it and when. */
export type KeptHearingChange = HearingChange & { readonly changedAt: Temporal.Instant; readonly changedBy: string }

/** A hearing as it is kept, with its case and the children it is about that the person may see (CT-03). */
export type KeptHearing = HearingDetails & {
  readonly id: number
  readonly proceedingsId: number
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly courtNumber: string | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly proceedingsEndedOn: Temporal.PlainDate | null
  /** Null when it is about every child of the case. */
  readonly childId: number | null
  readonly children: readonly Pick<ChildInProceedings, 'childId' | 'name' | 'followedUntil'>[]
  /** Every change, the latest first. */
  readonly changes: readonly KeptHearingChange[]
  readonly version: number
}

const hearingsQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('hearing')
    .innerJoin('proceedings', 'proceedings.id', 'hearing.proceedingsId')
    .innerJoin('family', 'family.id', 'proceedings.familyId')
    .selectAll('hearing')
    .select([
      'proceedings.familyId',
      'family.name as familyName',
      'family.reference as familyReference',
      'proceedings.courtNumber',
      'proceedings.issuedOn',
      'proceedings.endedOn as proceedingsEndedOn',
    ])
    .where(ofVisibleCase(looking, 'hearing.proceedings_id', 'hearing.child_id'))

type Row = Awaited<ReturnType<ReturnType<typeof hearingsQuery>['execute']>>[number]

async function complete(db: Db, looking: Looking, rows: readonly Row[]): Promise<readonly KeptHearing[]> {
  const [childrenOf, changes] = await Promise.all([
    childrenConcerned(db, looking, rows),
    changesOf(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt === null ? null : row.startsAt.slice(0, 'HH:MM'.length),
    children: childrenOf(row),
    changes: changes.get(row.id) ?? [],
  }))
}

async function changesOf(
  db: Db,
  hearingIds: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptHearingChange[]>> {
  if (hearingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('hearingChange')
    .leftJoin('person', 'person.id', 'hearingChange.changedBy')
    .select(['hearingId', 'changedAt', 'person.name', 'what', 'fromWords as from', 'toWords as to'])
    .where('hearingId', '=', anyOf(hearingIds))
    .orderBy('hearingChange.id', 'desc')
    .execute()
  const named = rows.map(({ name, ...row }) => ({ ...row, changedBy: name ?? 'Somebody' }))
  return Map.groupBy(named, (row) => row.hearingId)
}

/** One hearing, or null when there is none about a child this person may see. */
export async function loadHearing(db: Db, looking: Looking, id: number): Promise<KeptHearing | null> {
  const rows = await hearingsQuery(db, looking).where('hearing.id', '=', id).execute()
  return (await complete(db, looking, rows))[0] ?? null
}

/** The hearings of these cases, by date. */
export async function hearingsOfCases(
  db: Db,
  looking: Looking,
  proceedingsIds: readonly number[],
): Promise<readonly KeptHearing[]> {
  if (proceedingsIds.length === 0) return []
  const rows = await hearingsQuery(db, looking)
    .where('hearing.proceedingsId', '=', anyOf(proceedingsIds))
    .orderBy('hearing.heldOn')
    .orderBy('hearing.id')
    .execute()
  return complete(db, looking, rows)
}

/** Of these cases' hearings what a list goes by, by date. */
export const hearingDaysOfCases = (db: Db, looking: Looking, proceedingsIds: readonly number[]) =>
  db
    .selectFrom('hearing')
    .select(['proceedingsId', 'kind', 'heldOn', 'status'])
    .where('proceedingsId', '=', anyOf(proceedingsIds))
    .where(ofVisibleCase(looking, 'hearing.proceedings_id', 'hearing.child_id'))
    .orderBy('heldOn')
    .orderBy('id')
    .execute()

/** Those with these ids, by date, whatever became of them. */
export async function hearingsWith(db: Db, looking: Looking, ids: readonly number[]): Promise<readonly KeptHearing[]> {
  if (ids.length === 0) return []
  const rows = await hearingsQuery(db, looking)
    .where('hearing.id', '=', anyOf(ids))
    .orderBy('hearing.heldOn')
    .orderBy('hearing.id')
    .execute()
  return complete(db, looking, rows)
}

/** A family's hearings, by date. */
export async function hearingsOfFamily(db: Db, looking: Looking, familyId: number): Promise<readonly KeptHearing[]> {
  const rows = await hearingsQuery(db, looking)
    .where('proceedings.familyId', '=', familyId)
    .orderBy('hearing.heldOn')
    .orderBy('hearing.id')
    .execute()
  return complete(db, looking, rows)
}

/**
 * The hearings a meeting goes through: listed from `from` to `to` (both included), waiting to be listed again, and whatever was added or
 * changed since an instant (null: nothing more), whatever its date (TM-03). By date.
 */
export async function hearingsForMeeting(
  db: Db,
  looking: Looking,
  window: {
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
    readonly changedSince: Temporal.Instant | null
    /** Of one case alone. */
    readonly proceedingsId?: number | null
  },
): Promise<readonly KeptHearing[]> {
  const rows = await hearingsQuery(db, looking)
    .$if(window.proceedingsId != null, (query) => query.where('proceedings.id', '=', window.proceedingsId ?? 0))
    .where('proceedings.endedOn', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('hearing.status', 'in', ['listed', 're-listed']),
          eb('hearing.heldOn', '>=', window.from),
          eb('hearing.heldOn', '<=', window.to),
        ]),
        eb('hearing.status', '=', 'to-be-re-listed'),
        ...(window.changedSince === null
          ? []
          : [eb('hearing.id', 'in', changedSince(db, 'hearing', window.changedSince))]),
      ]),
    )
    .orderBy('hearing.heldOn')
    .orderBy('hearing.id')
    .execute()
  return complete(db, looking, rows)
}
