import { inSiblingOrder } from './sibling-order.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { sayRelation } from '#rules/people/relation-words.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { callAfterMother } from './change-children.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** What an adult is to one child: half-siblings differ (FAM-04). Null where nobody has said. */
export type AdultOfChild = {
  readonly childId: number
  readonly relationship: string
  readonly parentalResponsibility: boolean | null
  readonly represented: boolean | null
}

/** A parent or other adult of a family, with what they are to each child that the person looking may see. */
export type KeptAdult = {
  readonly id: number
  readonly familyId: number
  readonly name: string
  readonly notes: string | null
  readonly version: number
  readonly of: readonly AdultOfChild[]
}

/** The adults of a family who are something to a child this person may see, or to none yet, in the order they were added. */
export async function adultsOfFamily(db: Db, looking: Looking, familyId: number): Promise<readonly KeptAdult[]> {
  const [adults, relations] = await Promise.all([
    db.selectFrom('adult').selectAll().where('familyId', '=', familyId).orderBy('id').execute(),
    db
      .selectFrom('adultOfChild')
      .innerJoin('adult', 'adult.id', 'adultOfChild.adultId')
      .innerJoin('child', 'child.id', 'adultOfChild.childId')
      .selectAll('adultOfChild')
      .select(isVisibleChild(looking).as('visible'))
      .where('adult.familyId', '=', familyId)
      .orderBy(inSiblingOrder())
      .execute(),
  ])
  const byAdult = Map.groupBy(relations, ({ adultId }) => adultId)
  return adults.flatMap((adult) => {
    const all = byAdult.get(adult.id) ?? []
    const of = all
      .filter(({ visible }) => visible)
      .map(({ childId, relationship, parentalResponsibility, represented }) => ({
        childId,
        relationship,
        parentalResponsibility,
        represented,
      }))
    return all.length > 0 && of.length === 0 ? [] : [{ ...adult, of }]
  })
}

/** One adult, or null when there is none of a child this person may see. */
export const loadAdult = async (
  db: Db,
  looking: Looking,
  familyId: number,
  adultId: number,
): Promise<KeptAdult | null> => (await adultsOfFamily(db, looking, familyId)).find(({ id }) => id === adultId) ?? null

/** What people write down of an adult. */
export type AdultEntry = Pick<KeptAdult, 'name' | 'notes' | 'of'>

/** Adds an adult to a family, with what they are to each child; answers the id. */
export async function addAdult(tx: Tx, deed: Deed, familyId: number, { of, ...columns }: AdultEntry): Promise<number> {
  const { id } = await tx
    .insertInto('adult')
    .values({ familyId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  const adult = { id, familyId, name: columns.name }
  await keepDeed(tx, deed, { ...historyOf(adult, null), before: null, after: columns })
  await setRelations(tx, deed, adult, [], of)
  await callAfterMother(tx, deed, { mother: columns.name, before: null, of })
  return id
}

/** Saves an adult over the version loaded; what they are to children that neither `kept` nor the entry names stays as it is. */
export async function saveAdult(tx: Tx, deed: Deed, kept: KeptAdult, { of, ...columns }: AdultEntry): Promise<Saved> {
  const { name, notes } = kept
  if (!(await saveOver(tx, 'adult', kept, columns))) return 'changed-by-someone-else'
  if (columns.name !== name || columns.notes !== notes)
    await keepDeed(tx, deed, { ...historyOf(kept, null), before: { name, notes }, after: columns })
  await setRelations(tx, deed, { ...kept, name: columns.name }, kept.of, of)
  await callAfterMother(tx, deed, { mother: columns.name, before: name, of })
  return 'saved'
}

/** Makes the adults of one child the same to another, a twin, each with a row of history under the twin. (FAM-03, FAM-04) */
export async function copyAdults(
  tx: Tx,
  deed: Deed,
  { from, to, familyId }: { readonly from: number; readonly to: number; readonly familyId: number },
): Promise<void> {
  const relations = await tx
    .selectFrom('adultOfChild')
    .innerJoin('adult', 'adult.id', 'adultOfChild.adultId')
    .selectAll('adultOfChild')
    .select('adult.name')
    .where('childId', '=', from)
    .orderBy('adultId')
    .execute()
  for (const { adultId, name, ...relation } of relations)
    await setRelations(tx, deed, { id: adultId, familyId, name }, [], [{ ...relation, childId: to }])
}

type Adult = Pick<KeptAdult, 'id' | 'familyId' | 'name'>

const historyOf = ({ id, familyId }: Adult, childId: number | null) => ({
  recordKind: 'adult',
  recordId: id,
  familyId,
  childId,
})

/** Each relation that changes has its own row of history, under its child, so that it is seen by those who see the child. */
async function setRelations(
  tx: Tx,
  deed: Deed,
  adult: Adult,
  before: readonly AdultOfChild[],
  after: readonly AdultOfChild[],
): Promise<void> {
  for (const childId of new Set([...before, ...after].map((relation) => relation.childId))) {
    const [was, is] = [before, after].map((relations) => relations.find((relation) => relation.childId === childId))
    const words = { before: { [adult.name]: inWords(was) }, after: { [adult.name]: inWords(is) } }
    if (words.before[adult.name] === words.after[adult.name]) continue
    await tx.deleteFrom('adultOfChild').where('adultId', '=', adult.id).where('childId', '=', childId).execute()
    if (is !== undefined)
      await tx
        .insertInto('adultOfChild')
        .values({ adultId: adult.id, ...is })
        .execute()
    await keepDeed(tx, deed, { ...historyOf(adult, childId), ...words })
  }
}

const inWords = (relation: AdultOfChild | undefined): string | null =>
  relation === undefined ? null : sayRelation(relation)
