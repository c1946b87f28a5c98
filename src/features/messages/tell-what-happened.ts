import { change } from '#records/change/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { lockMessage, readdress, recordEvent } from '#records/messages/messages.ts'
import type { PersonEvent } from '#rules/messages/after-event.ts'
import { isMailbox } from '#rules/messages/mail-header.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'

export type TellRefusal = 'no-such-message' | 'no-address' | 'already-otherwise'

/**
 * Takes what a person says about a message: it came back, they were told another way, or it is to be sent again – then to the address
 * kept for its receiver now. Refused when there is no address, or when it is no longer where that can happen. (LO-03)
 */
export const tellWhatHappened = (
  visit: Visit,
  id: number,
  told: { readonly event: PersonEvent; readonly words: string },
): Promise<Outcome<{ readonly goTo: string }, TellRefusal>> =>
  change<TellRefusal>(visit, async (tx) => {
    const message = await lockMessage(tx, id)
    if (message === null) return refused('no-such-message')
    const address = await addressNow(tx, message)
    if (told.event === 'again' && !isMailbox(address)) return refused('no-address')
    const words = told.event === 'again' ? `To ${address}.` : told.words
    const happened = { event: told.event, words, at: visit.now, personId: visit.actor.personId }
    if (!(await recordEvent(tx, message, happened))) return refused('already-otherwise')
    if (told.event === 'again') await readdress(tx, id, address)
    return allowed({ goTo: `/messages/${id}`, children: [] })
  })

async function addressNow(
  tx: Tx,
  message: { readonly toPersonId: number | null; readonly toAddress: string },
): Promise<string> {
  if (message.toPersonId === null) return message.toAddress
  const person = await tx
    .selectFrom('person')
    .select('email')
    .where('id', '=', message.toPersonId)
    .executeTakeFirstOrThrow()
  return person.email ?? ''
}
