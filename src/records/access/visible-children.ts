import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Actor } from '#rules/access/actor.ts'
import { childReach, type Permission } from '#rules/access/permissions.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'

/** Who looks, what for, and on which day: what decides which children exist for this question. */
export type Looking = { readonly actor: Actor; readonly permission: Permission; readonly today: Temporal.PlainDate }

/**
 * The ids of the children this person may see: the one query behind every list, count, search and export. A restricted family is
 * there only for people with named access, and an explicit deny beats everything. (SEC-02, FAM-05)
 *
 * Use: `.where('child.id', 'in', visibleChildren(db, { actor, permission: 'see-tracker', today }))`
 */
export const visibleChildren = (db: Db, looking: Looking) =>
  db
    .selectFrom('child')
    .select('child.id')
    .where((eb) => eb.and([withinReach(eb, looking), open(looking)]))

/** The ids of the families with at least one child this person may see. */
export const visibleFamilies = (db: Db, looking: Looking) =>
  db
    .selectFrom('child')
    .select('child.familyId')
    .distinct()
    .where((eb) => eb.and([withinReach(eb, looking), open(looking)]))

/** Which of these children are within a permission of the person: for showing only what they can use, and for refusing the rest. */
export async function idsAmong(db: Db, looking: Looking, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await visibleChildren(db, looking)
    .where('child.id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Every child of a family, seen or not: for working out who answers for the whole family, never for showing. */
export const childIdsOfFamily = async (db: Db, familyId: number): Promise<readonly number[]> =>
  (await db.selectFrom('child').select('id').where('familyId', '=', familyId).orderBy('id').execute()).map(
    ({ id }) => id,
  )

function withinReach(eb: ExpressionBuilder<DB, 'child'>, { actor, permission }: Looking): Expression<SqlBool> {
  const reach = childReach(actor, permission)
  if (reach.all) return eb.lit(true)
  const ways: Expression<SqlBool>[] = [eb.lit(false)]
  if (reach.teamIds.length > 0) ways.push(eb('child.teamId', 'in', [...reach.teamIds]))
  if (reach.serviceIds.length > 0)
    ways.push(
      eb(
        'child.teamId',
        'in',
        eb
          .selectFrom('team')
          .select('team.id')
          .where('team.serviceId', 'in', [...reach.serviceIds]),
      ),
    )
  if (reach.allocatedTo.length > 0) ways.push(eb('child.socialWorkerId', 'in', [...reach.allocatedTo]))
  if (reach.conductOf.length > 0) ways.push(eb('child.solicitorId', 'in', [...reach.conductOf]))
  return eb.or(ways)
}

/**
 * The ids of the families that are neither denied to this person nor restricted without named access: what still cuts across a
 * relation that isn't to the child, such as doing one action. (FAM-05)
 */
export const openFamilies = (db: Db, looking: Omit<Looking, 'permission'>) =>
  db.selectFrom('family').select('family.id').where(open(looking, 'family.id'))

/** Neither denied to this person, nor restricted without named access. */
const open = ({ actor, today }: Omit<Looking, 'permission'>, familyId = 'child.family_id') => sql<SqlBool>`
  not exists (select 1 from denied_access d where d.family_id = ${sql.ref(familyId)} and d.person_id = ${actor.personId})
  and (
    not exists (select 1 from restriction r where r.family_id = ${sql.ref(familyId)} and r.lifted_on is null)
    or exists (
      select 1 from named_access n
      where n.family_id = ${sql.ref(familyId)} and n.person_id = ${actor.personId} and (n.ends_on is null or n.ends_on >= ${today.toString()}::date)
    )
  )`
