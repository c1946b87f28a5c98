import type { MessageEvent, MessageState } from '#rules/messages/after-event.ts'
import type { Db } from '#records/keeping/db.ts'

/** One thing that happened to a message; `by` is the person who said so, null for an attempt. */
export type HappenedToMessage = {
  readonly at: Temporal.Instant
  readonly event: MessageEvent
  readonly words: string
  readonly by: string | null
}

export type ShownMessage = {
  readonly id: number
  readonly toName: string
  readonly toAddress: string
  /** Where it would go if it were sent again: the address kept for its receiver now; '' when none is. */
  readonly wouldGoTo: string
  readonly subject: string
  readonly body: string
  readonly writtenAt: Temporal.Instant
  readonly state: MessageState
  readonly tries: number
  readonly nextAttemptAt: Temporal.Instant | null
  readonly events: readonly HappenedToMessage[]
}

/** One message with everything that happened to it, latest first; null when there is none. */
export async function showMessage(db: Db, id: number): Promise<ShownMessage | null> {
  const message = await db
    .selectFrom('message')
    .leftJoin('person', 'person.id', 'message.toPersonId')
    .select(['message.id', 'toName', 'toAddress', 'toPersonId', 'person.email', 'subject', 'body', 'writtenAt'])
    .select(['state', 'tries', 'nextAttemptAt'])
    .where('message.id', '=', id)
    .executeTakeFirst()
  if (message === undefined) return null
  const events = await db
    .selectFrom('messageEvent')
    .leftJoin('person', 'person.id', 'messageEvent.personId')
    .select(['at', 'event', 'words', 'person.name as by'])
    .where('messageId', '=', id)
    .orderBy('messageEvent.id', 'desc')
    .execute()
  const wouldGoTo = message.toPersonId === null ? message.toAddress : (message.email ?? '')
  return { ...message, wouldGoTo, events }
}
