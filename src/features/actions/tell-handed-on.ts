import type { Visit } from '#door/visit.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'

type HandedOn = {
  readonly action: Pick<KeptAction, 'id' | 'doerId' | 'accountableManagerId' | 'dueOn'>
  readonly to: { readonly doerId: number; readonly accountableManagerId: number }
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

/** Writes to who does the action from now on, who did it before, and who newly answers for it; never to who handed it on. (AC-04) */
export async function tellHandedOn(tx: Tx, visit: Visit, { action, to, publicAddress }: HandedOn): Promise<void> {
  const isNew = { doer: to.doerId !== action.doerId, manager: to.accountableManagerId !== action.accountableManagerId }
  const told = new Map<number, string>()
  if (isNew.doer && action.doerId !== null) told.set(action.doerId, 'An action of yours was handed on to somebody else')
  if (isNew.manager) told.set(to.accountableManagerId, 'You answer for an action from now on')
  if (isNew.doer) told.set(to.doerId, 'An action was handed on to you')
  told.delete(visit.actor.personId)
  for (const [personId, subject] of told) {
    const person = await loadPerson(tx, personId)
    if (person === null || (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, visit.today) < 0))
      continue
    await writeMessage(tx, {
      kind: 'action-handed-on',
      to: { personId, name: person.name, address: person.email },
      subject,
      body: `${person.name},

${subject}. ${visit.actor.name} did it.${action.dueOn === null ? '' : ` It is due on ${sayDateInFull(action.dueOn)}.`}

Read it here, after signing in:
${publicAddress}/actions/${action.id}

This message names no child and doesn't say what is to be done, on purpose.
`,
      about: { kind: 'action', id: action.id },
      writtenAt: visit.now,
    })
  }
}
