import type { InCourt, InPrivate } from '#rules/court/next-at-court.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** The open care proceedings of these children on a day, by child: of several cases the one written down last. */
export async function loadInCourt(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<number, InCourt>> {
  const rows = await db
    .selectFrom('proceedingsChild')
    .innerJoin('proceedings', 'proceedings.id', 'proceedingsChild.proceedingsId')
    .where('proceedingsChild.childId', '=', anyOf(childIds))
    .where('proceedings.endedOn', 'is', null)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('hearing')
          .select(['hearing.heldOn', 'hearing.kind'])
          .whereRef('hearing.proceedingsId', '=', 'proceedings.id')
          .where((or) =>
            or.or([or('hearing.childId', 'is', null), or('hearing.childId', '=', or.ref('proceedingsChild.childId'))]),
          )
          .where('hearing.heldOn', '>=', today)
          .where('hearing.status', 'in', ['listed', 're-listed'])
          .orderBy('hearing.heldOn')
          .orderBy('hearing.id')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('courtFiling')
          .select(['courtFiling.dueOn', 'courtFiling.what'])
          .whereRef('courtFiling.proceedingsId', '=', 'proceedings.id')
          .where((or) =>
            or.or([
              or('courtFiling.childId', 'is', null),
              or('courtFiling.childId', '=', or.ref('proceedingsChild.childId')),
            ]),
          )
          .where('courtFiling.filedOn', 'is', null)
          .where('courtFiling.dueOn', 'is not', null)
          .orderBy('courtFiling.dueOn')
          .orderBy('courtFiling.id')
          .limit(1)
          .as('filing'),
      (join) => join.onTrue(),
    )
    .select(['proceedingsChild.childId', 'proceedings.issuedOn', 'proceedings.courtNumber'])
    .select(['next.heldOn', 'next.kind', 'filing.dueOn', 'filing.what'])
    .orderBy('proceedings.id')
    .execute()
  return new Map(
    rows.map(({ childId, issuedOn, courtNumber, heldOn, kind, dueOn, what }) => [
      childId,
      {
        issuedOn,
        courtNumber,
        nextHearing: heldOn === null || kind === null ? null : { on: heldOn, kind },
        nextFiling: dueOn === null || what === null ? null : { dueOn, what },
      },
    ]),
  )
}

/** The open private proceedings of these children, by child: of several the ones written down last. */
export async function loadInPrivate(db: Db, childIds: readonly number[]): Promise<ReadonlyMap<number, InPrivate>> {
  const rows = await db
    .selectFrom('privateProceedings')
    .select(['childId', 'report', 'reportDueOn', 'filedOn', 'nextHearingOn'])
    .where('childId', '=', anyOf(childIds))
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.childId, row]))
}
