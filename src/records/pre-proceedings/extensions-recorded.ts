import type { Extension } from '#rules/pre-proceedings/episode.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { awaitsChair } from '#records/meeting/awaits-chair.ts'
import type { Db } from '#records/keeping/db.ts'

/** An extension with who asked for it and who decided; names are null where nobody is recorded. */
export type ExtensionKept = Extension & {
  readonly askedOn: Temporal.PlainDate | null
  readonly askedUntil: Temporal.PlainDate | null
  readonly decidedWords: string | null
  readonly askedBy: string | null
  readonly why: string | null
  readonly closedOn: Temporal.PlainDate | null
  readonly closedBecause: 'pre-proceedings-ended' | 'withdrawn' | 'answered' | null
  readonly closedBy: string | null
  readonly closedWords: string | null
  readonly decidedBy: string | null
  readonly awaitsChair: boolean
  /** 'divisional-director', 'acting-head-of-service', 'chair'; null where it isn't recorded. */
  readonly decidedAs: string | null
}

/** The extensions of these children's episodes in the order they were asked for, by the episode's id. (PP-04, PP-10) */
export async function extensionsRecorded(
  db: Db,
  childIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ExtensionKept[]>> {
  if (childIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('extension')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .leftJoin('agendaItem', 'agendaItem.id', 'extension.agendaItemId')
    .leftJoin('person as asker', 'asker.id', 'extension.requestedBy')
    .leftJoin('person as decider', 'decider.id', 'extension.decidedBy')
    .select(['extension.episodeId', 'extension.newLimitOn as newLimit', 'extension.state', 'extension.decidedOn'])
    .select(['extension.requestedOn as askedOn', 'asker.name as askedBy', 'decider.name as decidedBy'])
    .select(['extension.decidedAs', awaitsChair])
    .leftJoin('person as closer', 'closer.id', 'extension.closedBy')
    .select(['extension.exceptional as why', 'extension.closedOn', 'extension.closedBecause'])
    .select(['extension.askedLimitOn as askedUntil', 'extension.decidedWords'])
    .select(['closer.name as closedBy', 'extension.closedWords'])
    .where('episode.childId', '=', anyOf(childIds))
    .orderBy('extension.id')
    .execute()
  return Map.groupBy(rows, ({ episodeId }) => episodeId)
}
