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
export const extensionsSought = (
  db: Db,
  looking: Looking,
  childIds: readonly number[] | null,
): Promise<readonly ExtensionSought[]> =>
  db
    .selectFrom('review')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .select(['child.id as childId', 'review.heldOn', 'review.why'])
    .where('review.kind', '=', 'midpoint')
    .where('review.outcome', '=', 'seek-extension')
    .where('episode.endedOn', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('review as final')
            .select('final.id')
            .whereRef('final.episodeId', '=', 'episode.id')
            .where('final.kind', '=', 'final'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('extension')
            .select('extension.id')
            .whereRef('extension.episodeId', '=', 'episode.id')
            .where(({ eb, fn, ref }) =>
              eb(
                fn.coalesce('extension.requestedOn', 'extension.decidedOn', ref('review.heldOn')),
                '>=',
                ref('review.heldOn'),
              ),
            ),
        ),
      ),
    )
    .$if(childIds !== null, (query) => query.where('child.id', '=', anyOf(childIds ?? [])))
    .where(isVisibleChild(looking))
    .execute()
