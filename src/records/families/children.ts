import type { Following } from '#rules/people/still-followed.ts'
import { inSiblingOrder } from './sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** What people write down of a child (FAM-01, FAM-03, FAM-07). Dates an unborn child doesn't have yet are null. */
export type ChildDetails = {
  readonly name: string
  readonly caseSystemId: string | null
  readonly unborn: boolean
  readonly bornOn: Temporal.PlainDate | null
  readonly expectedDeliveryOn: Temporal.PlainDate | null
  readonly childInNeed: boolean
  readonly childProtection: boolean
  readonly lookedAfter: boolean
  readonly legalStatus: string | null
  readonly ethnicity: string | null
  readonly disability: string | null
  readonly language: string | null
  readonly interpreter: boolean | null
  readonly teamId: number | null
  readonly socialWorkerId: number | null
  readonly solicitorId: number | null
  readonly reviewingOfficer: string | null
  readonly guardian: string | null
  readonly plan: string | null
  readonly parallelPlan: string | null
}

/** A child as kept, with the names a person reads the record by. */
export type KeptChild = ChildDetails &
  Following & {
    readonly id: number
    readonly familyId: number
    readonly familyName: string
    readonly familyReference: string
    readonly team: string | null
    readonly socialWorker: string | null
    readonly solicitor: string | null
    readonly notes: string | null
    readonly version: number
  }

/** A question about children this person may see, to narrow and order further. */
const childrenQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person as worker', 'worker.id', 'child.socialWorkerId')
    .leftJoin('person as lawyer', 'lawyer.id', 'child.solicitorId')
    .selectAll('child')
    .select(['family.name as familyName', 'family.reference as familyReference', 'team.name as team'])
    .select(['worker.name as socialWorker', 'lawyer.name as solicitor'])
    .where(isVisibleChild(looking))

/** One child, or null when there is none that this person may see. */
export const loadChild = async (db: Db, looking: Looking, id: number): Promise<KeptChild | null> =>
  (await childrenQuery(db, looking).where('child.id', '=', id).executeTakeFirst()) ?? null

/** The children of a family that this person may see, the oldest first. */
export const childrenOfFamily = (db: Db, looking: Looking, familyId: number): Promise<readonly KeptChild[]> =>
  childrenQuery(db, looking).where('child.familyId', '=', familyId).orderBy(inSiblingOrder()).execute()

/** Those of these children that this person may see, family by family. */
export const childrenAmong = async (db: Db, looking: Looking, ids: readonly number[]): Promise<readonly KeptChild[]> =>
  ids.length === 0
    ? []
    : childrenQuery(db, looking)
        .where('child.id', '=', anyOf(ids))
        .orderBy('family.name')
        .orderBy('family.id')
        .orderBy(inSiblingOrder())
        .execute()

/**
 * Holds these children until the transaction ends, so that two people can't start or end something of theirs at once. Whoever only names
 * them, as when lines are renewed, doesn't wait.
 */
export async function holdChildren(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx.selectFrom('child').select('id').where('id', '=', anyOf(ids)).orderBy('id').forNoKeyUpdate().execute()
}
