import type { InRole } from '#rules/people/holdings.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { teamManagerOf } from './teams.ts'

/**
 * Who answers for an action about these children: the children's team manager on that day, cover included; where siblings are in
 * different teams, that of the first child named. Null where there is no team, or nobody in the post. (AC-01)
 */
export async function teamManagerOfChildren(
  db: Db,
  childIds: readonly number[],
  on: Temporal.PlainDate,
): Promise<InRole | null> {
  if (childIds.length === 0) return null
  const rows = await db.selectFrom('child').select(['id', 'teamId']).where('id', '=', anyOf(childIds)).execute()
  const teamOf = new Map(rows.map(({ id, teamId }) => [id, teamId]))
  for (const teamId of new Set(childIds.map((id) => teamOf.get(id) ?? null))) {
    const manager = teamId === null ? null : await teamManagerOf(db, teamId, on)
    if (manager !== null) return manager
  }
  return null
}
