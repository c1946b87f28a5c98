import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'

/** A child for whom proceedings were decided on and aren't issued yet. */
export type WaitingToBeIssued = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  /** Null where a case was opened without saying who decided on it. */
  readonly decidedOn: Temporal.PlainDate | null
  /** The case that was opened and isn't issued; null where none is recorded yet. */
  readonly caseId: number | null
  /** Whether whoever looks may record the case, or its day of issue. */
  readonly mayRecord: boolean
}

/**
 * The children this person may see who wait for proceedings to be issued, the longest since the decision first: after pre-proceedings that
 * ended so (P8), or outside them (P9). Their lines say who they are.
 */
export const waitingToBeIssued = (db: Db, looking: Looking): Promise<readonly WaitingToBeIssued[]> =>
  db
    .selectFrom('clockLine')
    .innerJoin('child', 'child.id', 'clockLine.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('proceedingsChild')
          .innerJoin('proceedings', 'proceedings.id', 'proceedingsChild.proceedingsId')
          .select(['proceedings.id', 'proceedings.decidedToIssueOn'])
          .whereRef('proceedingsChild.childId', '=', 'clockLine.childId')
          .where('proceedings.endedOn', 'is', null)
          .orderBy('proceedings.id', 'desc')
          .limit(1)
          .as('opened'),
      (join) => join.onTrue(),
    )
    .select(['child.id as childId', 'child.name', 'child.familyId', 'opened.id as caseId'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .select(sql<Temporal.PlainDate | null>`coalesce(opened.decided_to_issue_on, ${endedSoOn})`.as('decidedOn'))
    .select(sql<boolean>`${isVisibleChild({ ...looking, permission: 'keep-court-record' })}`.as('mayRecord'))
    .where('clockLine.stage', '=', 'proceedings')
    .where('clockLine.startedOn', 'is', null)
    .where(isVisibleChild(looking, 'clock_line'))
    .orderBy('decidedOn', (order) => order.asc().nullsLast())
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .execute()

/** The day on which the child's pre-proceedings last ended with a decision to issue. */
const endedSoOn = sql`(
  select ended_on from episode where child_id = clock_line.child_id and outcome = 'initiate-proceedings'
  order by decided_on desc, id desc limit 1)`
