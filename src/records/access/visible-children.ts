import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '#rules/access/actor.ts'
import { childReach, type Permission } from '#rules/access/permissions.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** Who looks, what for, and on which day: what decides which children exist for this question. */
export type Looking = {
  readonly actor: Actor
  readonly permission: Permission
  readonly today: Temporal.PlainDate
  /** Only the children who are still followed: what lists, counts, messages and offers ask for (`stillFollowed`). */
  readonly among?: 'followed'
}

/** Who looks, and on which day, where the permission isn't to children. */
type Someone = Omit<Looking, 'permission'>

/**
 * The same question of those children alone who are still followed: everything that is to come for a child, is counted, is asked for or
 * offered asks so. A child's own pages, history and what was decided don't. (P18)
 */
export const stillFollowed = (looking: Looking): Looking => ({ ...looking, among: 'followed' })

/** Whether the child of the row is still followed: the one place where the rule of the same name is asked of the database (P18). */
export const isFollowed = (row = 'child'): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${row}.followed_until`)} is null`

/**
 * May this person see the child of the row? The one question behind every list, count, search and export, asked of the query's own
 * `child` row (a query on child, or joined to it), so that the database begins where the fewest rows are. A restricted family is there
 * only for people with named access, and an explicit deny beats everything. (SEC-02, FAM-05)
 *
 * Use: `.where(isVisibleChild({ actor, permission: 'see-tracker', today }))`; `row` is what the query calls the child.
 */
export const isVisibleChild = (looking: Looking, row = 'child'): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${isAmong(looking, row)} and ${isWithinReach(looking, row)} and ${isOpenFamily(looking, `${row}.family_id`)})`

/** A line of the tracker is only there while its child is followed, and so needn't be asked. */
const isAmong = ({ among }: Looking, row: string): RawBuilder<SqlBool> =>
  among === 'followed' && row !== 'clock_line' ? isFollowed(row) : sql<SqlBool>`true`

/**
 * The same of the child whose id stands in a column of the query, such as `document.child_id`; no where none does. With `limit 1` it is
 * looked up for each row; an `exists` beside an `or` would first gather every child there has ever been.
 */
export const namesVisibleChild = (looking: Looking, column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`((select true from child seen where seen.id = ${sql.ref(column)} and ${isVisibleChild(looking, 'seen')} limit 1) is true)`

/** Whether the family whose id stands in a column of the query has a child this person may see; looked up for each row, as above. */
export const hasVisibleChild = (looking: Looking, column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`((select true from child seen where seen.family_id = ${sql.ref(column)} and ${isVisibleChild(looking, 'seen')} limit 1) is true)`

/** The ids of the children this person may see. Where the query has the child's row, ask `isVisibleChild` of it instead. */
export const visibleChildren = (db: Db, looking: Looking) =>
  db.selectFrom('child').select('child.id').where(isVisibleChild(looking))

/** The ids of the families with at least one child this person may see. */
export const visibleFamilies = (db: Db, looking: Looking) =>
  db.selectFrom('child').select('child.familyId').distinct().where(isVisibleChild(looking))

/** Whether a family has a child this person may see. */
export const stillThere = async (db: Db, looking: Looking, familyId: number): Promise<boolean> =>
  (await visibleChildren(db, looking).where('child.familyId', '=', familyId).limit(1).executeTakeFirst()) !== undefined

/** Which of these children are within a permission of the person: for showing only what they can use, and for refusing the rest. */
export async function idsAmong(db: Db, looking: Looking, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await visibleChildren(db, looking).where('child.id', '=', anyOf(ids)).execute()
  return new Set(rows.map(({ id }) => id))
}

/** The same for several permissions at once: which of these children each of them reaches. */
export async function idsWithin<Asked extends Permission>(
  db: Db,
  looking: Someone,
  permissions: readonly Asked[],
  ids: readonly number[],
): Promise<(permission: Asked) => ReadonlySet<number>> {
  if (ids.length === 0) return () => new Set()
  const reached = permissions.map(
    (permission) => sql`case when ${isWithinReach({ ...looking, permission }, 'child')} then ${permission}::text end`,
  )
  const rows = await db
    .selectFrom('child')
    .select(['child.id', sql<readonly (string | null)[]>`array[${sql.join(reached)}]`.as('within')])
    .where('child.id', '=', anyOf(ids))
    .where(isOpenFamily(looking, 'child.family_id'))
    .execute()
  return (permission) => new Set(rows.flatMap(({ id, within }) => (within.includes(permission) ? [id] : [])))
}

/** Every child of a family, seen or not: for working out who answers for the whole family, never for showing. */
export const childIdsOfFamily = async (db: Db, familyId: number): Promise<readonly number[]> =>
  (await db.selectFrom('child').select('id').where('familyId', '=', familyId).orderBy('id').execute()).map(
    ({ id }) => id,
  )

/** Where the permission takes this person: to every child, or by team, service, allocation and conduct. */
function isWithinReach({ actor, permission }: Looking, row: string): RawBuilder<SqlBool> {
  const { all, teamIds, serviceIds, allocatedTo, conductOf } = childReach(actor, permission)
  if (all) return sql<SqlBool>`true`
  const isOneOf = (column: string, ids: readonly number[]) =>
    ids.length === 0 ? [] : [sql`${sql.ref(`${row}.${column}`)} = ${anyOf(ids)}`]
  // As an array, so that the index on the team serves here too.
  const ofServices = sql`any(array(select id from team where service_id = ${anyOf(serviceIds)}))`
  const ways = [
    ...isOneOf('team_id', teamIds),
    ...(serviceIds.length === 0 ? [] : [sql`${sql.ref(`${row}.team_id`)} = ${ofServices}`]),
    ...isOneOf('social_worker_id', allocatedTo),
    ...isOneOf('solicitor_id', conductOf),
  ]
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

/**
 * The ids of the families that are neither denied to this person nor restricted without named access: what still cuts across a
 * relation that isn't to the child, such as doing one action. (FAM-05)
 */
export const openFamilies = (db: Db, looking: Someone) =>
  db.selectFrom('family').select('family.id').where(isOpenFamily(looking, 'family.id'))

/** The same of the family whose id stands in a column of the query: neither denied to this person, nor restricted without named access. */
export const isOpenFamily = ({ actor, today }: Someone, column: string): RawBuilder<SqlBool> => sql<SqlBool>`(
  not exists (select 1 from denied_access d where d.family_id = ${sql.ref(column)} and d.person_id = ${actor.personId})
  and not exists (
    select 1 from restriction r
    where r.family_id = ${sql.ref(column)} and r.lifted_on is null and not exists (
      select 1 from named_access n
      where n.family_id = r.family_id and n.person_id = ${actor.personId} and (n.ends_on is null or n.ends_on >= ${today.toString()}::date)
    )
  ))`
