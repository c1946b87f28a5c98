import type { Db } from '#records/keeping/db.ts'
import type { WorkItem } from './work-item.ts'

/** Messages that did not reach anybody, latest first, until they are sent again or the person is told another way. (LO-03) */
export async function returnedMessages(db: Db): Promise<readonly WorkItem[]> {
  const messages = await db
    .selectFrom('message')
    .select((eb) => [
      ...(['message.id', 'toName', 'subject', 'state'] as const),
      eb
        .selectFrom('messageEvent')
        .whereRef('messageEvent.messageId', '=', 'message.id')
        .select('words')
        .orderBy('messageEvent.id', 'desc')
        .limit(1)
        .as('words'),
    ])
    .where('state', 'in', ['bounced', 'given-up'])
    .orderBy('message.id', 'desc')
    .execute()
  return messages.map(({ id, toName, subject, state, words }) => ({
    title: `Message to ${toName} ${state === 'bounced' ? 'came back' : 'could not be sent'}`,
    href: `/messages/${id}`,
    detail: words === null ? subject : `${subject}: ${words}`,
    tag: { text: 'Not delivered', tone: 'late' },
    on: 'now',
    pastLimitBy: 0,
    saw: [],
  }))
}
