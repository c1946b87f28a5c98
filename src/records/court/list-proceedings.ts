import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { type KeptProceedings, ofVisibleCase } from './proceedings.ts'

/** What an entry of a list of cases goes by. */
export type ListedProceedings = Pick<KeptProceedings, 'id' | 'issuedOn' | 'endedOn'>

/** A question about open cases with a child this person may see, the longest since issue first; or about those that ended, the latest first. */
const casesInOrder = (db: Db, looking: Looking, show: 'open' | 'ended') =>
  db
    .selectFrom('proceedings')
    .select(['proceedings.id', 'proceedings.issuedOn', 'proceedings.endedOn'])
    .where('proceedings.endedOn', show === 'open' ? 'is' : 'is not', null)
    .where(ofVisibleCase(looking, 'proceedings.id', null))
    .orderBy('proceedings.endedOn', 'desc')
    .orderBy('proceedings.issuedOn', (order) => order.asc().nullsLast())
    .orderBy('proceedings.id')

/** All of them, in that order. */
export const listProceedings = (
  db: Db,
  looking: Looking,
  show: 'open' | 'ended',
): Promise<readonly ListedProceedings[]> => casesInOrder(db, looking, show).execute()

/** Some of them, in that order, and how many there are. */
export async function partOfProceedings(
  db: Db,
  looking: Looking,
  show: 'open' | 'ended',
  { limit, page }: { readonly limit: number; readonly page: number },
): Promise<{ readonly ids: readonly number[]; readonly count: number }> {
  const { count } = await casesInOrder(db, looking, show)
    .clearSelect()
    .clearOrderBy()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const at = Math.min(page, Math.max(1, Math.ceil(count / limit)))
  const rows = await casesInOrder(db, looking, show)
    .limit(limit)
    .offset((at - 1) * limit)
    .execute()
  return { ids: rows.map(({ id }) => id), count }
}
