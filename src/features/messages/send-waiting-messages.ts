import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { claimDueMessage, recordAttempt } from '#records/messages/messages.ts'

type Sending = { readonly clock: Clock; readonly sendMail: SendMail }

/**
 * Sends every message of one authority whose time has come, one after the other: claim, hand over, record, commit. A crash after the
 * mail server took a message and before that is recorded sends it once more with the same Message-ID. Stops early when nothing would
 * be taken now, and between two messages when `stop` says so. (trust.md 12, 13, 15)
 */
export async function sendWaitingMessages(db: Db, sending: Sending, stop: AbortSignal): Promise<void> {
  while (!stop.aborted && (await sendNextMessage(db, sending)) === 'go-on');
}

const sendNextMessage = (db: Db, { clock, sendMail }: Sending): Promise<'go-on' | 'enough'> =>
  db.transaction().execute(async (tx) => {
    const message = await claimDueMessage(tx, clock.now())
    if (message === null) return 'enough'
    const answer = await awake(tx, () =>
      sendMail({
        messageId: message.messageId,
        to: { name: message.toName, address: message.toAddress },
        subject: message.subject,
        text: message.body,
        writtenAt: message.writtenAt,
      }),
    )
    await recordAttempt(tx, message, { ...answer, at: clock.now() })
    return answer.event === 'unreachable' || answer.event === 'unknown' ? 'enough' : 'go-on'
  })

/** More often than a database gives up on a transaction in which nothing is said. */
const sayEvery = 20_000

/** A mail server may take minutes; the database must not give the message to another process meanwhile. */
async function awake<Answer>(tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  const talking = setInterval(() => void sql`select`.execute(tx).catch(() => undefined), sayEvery)
  return work().finally(() => clearInterval(talking))
}
