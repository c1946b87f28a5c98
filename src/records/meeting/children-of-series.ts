import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf, anyOfFew } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadWhoTakes, teamsTaken, type TeamsTaken } from '#records/sittings/business-of-series.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { type Business, kindsOfBusiness } from '#rules/meeting/business.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child with the family and the team, as a meeting's agenda and Overview know them. */
export type ChildOfSeries = {
  readonly id: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly teamId: number | null
  readonly teamName: string | null
  readonly workerName: string | null
}

/** The same with the kinds of business of this child that the series takes: another may take the rest (SET-06). */
export type ChildTaken = ChildOfSeries & { readonly taken: readonly Business[] }

/** Of the children whose reviews a series takes those in pre-proceedings now, whom this person may see, siblings oldest first; of one family, or (null) of all. */
export const childrenInPreProceedings = async (
  db: Db,
  looking: Looking,
  seriesId: number,
  familyId: number | null,
): Promise<readonly ChildOfSeries[]> =>
  childrenOf(db, looking, await teamsTaken(db, seriesId, ['reviews']))
    .innerJoin('episode', 'episode.childId', 'child.id')
    .where('episode.endedOn', 'is', null)
    .$if(familyId !== null, (query) => query.where('child.familyId', '=', familyId))
    .execute()

/** Of the children of whom a meeting's series takes something, those named here or of these families, whom this person may see, siblings oldest first. */
export async function childrenOfSeriesAmong(
  db: Db,
  looking: Looking,
  { seriesId }: Pick<StoredSitting, 'seriesId'>,
  among: { readonly familyIds: Iterable<number>; readonly childIds?: Iterable<number> },
): Promise<readonly ChildTaken[]> {
  const [teams, whoTakes] = await Promise.all([teamsTaken(db, seriesId, kindsOfBusiness), loadWhoTakes(db)])
  const children = await childrenOf(db, looking, teams)
    .where((eb) =>
      eb.or([eb('child.familyId', '=', anyOf(among.familyIds)), eb('child.id', '=', anyOf(among.childIds ?? []))]),
    )
    .execute()
  return children.map((child) => ({
    ...child,
    taken: kindsOfBusiness.filter((kind) => whoTakes(kind, child.teamId) === seriesId),
  }))
}

/** The ids of those of whom a series takes this kind of business. */
export const takenIds = (children: readonly ChildTaken[], kind: Business): ReadonlySet<number> =>
  new Set(children.filter(({ taken }) => taken.includes(kind)).map(({ id }) => id))

/** What is about several children, with those of them alone whom a series takes: a sibling in another team may be another's. */
export const aboutThese = <About extends { readonly children: readonly { readonly childId: number }[] }>(
  all: readonly About[],
  ids: ReadonlySet<number>,
): readonly About[] =>
  all.flatMap((about) => {
    const children = about.children.filter(({ childId }) => ids.has(childId))
    return children.length === 0 ? [] : [{ ...about, children }]
  })

/** The series that takes a child's reviews; null where none does. (TM-01, SET-06) */
export async function seriesOfChild(db: Db, childId: number): Promise<number | null> {
  const [row, takes] = await Promise.all([
    db.selectFrom('child').select('teamId').where('id', '=', childId).executeTakeFirst(),
    loadWhoTakes(db),
  ])
  return row === undefined ? null : takes('reviews', row.teamId)
}

const childrenOf = (db: Db, looking: Looking, { teamIds, andNone }: TeamsTaken) =>
  db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person as worker', 'worker.id', 'child.socialWorkerId')
    .select(['child.id', 'child.name', 'child.familyId', 'family.name as familyName', 'child.teamId'])
    .select(['family.reference as familyReference', 'team.name as teamName', 'worker.name as workerName'])
    .where(isVisibleChild(looking))
    .where((eb) =>
      eb.or([eb('child.teamId', '=', anyOfFew(teamIds)), ...(andNone ? [eb('child.teamId', 'is', null)] : [])]),
    )
    .orderBy(inSiblingOrder())
