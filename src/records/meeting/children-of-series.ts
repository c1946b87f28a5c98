import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child with the family and the team, as a meeting's agenda and Overview know them. */
export type ChildOfSeries = {
  readonly id: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly teamId: number | null
}

/**
 * The children that the person may see whose team belongs to a meeting series, siblings oldest first; the first series also takes
 * children without a team. (TM-01)
 */
export const childrenOfSeries = (db: Db, looking: Looking, seriesId: number): Promise<readonly ChildOfSeries[]> =>
  db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .select(['child.id', 'child.name', 'child.familyId', 'family.name as familyName', 'child.teamId'])
    .where(isVisibleChild(looking))
    .where((eb) =>
      eb(
        eb.fn.coalesce(
          'team.seriesId',
          eb.selectFrom('meetingSeries').select((inner) => inner.fn.min('meetingSeries.id').as('first')),
        ),
        '=',
        seriesId,
      ),
    )
    .orderBy('child.bornOn', (order) => order.asc().nullsLast())
    .orderBy('child.id')
    .execute()
