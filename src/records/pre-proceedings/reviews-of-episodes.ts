import type { SelectQueryBuilder } from 'kysely'
import type { FinalHeld, FinalOutcome, MidpointHeld, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB, Review } from '#records/keeping/schema.ts'

/** A question that finds episodes by their ids. */
export type IdsOfEpisodes = SelectQueryBuilder<DB, 'episode', { id: number }>

type Held = { readonly midpoint: MidpointHeld | null; readonly finals: readonly FinalHeld[] }

/** The reviews held in the episodes whose ids this finds: the midpoint and the finals in the order held, by the episode's id. */
export async function loadReviewsHeld(db: Db, episodeIds: IdsOfEpisodes): Promise<(episodeId: number) => Held> {
  const rows = await db
    .selectFrom('review')
    .select(['episodeId', 'kind', 'heldOn', 'outcome'])
    .where('episodeId', 'in', episodeIds)
    .orderBy('heldOn')
    .orderBy('id')
    .execute()
  const byEpisode = Map.groupBy(rows, (row) => row.episodeId)
  return (episodeId) => {
    const held = byEpisode.get(episodeId) ?? []
    const midpoint = held.find(({ kind }) => kind === 'midpoint')
    return {
      midpoint: midpoint === undefined ? null : { heldOn: midpoint.heldOn, outcome: midpointOutcome(midpoint.outcome) },
      finals: held
        .filter(({ kind }) => kind === 'final')
        .map(({ heldOn, outcome }) => ({ heldOn, outcome: finalOutcome(outcome) })),
    }
  }
}

// The table checks which outcome goes with which kind; here the two are told apart for the compiler.
function midpointOutcome(outcome: Review['outcome']): MidpointOutcome | null {
  return outcome === 'continue' || outcome === 'seek-extension' || outcome === 'urgent-return' ? outcome : null
}
function finalOutcome(outcome: Review['outcome']): FinalOutcome | null {
  return outcome === 'continue' || outcome === 'seek-extension' ? null : outcome
}
