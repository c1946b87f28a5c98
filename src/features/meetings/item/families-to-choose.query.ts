import { inSiblingOrder } from '#records/families/sibling-order.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A family to choose, with the children in it that the person may see. */
export type FamilyChoice = {
  readonly id: number
  readonly text: string
  readonly name: string
  readonly childIds: readonly number[]
}

/** Which families could an issue be about? By name, with reference and children to tell families of one name apart. */
export async function familiesToChoose(db: Db, looking: Looking): Promise<readonly FamilyChoice[]> {
  const rows = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['family.id', 'family.name', 'family.reference', 'child.id as childId', 'child.name as childName'])
    .where(isVisibleChild(looking))
    .orderBy('family.name')
    .orderBy('family.id')
    .orderBy(inSiblingOrder())
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((family) => {
    const [first] = family
    if (first === undefined) return []
    const names = family.map(({ childName }) => childName).join(', ')
    return [
      {
        id: first.id,
        name: first.name,
        text: `${first.name} (${first.reference}): ${names}`,
        childIds: family.map(({ childId }) => childId),
      },
    ]
  })
}
