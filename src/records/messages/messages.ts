import { randomUUID } from 'node:crypto'
import { afterEvent, type AttemptEvent, type MessageEvent, type MessageState } from '#rules/messages/after-event.ts'
import { isMailbox, oneLine } from '#rules/messages/mail-header.ts'
import { saidNow } from '#records/settings/labels.ts'
import { isUnsaid } from '#rules/words/name-for.ts'
import type { Tx } from '#records/keeping/db.ts'

/** A message to a person, as the change that causes it has it. Subject and body hold no child's name: a reference and a link. (LO-03) */
export type NewMessage = {
  /** What it is, for those who look through what was sent: 'overview-copy', 'filing-due' … */
  readonly kind: string
  readonly to: { readonly personId: number | null; readonly name: string; readonly address: string | null }
  readonly subject: string
  readonly body: string
  /** The record it is about, so that its page can show what became of the message. */
  readonly about: { readonly kind: string; readonly id: number } | null
  readonly writtenAt: Temporal.Instant
}

/** A message to hand to the mail server now. */
export type WaitingMessage = {
  readonly id: number
  readonly messageId: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly writtenAt: Temporal.Instant
  readonly state: MessageState
  readonly tries: number
}

/**
 * Writes a message to send, in the transaction of the change that causes it, and answers its id. It keeps one Message-ID however often
 * it is sent. A missing or unusable address is no reason to stop the change: the message is there as bounced, with words that say so.
 */
export async function writeMessage(tx: Tx, message: NewMessage): Promise<number> {
  const [id] = await writeMessages(tx, [message])
  if (id === undefined) throw new Error('no message was written')
  return id
}

/** Writes several the same way at once; answers their ids in the order given. */
export async function writeMessages(tx: Tx, messages: readonly NewMessage[]): Promise<readonly number[]> {
  if (messages.length === 0) return []
  const isSaid = !messages.some(({ subject, body }) => isUnsaid(subject + body))
  const rows = isSaid ? messages.map(rowOf) : await saidNow(tx, messages.map(rowOf))
  const ids = await tx.insertInto('message').values(rows).returning('id').execute()
  const written = ids.map(({ id }) => id).toSorted((one, other) => one - other)
  for (const [place, { toName: name, toAddress: address, writtenAt: at }] of rows.entries()) {
    const id = written[place]
    if (id === undefined || isMailbox(address)) continue
    const words = address === '' ? `No e-mail address is kept for ${name}.` : `“${address}” is not an e-mail address.`
    await recordEvent(tx, { id, state: 'waiting', tries: 0 }, { event: 'refused', words, at })
  }
  return written
}

const rowOf = (message: NewMessage) => ({
  messageId: `<${randomUUID()}@waymark>`,
  kind: message.kind,
  toPersonId: message.to.personId,
  toName: oneLine(message.to.name),
  toAddress: oneLine(message.to.address ?? ''),
  subject: oneLine(message.subject),
  body: message.body,
  aboutKind: message.about?.kind ?? null,
  aboutId: message.about?.id ?? null,
  writtenAt: message.writtenAt,
  nextAttemptAt: message.writtenAt,
})

/**
 * The message that has waited longest for an attempt that is due, locked for this transaction: no other worker takes it, and if this
 * one dies the lock dies with it. Null when nothing is due. (trust.md 12, 13)
 */
export async function claimDueMessage(tx: Tx, now: Temporal.Instant): Promise<WaitingMessage | null> {
  const due = await tx
    .selectFrom('message')
    .select(['id', 'messageId', 'toName', 'toAddress', 'subject', 'body', 'writtenAt', 'state', 'tries'])
    .where('state', '=', 'waiting')
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return due ?? null
}

type Happened = {
  readonly event: MessageEvent
  /** The mail server's answer, or what a person wrote. */
  readonly words: string
  readonly at: Temporal.Instant
  readonly personId?: number
}

/** Keeps what happened to a message and where it stands now; false, and nothing kept, when that can't happen to it in its state. */
export async function recordEvent(
  tx: Tx,
  message: { readonly id: number; readonly state: MessageState; readonly tries: number },
  { event, words, at, personId }: Happened,
): Promise<boolean> {
  const standing = afterEvent(message, event, at)
  if (standing === null) return false
  await tx
    .insertInto('messageEvent')
    .values({ messageId: message.id, at, event, words, personId: personId ?? null })
    .execute()
  await tx.updateTable('message').set(standing).where('id', '=', message.id).execute()
  return true
}

/** Keeps the outcome of one attempt to hand a message over. */
export async function recordAttempt(
  tx: Tx,
  message: WaitingMessage,
  attempt: { readonly event: AttemptEvent; readonly words: string; readonly at: Temporal.Instant },
): Promise<void> {
  if (!(await recordEvent(tx, message, attempt)))
    throw new Error(`message ${message.id} is ${message.state}, and can't have an attempt: expected waiting`)
}

/** One message, locked until the transaction ends, for a person to say something about; null when there is none. */
export async function lockMessage(tx: Tx, id: number) {
  const message = await tx
    .selectFrom('message')
    .select(['id', 'state', 'tries', 'toPersonId', 'toAddress'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return message ?? null
}

/** From now on the message goes to this address: its receiver's was corrected. */
export async function readdress(tx: Tx, id: number, address: string): Promise<void> {
  await tx.updateTable('message').set({ toAddress: address }).where('id', '=', id).execute()
}
