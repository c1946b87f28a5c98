import type { Deed } from '#records/keeping/deed.ts'
import type { Tx } from '#records/keeping/db.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { loadCaseHolderNames } from '#records/people/case-holders.ts'
import { loadPerson } from '#records/people/person.ts'
import type { LabelKey, Labels } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { KeptChild } from './children.ts'

type Holders = Pick<KeptChild, 'socialWorkerId' | 'solicitorId'>

/** Who hands children on, in the authority's words. */
type By = Deed & { readonly actor: { readonly name: string }; readonly labels: Labels }

type Handed = {
  /** Each child as it was, and who has it in what from now on. */
  readonly handed: readonly { readonly child: Holders & Pick<KeptChild, 'id'>; readonly to: Partial<Holders> }[]
  /** The authority's pages, without a slash at the end. */
  readonly publicAddress: string
}

const columns = ['socialWorkerId', 'solicitorId'] as const

/** Writes to whoever has children from now on that they didn’t have, wherever that is said: one message each; never to who handed them on. (AC-04) */
export async function tellAllocated(tx: Tx, by: By, { handed, publicAddress }: Handed): Promise<void> {
  const nameOf = await loadCaseHolderNames(tx, by.today)
  for (const column of columns) {
    const given = handed.filter(({ child, to }) => to[column] !== undefined && to[column] !== child[column])
    for (const [personId, children] of Map.groupBy(given, ({ to }) => to[column] ?? null)) {
      if (personId === null || personId === by.actor.personId) continue
      const called = column === 'solicitorId' ? 'role.solicitor' : nameOf(personId)
      await tell(tx, by, { called, personId, childIds: children.map(({ child }) => child.id), publicAddress })
    }
  }
}

type Told = Pick<Handed, 'publicAddress'> & {
  /** What they are to the children. */
  readonly called: LabelKey
  readonly personId: number
  readonly childIds: readonly number[]
}

async function tell(tx: Tx, by: By, { called, personId, childIds, publicAddress }: Told): Promise<void> {
  const [first] = childIds
  const person = await loadPerson(tx, personId)
  if (person === null || first === undefined) return
  const subject = `You are the ${by.labels(called)} of ${sayCount(childIds.length, 'child', 'children')} more from now on`
  await writeMessage(tx, {
    kind: 'children-handed-on',
    to: { personId, name: person.name, address: person.email },
    subject,
    body: `${person.name},

${subject}. ${by.actor.name} did it.

Read ${childIds.length > 1 ? 'them' : 'it'} here, after signing in:
${childIds.map((id) => `${publicAddress}/children/${id}`).join('\n')}

This message names no child, on purpose.
`,
    about: { kind: 'child', id: first },
    writtenAt: by.now,
  })
}
