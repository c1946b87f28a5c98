import type { ChildDetails, KeptChild } from './children.ts'
import type { Following } from '#rules/people/still-followed.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import type { KeptFamily } from './families.ts'
import { familyReferences } from './family-references.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { calledAfterMother, isMother } from '#rules/people/unborn-name.ts'

const recordKind = 'child'

/** Adds a child to a family; answers the id. */
export async function addChild(tx: Tx, deed: Deed, familyId: number, details: ChildDetails): Promise<number> {
  const { id } = await tx
    .insertInto('child')
    .values({ familyId, ...details })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, { recordKind, recordId: id, familyId, childId: id, before: null, after: details })
  return id
}

/** Saves what was changed of a child, over the version it was loaded with. */
export async function saveChild(tx: Tx, deed: Deed, kept: KeptChild, changes: Partial<ChildDetails>): Promise<Saved> {
  if (!(await saveOver(tx, 'child', kept, changes))) return 'changed-by-someone-else'
  const of = { recordKind, recordId: kept.id, familyId: kept.familyId, childId: kept.id }
  await keepDeed(tx, deed, { ...of, before: { ...kept }, after: changes })
  return 'saved'
}

/** Keeps since when and why a child isn't followed any more, or with a reason that they are followed again. (P17, P18) */
export async function saveFollowing(
  tx: Tx,
  deed: Deed,
  kept: Pick<KeptChild, 'id' | 'familyId' | 'version'> & Following,
  following: Following,
  reason: string | null,
): Promise<Saved> {
  if (!(await saveOver(tx, 'child', kept, following))) return 'changed-by-someone-else'
  const { followedUntil, noLongerBecause, noLongerWords } = kept
  await keepDeed(tx, deed, {
    recordKind,
    recordId: kept.id,
    familyId: kept.familyId,
    childId: kept.id,
    before: { followedUntil, noLongerBecause, noLongerWords },
    after: following,
    ...(reason === null ? {} : { reason }),
  })
  return 'saved'
}

/** Whether another child already has this case-system id, seen or not. */
export const hasCaseSystemId = async (db: Db, caseSystemId: string, exceptId: number | null): Promise<boolean> =>
  (await db
    .selectFrom('child')
    .select('id')
    .where('caseSystemId', '=', caseSystemId)
    .where('id', '!=', exceptId ?? 0)
    .executeTakeFirst()) !== undefined

/** Adds a family under the next free reference; answers its id. */
export async function addFamily(tx: Tx, deed: Deed, name: string): Promise<number> {
  const family = { name, reference: (await familyReferences(tx))() }
  const { id } = await tx.insertInto('family').values(family).returning('id').executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind: 'family',
    recordId: id,
    familyId: id,
    childId: null,
    before: null,
    after: family,
  })
  return id
}

/** Saves what a family is called, over the version it was loaded with. */
export async function saveFamily(
  tx: Tx,
  deed: Deed,
  { id, version, name, reference }: Pick<KeptFamily, 'id' | 'version' | 'name' | 'reference'>,
  called: { readonly name: string; readonly reference: string },
): Promise<Saved> {
  const saved = await tx
    .updateTable('family')
    .set({ ...called, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const of = { recordKind: 'family', recordId: id, familyId: id, childId: null }
  await keepDeed(tx, deed, { ...of, before: { name, reference }, after: called })
  return 'saved'
}

/** Whether another family already has this reference, seen or not. */
export const hasReference = async (db: Db, reference: string, exceptId: number): Promise<boolean> =>
  (await db
    .selectFrom('family')
    .select('id')
    .where('reference', '=', reference)
    .where('id', '!=', exceptId)
    .executeTakeFirst()) !== undefined

/** Whose mother somebody is, under which name; `before` is what she was called until now. */
type Mother = {
  readonly mother: string
  readonly before: string | null
  readonly of: readonly { readonly childId: number; readonly relationship: string }[]
}

/**
 * Calls the children not born yet after their mother, who was just written down: by her name they are told from every other baby on a list. What a
 * person has called a child after somebody stays. (FAM-03)
 */
export async function callAfterMother(tx: Tx, deed: Deed, { mother, before, of }: Mother): Promise<void> {
  const childIds = of.filter(({ relationship }) => isMother(relationship)).map(({ childId }) => childId)
  if (childIds.length === 0) return
  const children = await tx
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.id', 'child.name', 'child.familyId', 'child.version', 'family.name as familyName'])
    .where('child.id', '=', anyOf(childIds))
    .where('unborn', '=', true)
    .orderBy('child.id')
    .execute()
  for (const { id, familyId, version, familyName, name: now } of children) {
    const name = calledAfterMother(now, { familyName, mother, before })
    if (name === null) continue
    await tx
      .updateTable('child')
      .set({ name, version: version + 1 })
      .where('id', '=', id)
      .execute()
    await keepDeed(tx, deed, {
      ...{ recordKind, recordId: id, familyId, childId: id },
      before: { name: now },
      after: { name },
      reason: 'A child not born yet is called after the mother',
    })
  }
}
