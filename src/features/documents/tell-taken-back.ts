import type { Visit } from '#door/visit.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { GoneOut } from '#records/filing/where-document-went.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadPerson } from '#records/people/person.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

type Taken = {
  readonly document: KeptDocument
  readonly familyId: number
  readonly goneOut: readonly GoneOut[]
  readonly publicAddress: string
}

/** Writes to everyone who opened it or took a pack along that a document was on the wrong file. No child and no file is named by mail. */
export async function tellThoseWhoHaveIt(
  tx: Tx,
  visit: Visit,
  { document, familyId, goneOut, publicAddress }: Taken,
): Promise<void> {
  const told = new Map(goneOut.filter(({ way }) => way !== 'filed').map((gone) => [gone.personId, gone]))
  for (const { personId, who, at } of told.values()) {
    if (personId === visit.actor.personId) continue
    const person = await loadPerson(tx, personId)
    await writeMessage(tx, {
      kind: 'document-taken-back',
      to: { personId, name: who, address: person?.email ?? null },
      subject: 'A document you have was on the wrong file',
      body: `${who},

You opened a document of a meeting's item, or took it along, on ${sayMoment(at)}. It was on the wrong child's file and has been taken back.

Please delete any copy you have, and tell ${visit.actor.name} that it is done.

What is in Waymark now:
${publicAddress}/families/${familyId}

This message names no child, on purpose.
`,
      about: { kind: 'document', id: document.id },
      writtenAt: visit.now,
    })
  }
}
