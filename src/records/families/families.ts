import { childrenOfFamily, type KeptChild } from './children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'

/** A family as one person may see it: the children among it that they may see, at least one. (FAM-02, FAM-05) */
export type KeptFamily = {
  readonly id: number
  readonly reference: string
  readonly name: string
  readonly version: number
  readonly children: readonly KeptChild[]
}

/** One family, or null when there is none with a child this person may see. */
export async function loadFamily(db: Db, looking: Looking, id: number): Promise<KeptFamily | null> {
  const [family, children] = await Promise.all([
    db.selectFrom('family').selectAll().where('id', '=', id).executeTakeFirst(),
    childrenOfFamily(db, looking, id),
  ])
  return family === undefined || children.length === 0 ? null : { ...family, children }
}

/** The family a reference stands for, seen or not, the one it was joined with where it was; null when there is none. */
export async function findByReference(db: Db, reference: string): Promise<number | null> {
  const found = await db
    .selectFrom('family')
    .select((eb) => eb.fn.coalesce('joinedInto', 'id').as('id'))
    .where((eb) => eb.fn('lower', ['reference']), '=', reference.toLowerCase())
    .executeTakeFirst()
  return found?.id ?? null
}

/** A family that was joined with another, by what named it. */
export type JoinedFamily = { readonly name: string; readonly reference: string }

/** The families that were joined with this one, in the order of their references. */
export const joinedWith = (db: Db, familyId: number): Promise<readonly JoinedFamily[]> =>
  db
    .selectFrom('family')
    .select(['name', 'reference'])
    .where('joinedInto', '=', familyId)
    .orderBy('reference')
    .execute()

/** The family that one of this id was joined with; null where it wasn't. */
export const whereFamilyWent = async (db: Db, id: number): Promise<number | null> =>
  (await db.selectFrom('family').select('joinedInto').where('id', '=', id).executeTakeFirst())?.joinedInto ?? null
