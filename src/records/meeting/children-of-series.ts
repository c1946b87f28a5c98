import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
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

/** Of a series' children those in pre-proceedings now, whom this person may see, siblings oldest first; of one family, or (null) of all. */
export const childrenInPreProceedings = (
  db: Db,
  looking: Looking,
  seriesId: number,
  familyId: number | null,
): Promise<readonly ChildOfSeries[]> =>
  childrenOfSeries(db, looking, seriesId)
    .innerJoin('episode', 'episode.childId', 'child.id')
    .where('episode.endedOn', 'is', null)
    .$if(familyId !== null, (query) => query.where('child.familyId', '=', familyId))
    .execute()

/** Of a series' children those named here or of these families, whom this person may see, siblings oldest first. */
export const childrenOfSeriesAmong = (
  db: Db,
  looking: Looking,
  seriesId: number,
  among: { readonly familyIds: Iterable<number>; readonly childIds?: Iterable<number> },
): Promise<readonly ChildOfSeries[]> =>
  childrenOfSeries(db, looking, seriesId)
    .where((eb) =>
      eb.or([eb('child.familyId', '=', anyOf(among.familyIds)), eb('child.id', '=', anyOf(among.childIds ?? []))]),
    )
    .execute()

/** The series whose meetings take a child: its team's, else the first; null where there is no series. (TM-01) */
export async function seriesOfChild(db: Db, childId: number): Promise<number | null> {
  const row = await db
    .selectFrom('child')
    .leftJoin('team', 'team.id', 'child.teamId')
    .select((eb) => [
      'team.seriesId',
      eb
        .selectFrom('meetingSeries')
        .select((inner) => inner.fn.min('meetingSeries.id').as('first'))
        .as('firstId'),
    ])
    .where('child.id', '=', childId)
    .executeTakeFirst()
  return row?.seriesId ?? row?.firstId ?? null
}

/** A series has the children whose team belongs to it; the first series also takes children without a team. (TM-01) */
const childrenOfSeries = (db: Db, looking: Looking, seriesId: number) =>
  db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person as worker', 'worker.id', 'child.socialWorkerId')
    .select(['child.id', 'child.name', 'child.familyId', 'family.name as familyName', 'child.teamId'])
    .select(['family.reference as familyReference', 'team.name as teamName', 'worker.name as workerName'])
    .where(isVisibleChild(looking))
    // Not `coalesce(…)`: the planner knows how many teams a series has, and then begins with what is narrowest.
    .where((eb) =>
      eb.or([
        eb('team.seriesId', '=', seriesId),
        eb('team.seriesId', 'is', null).and(
          eb.selectFrom('meetingSeries').select((inner) => inner.fn.min('meetingSeries.id').as('first')),
          '=',
          seriesId,
        ),
      ]),
    )
    .orderBy(inSiblingOrder())
