import { sql } from 'kysely'
import type { UpdateKind } from '#rules/pre-proceedings/review-update.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import type { Db, Tx } from '#records/keeping/db.ts'

/** A child whose review a coming meeting takes, and of whom it has nothing from the team yet. (PP-11) */
export type MissingUpdate = {
  readonly id: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly episodeId: number
  readonly kind: UpdateKind
  readonly meetingOn: Temporal.PlainDate
}

/** How far ahead a meeting can be for which an update is asked: the longest deadline, with weekends and closures between. */
const askedAhead = { weeks: 6 }

const meetingOn = sql<Temporal.PlainDate>`least(midpoint_meets_on, final_meets_on)`
const kind = sql<UpdateKind>`case when final_meets_on = ${meetingOn} then 'final' else 'midpoint' end`

// What was written before a review that was held since was for that one.
const isStillRead = sql<boolean>`sent.agenda_item_id is null and not exists (
  select from review where review.episode_id = sent.episode_id and review.held_on > sent.written_on)`

/** The children of coming meetings whom this person may see and whose update isn't there, the soonest meeting first, those born first, first. (PP-11) */
export const missingUpdates = (db: Db, looking: Looking): Promise<readonly MissingUpdate[]> =>
  db
    .selectFrom('clockLine')
    .innerJoin('child', 'child.id', 'clockLine.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .innerJoin('episode', (join) => join.onRef('episode.childId', '=', 'child.id').on('episode.endedOn', 'is', null))
    .select(['child.id', 'child.name', 'child.familyId', 'family.name as familyName', 'episode.id as episodeId'])
    .select(['family.reference as familyReference', kind.as('kind'), meetingOn.as('meetingOn')])
    .where('stage', '=', 'pre-proceedings')
    .where(meetingOn, '>=', looking.today)
    .where(meetingOn, '<=', looking.today.add(askedAhead))
    .where(isVisibleChild(looking))
    .where(
      sql<boolean>`not exists (select from review_update sent
        where sent.episode_id = episode.id and sent.kind = ${kind} and ${isStillRead})`,
    )
    .orderBy(meetingOn)
    .orderBy(inSiblingOrder())
    .execute()

/** Whether the team has sent what the coming meeting reads before this review of a child. Say it only of a child the person may see. */
export type UpdateIsThere = (childId: number, kind: UpdateKind) => boolean

/** What is there of every child in pre-proceedings. (PP-11) */
export async function updatesThere(db: Db): Promise<UpdateIsThere> {
  const rows = await db
    .selectFrom('reviewUpdate as sent')
    .innerJoin('episode', 'episode.id', 'sent.episodeId')
    .select(['childId', 'kind'])
    .where('endedOn', 'is', null)
    .where(isStillRead)
    .execute()
  return (childId, of) => rows.some((row) => row.childId === childId && row.kind === of)
}

/** What is sent about a missing update: that it is asked for, or that its deadline has gone. */
export type UpdateTold = 'asked' | 'chased'

/**
 * Says that an update is asked for, or that it is late, once: false where that was said before, here or by another process. Asked for before a
 * meeting that was then moved, it isn't asked for again; late for that other day it is chased again. (PP-11)
 */
export async function tellUpdateOnce(
  tx: Tx,
  { episodeId, kind: of, meetingOn: meetsOn }: MissingUpdate,
  { as, at, today }: { readonly as: UpdateTold; readonly at: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<boolean> {
  if (as === 'asked' && (await wasAskedForAnotherDay(tx, { episodeId, kind: of, today }))) return false
  const told = await tx
    .insertInto('reviewUpdateTold')
    .values({ episodeId, kind: of, meetsOn, askedAt: at, chasedAt: as === 'chased' ? at : null })
    .onConflict((kept) =>
      as === 'asked'
        ? kept.columns(['episodeId', 'kind', 'meetsOn']).doNothing()
        : kept
            .columns(['episodeId', 'kind', 'meetsOn'])
            .doUpdateSet({ chasedAt: at })
            .where('reviewUpdateTold.chasedAt', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  return told !== undefined
}

/** Asked for a meeting whose day is still to come. */
async function wasAskedForAnotherDay(
  tx: Tx,
  { episodeId, kind: of, today }: Pick<MissingUpdate, 'episodeId' | 'kind'> & { readonly today: Temporal.PlainDate },
): Promise<boolean> {
  const asked = await tx
    .selectFrom('reviewUpdateTold')
    .select('id')
    .where('episodeId', '=', episodeId)
    .where('kind', '=', of)
    .where('meetsOn', '>=', today)
    .executeTakeFirst()
  return asked !== undefined
}
