import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child whose midpoint review said that more time is to be sought, which nobody has asked for since. */
export type ExtensionSought = {
  readonly childId: number
  readonly heldOn: Temporal.PlainDate
  /** Why more time is needed, as the review wrote it. */
  readonly why: string | null
}

/**
 * Those of open pre-proceedings that this person may see, among these children or (null) among all: until somebody asks, or the final
 * review is held. What was asked for and withdrawn was asked for. (PP-04, PP-06)
 */
export async function extensionsSought(
  db: Db,
  looking: Looking,
  childIds: readonly number[] | null,
): Promise<readonly ExtensionSought[]> {
  const among = childIds === null ? sql`true` : sql`child.id = ${anyOf(childIds)}`
  const { rows } = await sql<ExtensionSought>`
    select child.id as "childId", review.held_on as "heldOn", review.why
    from review join episode on episode.id = review.episode_id join child on child.id = episode.child_id
    where review.kind = 'midpoint' and review.outcome = 'seek-extension' and episode.ended_on is null
      and not exists (select from review final where final.episode_id = episode.id and final.kind = 'final')
      and not exists (select from extension where extension.episode_id = episode.id
        and coalesce(extension.requested_on, extension.decided_on, review.held_on) >= review.held_on)
      and ${among} and ${isVisibleChild(looking)}
    order by child.id`.execute(db)
  return rows
}
