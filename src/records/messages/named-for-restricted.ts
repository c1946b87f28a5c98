import type { Actor } from '#rules/access/actor.ts'
import { childReach } from '#rules/access/permissions.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadActors } from '#records/access/actors.ts'
import { isVisibleChild, type Looking, visibleFamilies } from '#records/access/visible-children.ts'

type Whose = {
  /** The teams whose children are asked for. */
  readonly teamIds: readonly number[]
  /** Who is told in any case: a family that one of them sees needs nobody else. */
  readonly besides: readonly number[]
  readonly today: Temporal.PlainDate
}

/**
 * Who is named for, and sees, a restricted family of these teams with pre-proceedings open that nobody of `besides` sees: for telling
 * those who may know what nobody else is shown, never for showing who they are. (FAM-05)
 */
export async function namedForRestricted(db: Db, { teamIds, besides, today }: Whose): Promise<readonly number[]> {
  const actors = await namedActors(db, today)
  const seen = await Promise.all(
    [...actors.values()].map(async (actor) => ({
      id: actor.personId,
      families: await restrictedOf(db, actor, { teamIds, today }),
    })),
  )
  const cared = new Set(seen.filter(({ id }) => besides.includes(id)).flatMap(({ families }) => families))
  return seen.filter(({ families }) => families.some((family) => !cared.has(family))).map(({ id }) => id)
}

/** Everybody who is named for a restricted family now. */
async function namedActors(db: Db, today: Temporal.PlainDate): Promise<ReadonlyMap<number, Actor>> {
  const named = await db
    .selectFrom('namedAccess')
    .innerJoin('restriction', 'restriction.familyId', 'namedAccess.familyId')
    .where('liftedOn', 'is', null)
    .select('personId')
    .distinct()
    .orderBy('personId')
    .execute()
  return loadActors(
    db,
    named.map(({ personId }) => personId),
    today,
  )
}

/**
 * As whom the restricted families are found at all: as few of those who are named as see every one of them, who work with few children
 * first. For telling those who may know, never for showing it to others. (FAM-05)
 */
export async function seesRestricted(db: Db, today: Temporal.PlainDate): Promise<readonly Looking[]> {
  const actors = [...(await namedActors(db, today)).values()]
  const everywhere = ({ looking: { actor } }: { readonly looking: Looking }) =>
    Number(childReach(actor, 'see-child').all)
  const all = actors
    .map((actor) => ({ looking: { actor, permission: 'see-child' as const, today } }))
    .toSorted((one, other) => everywhere(one) - everywhere(other))
  const found = new Set<number>()
  const lookings: Looking[] = []
  for (const { looking } of all) {
    const families = await visibleFamilies(db, looking)
      .where('child.familyId', 'in', db.selectFrom('restriction').select('familyId').where('liftedOn', 'is', null))
      .execute()
    if (families.some(({ familyId }) => !found.has(familyId))) lookings.push(looking)
    for (const { familyId } of families) found.add(familyId)
  }
  return lookings
}

/** The restricted families with pre-proceedings open that this person sees. */
async function restrictedOf(
  db: Db,
  actor: Actor,
  { teamIds, today }: Omit<Whose, 'besides'>,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('child')
    .innerJoin('restriction', 'restriction.familyId', 'child.familyId')
    .innerJoin('episode', 'episode.childId', 'child.id')
    .where('liftedOn', 'is', null)
    .where('endedOn', 'is', null)
    .where('teamId', '=', anyOf(teamIds))
    .where(isVisibleChild({ actor, permission: 'see-child', today, among: 'followed' }))
    .select('child.familyId')
    .distinct()
    .orderBy('child.familyId')
    .execute()
  return rows.map(({ familyId }) => familyId)
}
