import type { HearingKind } from '#rules/court/hearing-names.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { changedSince } from '#records/keeping/changed-since.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { type ChildInProceedings, childrenConcerned, ofVisibleCase } from './proceedings.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { Looking } from '#records/access/visible-children.ts'

/** What a person writes down of a document due at court (CT-04). */
export type FilingEntry = {
  /** Null when it is about every child of the case. */
  readonly childId: number | null
  readonly what: string
  /** The hearing its date hangs on; when that moves, the date moves with it. */
  readonly hearingId: number | null
  readonly dueOn: Temporal.PlainDate | null
  readonly filedOn: Temporal.PlainDate | null
  /** A code of rules/words/delay-reasons.ts. */
  readonly delayCode: string | null
  readonly potentialDelay: string | null
  readonly plan: string | null
}

/** A filing duty as it is kept, with its case and the children it is about that the person may see. */
export type KeptFiling = FilingEntry & {
  readonly id: number
  readonly proceedingsId: number
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly courtNumber: string | null
  readonly proceedingsEndedOn: Temporal.PlainDate | null
  readonly hearingKind: HearingKind | null
  readonly hearingOn: Temporal.PlainDate | null
  readonly children: readonly Pick<ChildInProceedings, 'childId' | 'name' | 'followedUntil'>[]
  readonly version: number
}

const recordKind = 'court-filing'

const filingsQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('courtFiling')
    .innerJoin('proceedings', 'proceedings.id', 'courtFiling.proceedingsId')
    .innerJoin('family', 'family.id', 'proceedings.familyId')
    .leftJoin('hearing', 'hearing.id', 'courtFiling.hearingId')
    .selectAll('courtFiling')
    .select([
      'proceedings.familyId',
      'family.name as familyName',
      'family.reference as familyReference',
      'proceedings.courtNumber',
      'proceedings.endedOn as proceedingsEndedOn',
      'hearing.kind as hearingKind',
      'hearing.heldOn as hearingOn',
    ])
    .where(ofVisibleCase(looking, 'court_filing.proceedings_id', 'court_filing.child_id'))
    .orderBy('courtFiling.dueOn', (order) => order.asc().nullsLast())
    .orderBy('courtFiling.id')

type Row = Awaited<ReturnType<ReturnType<typeof filingsQuery>['execute']>>[number]

async function complete(db: Db, looking: Looking, rows: readonly Row[]): Promise<readonly KeptFiling[]> {
  const childrenOf = await childrenConcerned(db, looking, rows)
  return rows.map((row) => ({
    ...row,
    children: childrenOf(row),
  }))
}

/** One filing duty, or null when there is none about a child this person may see. */
export async function loadFiling(db: Db, looking: Looking, id: number): Promise<KeptFiling | null> {
  const rows = await filingsQuery(db, looking).where('courtFiling.id', '=', id).execute()
  return (await complete(db, looking, rows))[0] ?? null
}

/** The filing duties of these cases, filed ones among them, by due date. */
export async function filingsOfCases(
  db: Db,
  looking: Looking,
  proceedingsIds: readonly number[],
): Promise<readonly KeptFiling[]> {
  if (proceedingsIds.length === 0) return []
  const rows = await filingsQuery(db, looking).where('courtFiling.proceedingsId', '=', anyOf(proceedingsIds)).execute()
  return complete(db, looking, rows)
}

/** Those with these ids, by due date, whatever became of them. */
export async function filingsWith(db: Db, looking: Looking, ids: readonly number[]): Promise<readonly KeptFiling[]> {
  if (ids.length === 0) return []
  return complete(db, looking, await filingsQuery(db, looking).where('courtFiling.id', '=', anyOf(ids)).execute())
}

/** When the documents of these cases that aren't filed yet are due. */
export const dueDaysOfCases = (db: Db, looking: Looking, proceedingsIds: readonly number[]) =>
  db
    .selectFrom('courtFiling')
    .select(['proceedingsId', 'dueOn'])
    .where('proceedingsId', '=', anyOf(proceedingsIds))
    .where('filedOn', 'is', null)
    .where(ofVisibleCase(looking, 'court_filing.proceedings_id', 'court_filing.child_id'))
    .execute()

/** A family's filing duties, by due date. */
export async function filingsOfFamily(db: Db, looking: Looking, familyId: number): Promise<readonly KeptFiling[]> {
  const rows = await filingsQuery(db, looking).where('proceedings.familyId', '=', familyId).execute()
  return complete(db, looking, rows)
}

/**
 * The filing duties a meeting goes through: not filed and due by `to`, every late one among them, and whatever was added or changed
 * since an instant (null: nothing more), whatever its date (TM-03). By due date.
 */
export async function filingsForMeeting(
  db: Db,
  looking: Looking,
  window: {
    readonly to: Temporal.PlainDate
    readonly changedSince: Temporal.Instant | null
    /** Of one case alone. */
    readonly proceedingsId?: number | null
  },
): Promise<readonly KeptFiling[]> {
  const rows = await filingsQuery(db, looking)
    .$if(window.proceedingsId != null, (query) => query.where('proceedings.id', '=', window.proceedingsId ?? 0))
    .where('proceedings.endedOn', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('courtFiling.filedOn', 'is', null), eb('courtFiling.dueOn', '<=', window.to)]),
        ...(window.changedSince === null
          ? []
          : [eb('courtFiling.id', 'in', changedSince(db, recordKind, window.changedSince))]),
      ]),
    )
    .execute()
  return complete(db, looking, rows)
}

const entryOf = (filing: FilingEntry): FilingEntry => ({
  childId: filing.childId,
  what: filing.what,
  hearingId: filing.hearingId,
  dueOn: filing.dueOn,
  filedOn: filing.filedOn,
  delayCode: filing.delayCode,
  potentialDelay: filing.potentialDelay,
  plan: filing.plan,
})

/** Adds a filing duty to a case; answers its id. */
export async function addFiling(
  tx: Tx,
  deed: Deed,
  of: { readonly id: number; readonly familyId: number },
  filing: FilingEntry,
): Promise<number> {
  const entry = entryOf(filing)
  const { id } = await tx
    .insertInto('courtFiling')
    .values({ proceedingsId: of.id, ...entry })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { familyId } = of
  await keepDeed(tx, deed, { recordKind, recordId: id, familyId, childId: entry.childId, before: null, after: entry })
  return id
}

/** Saves a filing duty over the version it was loaded with. */
export async function saveFiling(tx: Tx, deed: Deed, kept: KeptFiling, filing: FilingEntry): Promise<Saved> {
  const entry = entryOf(filing)
  if (!(await saveOver(tx, 'courtFiling', kept, entry))) return 'changed-by-someone-else'
  const { familyId } = kept
  await keepDeed(tx, deed, {
    recordKind,
    recordId: kept.id,
    familyId,
    childId: entry.childId,
    before: entryOf(kept),
    after: entry,
  })
  return 'saved'
}
