import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Role } from '#rules/access/actor.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'

/** Someone to choose in a select; `text` tells people of one name apart by what they do. */
export type PersonOption = { readonly value: string; readonly text: string }

/** Whose options: the people of a day, everyone or (with roles) only who holds one of them, called as the authority calls its roles. */
export type Pool = {
  readonly db: Db
  readonly today: Temporal.PlainDate
  readonly labels: Labels
  readonly roles: readonly Role[]
  /** With `roles`: also who covers one of them that day. */
  readonly orCovering?: boolean | undefined
}

/** A question for people, to be narrowed. */
export type People = SelectQueryBuilder<DB, 'person', { id: number }>

/**
 * People to choose, by name: 'Grace Oyelaran, social worker, Safeguarding East'. `only` narrows the people before their roles are looked
 * up, so that a hundred aren't read to show ten.
 */
export async function optionsFor(pool: Pool, only: (people: People) => People): Promise<readonly PersonOption[]> {
  const { labels } = pool
  const narrowed = only(peopleIn(pool)).select('person.name')
  const rows = await pool.db
    .selectFrom(narrowed.as('person'))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('roleHolding')
          .leftJoin('team', 'team.id', 'roleHolding.teamId')
          .whereRef('roleHolding.personId', '=', 'person.id')
          .where(heldOn(pool))
          .select(['roleHolding.role', 'team.name as team'])
          .orderBy('startsOn')
          .orderBy('roleHolding.id')
          .limit(1)
          .as('held'),
      (join) => join.onTrue(),
    )
    .select(['person.id', 'person.name', 'held.role', 'held.team'])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return rows.map(({ id, name, role, team }) => ({
    value: String(id),
    text: [name, role === null ? null : labels(`role.${role}`), team].filter((word) => word !== null).join(', '),
  }))
}

const peopleIn = (pool: Pool): People =>
  pool.db
    .selectFrom('person')
    .select('person.id')
    .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', pool.today)]))
    .where((eb) =>
      pool.roles.length === 0
        ? eb.lit(true)
        : eb.or([
            eb.exists(
              eb.selectFrom('roleHolding').whereRef('personId', '=', 'person.id').where(heldOn(pool)).select('id'),
            ),
            ...(pool.orCovering === true ? [covers(pool)] : []),
          ]),
    )
    .orderBy('person.name')
    .orderBy('person.id')

/** Covers one of the roles that day. */
const covers = (pool: Pool) =>
  sql<boolean>`exists (
    select from cover join role_holding on role_holding.id = cover.holding_id
    where cover.covering_person_id = person.id and cover.starts_on <= ${pool.today} and cover.ends_on >= ${pool.today}
      and role_holding.role = any (${pool.roles}::text[]))`

/** Held on the day, and one of the roles where some are asked for. */
const heldOn =
  ({ today, roles }: Pool) =>
  (eb: ExpressionBuilder<DB, 'roleHolding'>) =>
    eb.and([
      eb('startsOn', '<=', today),
      eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]),
      roles.length === 0 ? eb.lit(true) : eb('role', 'in', [...roles]),
    ])
