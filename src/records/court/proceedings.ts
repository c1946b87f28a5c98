import { sql, type SqlBool } from 'kysely'
import type { Following } from '#rules/people/still-followed.ts'
import type { CarePlan } from '#rules/court/care-plans.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { isVisibleChild, type Looking, namesVisibleChild } from '#records/access/visible-children.ts'

/** A child in proceedings with what is asked of the court for that child (CT-08). */
export type ChildInProceedings = Following & {
  readonly childId: number
  readonly name: string
  readonly application: string | null
  readonly judge: string | null
  readonly carePlan: CarePlan | null
  readonly finalOrder: string | null
}

/** What is written down of a case, apart from its children. */
export type ProceedingsDetails = {
  readonly courtNumber: string | null
  readonly court: string | null
  readonly judge: string | null
  readonly issuedOn: Temporal.PlainDate | null
  readonly withoutPreProceedingsReason: string | null
  readonly endedOn: Temporal.PlainDate | null
  readonly endedWords: string | null
}

/** The decision to issue for children who were in no pre-proceedings, outcome C: when, and in words by whom; null where none is kept. (P9) */
export type DecisionWithout = {
  readonly decidedToIssueOn: Temporal.PlainDate | null
  readonly decidedToIssueWords: string | null
}

/** Care proceedings of one family, with those of its children that the person may see. */
export type KeptProceedings = ProceedingsDetails &
  DecisionWithout & {
    readonly id: number
    readonly familyId: number
    readonly familyName: string
    readonly familyReference: string
    readonly version: number
    readonly children: readonly ChildInProceedings[]
  }

const recordKind = 'proceedings'

/** Whether a hearing, a filing duty or a case is about a child this person may see: its own child, or any of the case where it names none. */
export const ofVisibleCase = (looking: Looking, proceedingsId: string, childId: string | null) => {
  const ofTheCase = sql`from proceedings_child pc join child seen on seen.id = pc.child_id
    where pc.proceedings_id = ${sql.ref(proceedingsId)} and ${isVisibleChild(looking, 'seen')}`
  if (childId === null) return sql<SqlBool>`exists (select 1 ${ofTheCase})`
  // `limit 1`: looked up for each of the few rows of the query, as `namesVisibleChild` is.
  const anyOfTheCase = sql`((select true ${ofTheCase} limit 1) is true)`
  const its = sql.ref(childId)
  return sql<SqlBool>`(case when ${its} is null then ${anyOfTheCase} else ${namesVisibleChild(looking, childId)} end)`
}

const proceedingsQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('proceedings')
    .innerJoin('family', 'family.id', 'proceedings.familyId')
    .selectAll('proceedings')
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .where(ofVisibleCase(looking, 'proceedings.id', null))

/** The children of these cases that the person may see, by case, in the order they were added to their family. */
async function childrenOfCases(
  db: Db,
  looking: Looking,
  proceedingsIds: readonly number[],
): Promise<(proceedingsId: number) => readonly ChildInProceedings[]> {
  if (proceedingsIds.length === 0) return () => []
  const rows = await db
    .selectFrom('proceedingsChild')
    .innerJoin('child', 'child.id', 'proceedingsChild.childId')
    .selectAll('proceedingsChild')
    .select(['child.name', 'child.followedUntil', 'child.noLongerBecause', 'child.noLongerWords'])
    .where('proceedingsChild.proceedingsId', '=', anyOf(new Set(proceedingsIds)))
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())
    .execute()
  const byCase = Map.groupBy(rows, (row) => row.proceedingsId)
  return (proceedingsId) => byCase.get(proceedingsId) ?? []
}

/** Of what is about a case or about one of its children: the children it is about. */
export async function childrenConcerned(
  db: Db,
  looking: Looking,
  rows: readonly { readonly proceedingsId: number }[],
): Promise<
  (about: { readonly proceedingsId: number; readonly childId: number | null }) => readonly ChildInProceedings[]
> {
  const childrenOf = await childrenOfCases(
    db,
    looking,
    rows.map(({ proceedingsId }) => proceedingsId),
  )
  return ({ proceedingsId, childId }) =>
    childrenOf(proceedingsId).filter((child) => childId === null || child.childId === childId)
}

async function withChildren<Row extends { readonly id: number }>(db: Db, looking: Looking, rows: readonly Row[]) {
  const childrenOf = await childrenOfCases(
    db,
    looking,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, children: childrenOf(row.id) }))
}

/** One case, or null when there is none with a child this person may see. */
export async function loadProceedings(db: Db, looking: Looking, id: number): Promise<KeptProceedings | null> {
  const rows = await proceedingsQuery(db, looking).where('proceedings.id', '=', id).execute()
  return (await withChildren(db, looking, rows))[0] ?? null
}

