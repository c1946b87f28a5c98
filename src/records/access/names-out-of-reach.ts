import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import { namesToLookUp } from '#rules/overview/names-in-prose.ts'
import { isFollowed, isOpenFamily, type Looking } from './visible-children.ts'

/** Names that words for everybody may not hold. */
type Names = { readonly families: readonly string[]; readonly children: readonly string[] }

/**
 * The names of the families closed to this person, never to be shown: words that others read may not tell of them either. A word that is
 * also in the name of somebody who works here says nothing of a family, and stays out. (LO-03, FAM-05)
 */
export async function namesClosedTo(db: Db, someone: Omit<Looking, 'permission'>): Promise<Names> {
  const [closed, staff] = await Promise.all([
    db
      .selectFrom('child')
      .innerJoin('family', 'family.id', 'child.familyId')
      .select(['child.name', 'family.name as familyName'])
      .where(isFollowed())
      .where(sql<boolean>`not ${isOpenFamily(someone, 'child.family_id')}`)
      .execute(),
    db.selectFrom('person').select('name').execute(),
  ])
  const known = new Set(staff.flatMap(({ name }) => name.split(' ')))
  const rare = (name: string) =>
    name
      .split(' ')
      .filter((word) => !known.has(word))
      .join(' ')
  return {
    families: closed.map(({ familyName }) => rare(familyName)),
    children: closed.map(({ name }) => rare(name)),
  }
}

/** Whether a child's whole name or a family's reference stands in a text, seen or not; those of one family may. (LO-03) */
export async function namesSomebody(db: Db, text: string, but: number | null = null): Promise<boolean> {
  const { names, references } = namesToLookUp(text)
  const [child, family] = await Promise.all([
    db
      .selectFrom('child')
      .innerJoin('childWords', 'childWords.childId', 'child.id')
      .select('child.id')
      .where('childWords.name', '=', sql<string>`any(${[...names]}::text[])`)
      .where('child.familyId', '<>', but ?? 0)
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('family')
      .select('id')
      .where(
        sql<string>`regexp_replace(lower(reference), '[^a-z0-9]+', '', 'g')`,
        '=',
        sql<string>`any(${[...references]}::text[])`,
      )
      .where('id', '<>', but ?? 0)
      .limit(1)
      .executeTakeFirst(),
  ])
  return child !== undefined || family !== undefined
}
