import type { Visit } from '#door/visit.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import { loadPerson } from '#records/people/person.ts'

/** How a request ended unheard, as its subject says it. */
const subjects = {
  'turned-down': 'Your request to a panel was turned down',
  withdrawn: 'Your request to a panel was withdrawn',
} as const

/**
 * Writes to whoever asked a panel that their request won't be heard: nothing of it stands in My work any more, so they would not come upon
 * it. Never to somebody who did it themselves, or who left. (PP-01, SET-07)
 */
export async function tellAsker(
  tx: Tx,
  { actor, now, today }: Visit,
  item: PanelItem,
  { ended, publicAddress }: { readonly ended: keyof typeof subjects; readonly publicAddress: string },
): Promise<void> {
  if (item.askedById === actor.personId) return
  const person = await loadPerson(tx, item.askedById)
  if (person === null || (person.leftOn !== null && Temporal.PlainDate.compare(person.leftOn, today) < 0)) return
  await writeMessage(tx, {
    kind: 'panel-request-ended',
    to: { personId: item.askedById, name: person.name, address: person.email },
    subject: subjects[ended],
    body: `${person.name},

${subjects[ended]} by ${actor.name}.

Read why here, after signing in:
${publicAddress}/panels/${item.id}

This message names no child and doesn’t say why, on purpose.
`,
    about: { kind: 'panel-item', id: item.id },
    writtenAt: now,
  })
}
