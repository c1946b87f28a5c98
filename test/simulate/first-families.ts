import type { Chance } from '#demonstration/chance.ts'
import type { Db } from '#records/keeping/db.ts'
import { aFamily, restrict, type SmallAuthority } from '#test/support/small-authority.ts'
import { inventedName } from './invented.ts'

/** Whose names only some may see: a restricted family, by its id and every name in it. */
export type Restricted = { readonly familyId: number; readonly named: readonly number[] }

/**
 * The families an authority has on its first day: children of both services at every stage of pre-proceedings, a child to be born, one only
 * in court, one restricted. Days count from the first.
 */
export async function firstFamilies(
  db: Db,
  place: SmallAuthority,
  begins: Temporal.PlainDate,
  chance: Chance,
): Promise<Restricted> {
  const { people, teams } = place
  const ago = (days: number) => begins.subtract({ days }).toString()
  const child = (family: string) => `${inventedName(chance)} ${family}`
  const west = { teamId: teams.west, socialWorkerId: people.otherSocialWorker }
  const inCare = { teamId: teams.inCare }

  const [one, two, three, four, five, six] = Array.from({ length: 6 }, () => inventedName(chance))
  const first = await family(db, place, one, [
    { name: child(one ?? ''), bornOn: ago(3000), decidedOn: ago(38), caseSystemId: 'LCS-1' },
    { name: child(one ?? ''), bornOn: ago(1500), decidedOn: ago(24) },
  ])
  await family(db, place, two, [{ name: child(two ?? ''), expectedOn: ago(-70), decidedOn: ago(12), ...west }])
  await family(db, place, three, [
    { name: child(three ?? ''), bornOn: ago(400), decidedOn: ago(80), midpointHeldOn: ago(42), letterSentOn: ago(75) },
  ])
  await family(db, place, four, [{ name: child(four ?? ''), bornOn: ago(5200), ...inCare }])
  const inCourt = await family(db, place, five, [{ name: child(five ?? ''), bornOn: ago(900), ...west }])
  const restricted = await family(db, place, six, [
    { name: child(six ?? ''), bornOn: ago(2000), decidedOn: ago(30), caseSystemId: 'LCS-6' },
  ])
  await inProceedings(db, inCourt.familyId, inCourt.children[0]?.childId ?? 0, begins)
  const named = [people.teamManager, people.chair, people.courtQaManager]
  await restrict(db, restricted.familyId, people.chair, named)
  // In some, brothers and sisters are in two teams.
  if (chance.in(0.4))
    await db
      .updateTable('child')
      .set(west)
      .where('id', '=', first.children[1]?.childId ?? 0)
      .execute()
  return { familyId: restricted.familyId, named }
}

/** A family whose reference follows from its id, however many worlds there were before. */
async function family(db: Db, place: SmallAuthority, name = '', children: Parameters<typeof aFamily>[3]) {
  const made = await aFamily(db, place, name, children)
  const reference = `NB-${3000 + made.familyId}`
  await db.updateTable('family').set({ reference }).where('id', '=', made.familyId).execute()
  return made
}

async function inProceedings(db: Db, familyId: number, childId: number, begins: Temporal.PlainDate): Promise<void> {
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: begins.subtract({ days: 20 }), courtNumber: 'NB26C00001', court: 'Northbrook' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId }).execute()
  await db
    .insertInto('hearing')
    .values({ proceedingsId, kind: 'case-management', heldOn: begins.add({ days: 4 }) })
    .execute()
}
