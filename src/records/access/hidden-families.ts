import type { Db } from '#records/keeping/db.ts'
import { isOpenFamily, type Looking } from './visible-children.ts'

/** The ids of families that are restricted or denied to this person: an import may speak of them, but shows nothing that is kept. (FAM-05) */
export async function hiddenFamilies(db: Db, looking: Omit<Looking, 'permission'>): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('family')
    .select('family.id')
    .where((eb) => eb.not(isOpenFamily(looking, 'family.id')))
    .execute()
  return new Set(rows.map(({ id }) => id))
}
