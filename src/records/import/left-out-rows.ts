import type { Db } from '#records/keeping/db.ts'

/** How many rows of workbooks in force stayed out and wait to be settled. (FAM-06) */
export async function leftOutRows(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('importFinding')
    .innerJoin('import', 'import.id', 'importFinding.importId')
    .where('import.state', '=', 'loaded')
    .where('importFinding.leftOut', '=', true)
    .where('importFinding.settledAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
