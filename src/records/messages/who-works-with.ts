import { loadActors } from '#records/access/actors.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { caseHolderRoles } from '#rules/access/actor.ts'
import { whoAnswers } from '#rules/people/holdings.ts'
import { loadHoldings } from '#records/people/people.ts'
import { loadManagers } from '#records/people/teams.ts'

type About = { readonly childIds: readonly number[] }

/** Who works with some children today and may see one of them, by their ids. */
export type WhoWorksWith = (about: About) => readonly number[]

/**
 * Who holds the case, and the team manager, of each of these children, or whoever covers them; a person who doesn't see the family isn't
 * among them. (SET-08, SET-01, FAM-05)
 */
export async function whoWorksWith(db: Db, all: readonly About[], today: Temporal.PlainDate): Promise<WhoWorksWith> {
  const children = await db
    .selectFrom('child')
    .select(['id', 'teamId', 'socialWorkerId'])
    .where('id', '=', anyOf(new Set(all.flatMap(({ childIds }) => childIds))))
    .where('followedUntil', 'is', null)
    .execute()
  const [holdings, managersOf] = await Promise.all([loadHoldings(db, caseHolderRoles), loadManagers(db, today)])
  const peopleOf = new Map(
    children.map(({ id, teamId, socialWorkerId }) => [
      id,
      [
        ...holdings.filter(({ personId }) => personId === socialWorkerId).flatMap((each) => whoAnswers(each, today)),
        ...managersOf(teamId).teamManagers,
      ].map(({ personId }) => personId),
    ]),
  )
  const everybody = [...new Set([...peopleOf.values()].flat())]
  const seen = new Map<number, ReadonlySet<number>>()
  for (const [personId, actor] of await loadActors(db, everybody, today)) {
    const own = children.filter(({ id }) => peopleOf.get(id)?.includes(personId)).map(({ id }) => id)
    seen.set(personId, await idsAmong(db, { actor, permission: 'see-child', today }, own))
  }
  return ({ childIds }) =>
    everybody.filter((personId) =>
      childIds.some((id) => peopleOf.get(id)?.includes(personId) === true && seen.get(personId)?.has(id) === true),
    )
}
