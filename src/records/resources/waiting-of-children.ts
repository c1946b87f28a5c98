import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { WaitingResource } from '#rules/resources/resource.ts'

/** What waits to be decided for each of these children in their open pre-proceedings, oldest first; whoever sees the child sees it. (PP-07) */
export async function resourcesWaitingFor(
  db: Db,
  childIds: readonly number[],
): Promise<ReadonlyMap<number, readonly WaitingResource[]>> {
  if (childIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('resourceRequestChild')
    .innerJoin('resourceRequest', 'resourceRequest.id', 'resourceRequestChild.requestId')
    .innerJoin('episode', 'episode.id', 'resourceRequestChild.episodeId')
    .select(['resourceRequest.id', 'kind', 'what', 'askedPence', 'askedOn', 'resourceRequestChild.childId'])
    .where('resourceRequestChild.childId', '=', anyOf(childIds))
    .where('resourceRequest.decision', 'is', null)
    .where('resourceRequest.closedOn', 'is', null)
    .where('episode.endedOn', 'is', null)
    .orderBy('askedOn')
    .orderBy('resourceRequest.id')
    .execute()
  return Map.groupBy(rows, ({ childId }) => childId)
}
