import type { Visit } from '#door/visit.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

type HandedOn = {
  readonly found: UrgentReturn
  readonly ownerId: number
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

/**
 * Writes to who takes an urgent return to the panel from now on, and to who did before: by when the panel is to see it is days ahead. Never
 * to who handed it on, or to somebody who left. (AC-04, PP-06)
 */
export async function tellReturnHandedOn(tx: Tx, visit: Visit, handed: HandedOn): Promise<void> {
  const { found, ownerId } = handed
  if (found.ownerId === ownerId) return
  await write(tx, visit, handed, ownerId, 'An urgent return was handed on to you')
  await write(tx, visit, handed, found.ownerId, 'An urgent return of yours was handed on to somebody else')
}

async function write(
  tx: Tx,
  { actor, now, today }: Visit,
  { found, publicAddress }: HandedOn,
  personId: number | null,
  subject: string,
): Promise<void> {
  if (personId === null || personId === actor.personId) return
  const person = await loadPerson(tx, personId)
  if (person === null || (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, today) < 0)) return
  await writeMessage(tx, {
    kind: 'urgent-return-handed-on',
    to: { personId, name: person.name, address: person.email },
    subject,
    body: `${person.name},

${subject}. ${actor.name} did it. The panel is to see it by ${sayDateInFull(found.by)}.

Read it here, after signing in:
${publicAddress}/urgent-returns/${found.id}

This message names no child and doesn’t say why, on purpose.
`,
    about: { kind: 'urgent-return', id: found.id },
    writtenAt: now,
  })
}
