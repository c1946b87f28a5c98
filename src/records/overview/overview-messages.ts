import type { MessageState } from '#rules/messages/after-event.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** What became of the message that led a recipient to their copy. */
export type MessageOfCopy = {
  readonly id: number
  readonly state: MessageState
  readonly writtenAt: Temporal.Instant
  /** The latest attempt or word about it; null before the first. */
  readonly lastAt: Temporal.Instant | null
  readonly lastWords: string | null
}

/** The messages about these copies, by the copy's id. (LO-03) */
export async function messagesOfCopies(
  db: Db,
  copyIds: readonly number[],
): Promise<ReadonlyMap<number, MessageOfCopy>> {
  if (copyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('message')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('messageEvent')
          .select(['at as lastAt', 'words as lastWords'])
          .whereRef('messageEvent.messageId', '=', 'message.id')
          .orderBy('messageEvent.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['message.id', 'state', 'writtenAt', 'lastAt', 'lastWords', 'aboutId'])
    .where('aboutKind', '=', 'overview-copy')
    .where('aboutId', '=', anyOf(copyIds))
    .orderBy('message.id')
    .execute()
  return new Map(rows.flatMap(({ aboutId, ...message }) => (aboutId === null ? [] : [[aboutId, message] as const])))
}
