import type { Db } from './db.ts'
import { type Looking, visibleChildren } from './visible-children.ts'

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
      .select((eb) => eb('child.id', 'in', visibleChildren(db, looking)).as('visible'))
      .where('adult.familyId', '=', familyId)
      .orderBy('adultOfChild.childId')
      .execute(),
  ])
  const byAdult = Map.groupBy(relations, ({ adultId }) => adultId)
  return adults.flatMap((adult) => {
    const all = byAdult.get(adult.id) ?? []
    const of = all
      .filter(({ visible }) => visible)
      .map(({ childId, relationship, parentalResponsibility, represented }) => ({
        ...{ childId, relationship, parentalResponsibility, represented },
      }))
    return all.length > 0 && of.length === 0 ? [] : [{ ...adult, of }]
  })
}
