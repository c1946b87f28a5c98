import { messageTransitions, type MessageState } from '#rules/messages/after-event.ts'
import type { Db } from '#records/keeping/db.ts'
import { pageAskedFor } from '#parts/lists/page-links.ts'

const rowsAPage = 50

export type ListedMessage = {
  readonly id: number
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly state: MessageState
  readonly writtenAt: Temporal.Instant
  /** Attempts since it was last told to be sent. */
  readonly tries: number
  /** The latest answer, or what a person wrote about it; null before the first. */
  readonly lastWords: string | null
}

export type MessageList = {
  readonly messages: readonly ListedMessage[]
  /** Only those in this state; null for all. */
  readonly state: MessageState | null
  readonly counts: Readonly<Record<MessageState, number>>
  readonly page: number
  readonly pages: number
}

const isState = (text: string): text is MessageState => Object.hasOwn(messageTransitions, text)

/** What the page's address asks for: `state` and `page`; anything odd means all of them, from the first. */
export function listAskedFor(query: URLSearchParams) {
  const state = query.get('state') ?? ''
  return { state: isState(state) ? state : null, page: pageAskedFor(query) }
}

/** One page of what was written, newest first, and how many there are in each state. */
export async function listMessages(db: Db, asked: ReturnType<typeof listAskedFor>): Promise<MessageList> {
  const counts = await countByState(db)
  const total = asked.state === null ? Object.values(counts).reduce((sum, each) => sum + each, 0) : counts[asked.state]
  const pages = Math.max(1, Math.ceil(total / rowsAPage))
  const page = Math.min(asked.page, pages)
  const { state } = asked
  const messages = await db
    .selectFrom('message')
    .$if(state !== null, (query) => query.where('state', '=', state))
    .select((eb) => [
      ...(['message.id', 'toName', 'toAddress', 'subject', 'state', 'writtenAt', 'tries'] as const),
      eb
        .selectFrom('messageEvent')
        .whereRef('messageEvent.messageId', '=', 'message.id')
        .select('words')
        .orderBy('messageEvent.id', 'desc')
        .limit(1)
        .as('lastWords'),
    ])
    .orderBy('message.id', 'desc')
    .offset((page - 1) * rowsAPage)
    .limit(rowsAPage)
    .execute()
  return { messages, state, counts, page, pages }
}

async function countByState(db: Db): Promise<Record<MessageState, number>> {
  const rows = await db
    .selectFrom('message')
    .select(({ fn }) => ['state', fn.countAll<number>().as('messages')])
    .groupBy('state')
    .execute()
  const none = { waiting: 0, sent: 0, kept: 0, bounced: 0, 'given-up': 0, told: 0 }
  return Object.assign(none, Object.fromEntries(rows.map(({ state, messages }) => [state, messages])))
}
