import { sql } from 'kysely'
import { decidedWithoutCase, type InCourt, type InPrivate } from '#rules/court/next-at-court.ts'
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
    .select('proceedings.decidedToIssueOn')
    .select(['next.heldOn', 'next.kind', 'filing.dueOn', 'filing.what'])
    .orderBy('proceedings.id')
    .execute()
  return new Map(
    rows.map(({ childId, issuedOn, decidedToIssueOn, courtNumber, heldOn, kind, dueOn, what }) => [
      childId,
      {
        decidedToIssueOn: issuedOn === null ? decidedToIssueOn : null,
        waitsForCaseUntil: null,
        issuedOn,
        courtNumber,
        nextHearing: heldOn === null || kind === null ? null : { on: heldOn, kind },
        nextFiling: dueOn === null || what === null ? null : { dueOn, what },
      },
    ]),
  )
}

/** These children as being in proceedings to be issued, by child, whose last pre-proceedings ended so and who have been in no case since. */
export async function loadToBeIssued(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<number, InCourt>> {
  const { rows } = await sql<{ childId: number; decidedOn: Temporal.PlainDate }>`
    select last.child_id as "childId", last.ended_on as "decidedOn" from (
      select distinct on (child_id) child_id, outcome, ended_on from episode
      where child_id = ${anyOf(childIds)} order by child_id, decided_on desc, id desc) last
    where last.outcome = 'initiate-proceedings' and not exists (
      select from proceedings_child join proceedings on proceedings.id = proceedings_id
      where proceedings_child.child_id = last.child_id
        and (proceedings.ended_on is null or proceedings.ended_on >= last.ended_on))`.execute(db)
  return new Map(
    rows.flatMap(({ childId, decidedOn }) => {
      const waiting = decidedWithoutCase(decidedOn, today)
      return waiting === null ? [] : [[childId, waiting] as const]
    }),
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