/** A family's cases, open ones first, the latest issued first. */
export async function proceedingsOfFamily(
  db: Db,
  looking: Looking,
  familyId: number,
): Promise<readonly KeptProceedings[]> {
  const rows = await proceedingsQuery(db, looking)
    .where('proceedings.familyId', '=', familyId)
    .orderBy('proceedings.endedOn', (order) => order.desc().nullsFirst())
    .orderBy('proceedings.issuedOn', (order) => order.desc().nullsFirst())
    .orderBy('proceedings.id')
    .execute()
  return withChildren(db, looking, rows)
}

/** Open cases issued from a day on of which no hearing is recorded at all, the earliest first. (CT-01) */
export async function casesWithoutHearing(
  db: Db,
  looking: Looking,
  issuedSince: Temporal.PlainDate,
): Promise<readonly KeptProceedings[]> {
  const rows = await proceedingsQuery(db, looking)
    .where('proceedings.issuedOn', '>=', issuedSince)
    .where('proceedings.endedOn', 'is', null)
    .where((eb) => {
      const hearings = eb.selectFrom('hearing').whereRef('hearing.proceedingsId', '=', 'proceedings.id')
      return eb.not(eb.exists(hearings.select('hearing.id')))
    })
    .orderBy('proceedings.issuedOn')
    .orderBy('proceedings.id')
    .execute()
  return withChildren(db, looking, rows)
}

/** These cases, in the order asked for; one that this person may not see isn't there. */
export async function proceedingsOf(
  db: Db,
  looking: Looking,
  ids: readonly number[],
): Promise<readonly KeptProceedings[]> {
  const rows = await proceedingsQuery(db, looking).where('proceedings.id', '=', anyOf(ids)).execute()
  const byId = new Map((await withChildren(db, looking, rows)).map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Which of these children are in a case that hasn’t ended, whoever may see it: nothing is issued for them again. */
export async function childrenInCase(db: Db, childIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('proceedingsChild')
    .innerJoin('proceedings', 'proceedings.id', 'proceedingsChild.proceedingsId')
    .select('proceedingsChild.childId')
    .where('proceedings.endedOn', 'is', null)
    .where('proceedingsChild.childId', '=', anyOf(childIds))
    .execute()
  return new Set(rows.map(({ childId }) => childId))
}

/** Whether another case already has this court number. */
export const hasCourtNumber = async (db: Db, courtNumber: string, exceptId: number | null): Promise<boolean> =>
  (await db
    .selectFrom('proceedings')
    .select('id')
    .where('courtNumber', '=', courtNumber)
    .where('id', '!=', exceptId ?? 0)
    .executeTakeFirst()) !== undefined

/** What is asked of the court for one child. */
export type ChildMatter = Omit<ChildInProceedings, 'name' | keyof Following>

/** Starts a case for these children; answers its id. */
export async function addProceedings(
  tx: Tx,
  deed: Deed,
  familyId: number,
  details: ProceedingsDetails & Partial<DecisionWithout>,
  children: readonly ChildMatter[],
): Promise<number> {
  const { id } = await tx
    .insertInto('proceedings')
    .values({ familyId, ...details })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setChildren(tx, id, children)
  await keepDeed(tx, deed, {
    recordKind,
    recordId: id,
    familyId,
    childId: null,
    before: null,
    after: { ...details, children },
  })
  return id
}

/** Saves a case over the version it was loaded with. Children of it that the person can't see stay as they are. */
export async function saveProceedings(
  tx: Tx,
  deed: Deed,
  kept: KeptProceedings,
  details: ProceedingsDetails,
  children: readonly ChildMatter[],
): Promise<Saved> {
  if (!(await saveOver(tx, 'proceedings', kept, details))) return 'changed-by-someone-else'
  await tx
    .deleteFrom('proceedingsChild')
    .where('proceedingsId', '=', kept.id)
    .where('childId', '=', anyOf(kept.children.map(({ childId }) => childId)))
    .execute()
  await setChildren(tx, kept.id, children)
  const before = { ...kept, children: kept.children.map(matterOf) }
  await keepDeed(tx, deed, {
    recordKind,
    recordId: kept.id,
    familyId: kept.familyId,
    childId: null,
    before,
    after: { ...details, children },
  })
  return 'saved'
}

const matterOf = ({ childId, application, judge, carePlan, finalOrder }: ChildInProceedings): ChildMatter => ({
  childId,
  application,
  judge,
  carePlan,
  finalOrder,
})

async function setChildren(tx: Tx, proceedingsId: number, children: readonly ChildMatter[]): Promise<void> {
  if (children.length === 0) return
  await tx
    .insertInto('proceedingsChild')
    .values(children.map((child) => ({ proceedingsId, ...child })))
    .execute()
}
