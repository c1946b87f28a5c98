import { namesSomebody } from '#records/access/names-out-of-reach.ts'
import { isVisibleChild } from '#records/access/visible-children.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { StaffingEntry } from '#records/staffing/staffing-issues.ts'
import { nameNobody, surnamesIn } from '#rules/overview/names-in-prose.ts'
import type { Visit } from '#door/visit.ts'

type Words = Pick<StaffingEntry, 'familyId' | 'teamId' | 'words' | 'mitigation'>

/**
 * What words of an issue may not hold, at its field: managers who don't see a child read the issues of their team, and their copies hold
 * them. An issue about a family may name that family. Null when nobody is named. (LO-03, TM-05)
 */
export async function namedIn(
  visit: Pick<Visit, 'looking'> & { readonly db: Tx },
  entry: Words,
): Promise<Readonly<Partial<Record<'words' | 'mitigation', string>>> | null> {
  const inTeam = await surnamesOfTeam(visit, entry)
  const names = async (text: string) =>
    surnamesIn(text, inTeam).length > 0 || (await namesSomebody(visit.db, text, entry.familyId))
  if (await names(entry.words)) return { words: nameNobody }
  return (await names(entry.mitigation ?? '')) ? { mitigation: nameNobody } : null
}

/**
 * The families of the team as far as whoever writes may see them, so that a refusal tells nothing of one they may not; and the words that
 * say nothing of a family, being in the name of somebody who works here, of a team or a service as well.
 */
async function surnamesOfTeam(
  { db, looking }: Pick<Visit, 'looking'> & { readonly db: Tx },
  { teamId, familyId }: Words,
) {
  const [families, ...others] = await Promise.all([
    db
      .selectFrom('child')
      .innerJoin('family', 'family.id', 'child.familyId')
      .select(['child.name', 'family.name as familyName'])
      .where(isVisibleChild({ ...looking, permission: 'see-child', among: 'followed' }))
      .where('child.teamId', '=', teamId ?? 0)
      .where('child.familyId', '<>', familyId ?? 0)
      .execute(),
    db.selectFrom('person').select('name').execute(),
    db.selectFrom('team').select('name').execute(),
    db.selectFrom('service').select('name').execute(),
  ])
  return {
    families: families.map(({ familyName }) => familyName),
    children: families.map(({ name }) => name),
    known: others.flat().map(({ name }) => name),
  }
}
