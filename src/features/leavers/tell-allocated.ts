import type { Visit } from '#door/visit.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { HandedAs } from './children-to-hand-on.ts'

type Handed = {
  readonly as: HandedAs
  readonly to: number
  readonly childIds: readonly number[]
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

/** Writes to who has the children from now on, in one message; never to who handed them on. (AC-04) */
export async function tellAllocated(tx: Tx, visit: Visit, { as, to, childIds, publicAddress }: Handed): Promise<void> {
  const [first] = childIds
  const person = to === visit.actor.personId ? null : await loadPerson(tx, to)
  if (person === null || first === undefined) return
  const subject = `You are the ${visit.labels(`role.${as.role}`)} of ${sayCount(childIds.length, 'child', 'children')} more from now on`
  await writeMessage(tx, {
    kind: 'children-handed-on',
    to: { personId: to, name: person.name, address: person.email },
    subject,
    body: `${person.name},

${subject}. ${visit.actor.name} did it.

Read ${childIds.length > 1 ? 'them' : 'it'} here, after signing in:
${childIds.map((id) => `${publicAddress}/children/${id}`).join('\n')}

This message names no child, on purpose.
`,
    about: { kind: 'child', id: first },
    writtenAt: visit.now,
  })
}
