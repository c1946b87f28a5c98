import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'

/** Every name in a family, word by word, by the family’s id: only invented ones, which no sentence holds. */
export async function namesByFamily(db: Db): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ familyId: number; name: string }>`
    select coalesce(joined_into, id) as family_id, name from family
    union all select family_id, name from child
    union all select family_id, name from adult`.execute(db)
  const words = rows.flatMap(({ familyId, name }) => wordsIn(name).map((word) => ({ familyId, word })))
  return new Map(
    [...Map.groupBy(words, ({ familyId }) => familyId)].map(([familyId, all]) => [
      familyId,
      [...new Set(all.map(({ word }) => word))],
    ]),
  )
}

/** The invented names in what somebody is called: one capital and at least six small letters. */
export const wordsIn = (name: string): readonly string[] =>
  name.split(/[^\p{L}]+/u).filter((word) => /^[A-Z][a-z]{6,}$/.test(word))
