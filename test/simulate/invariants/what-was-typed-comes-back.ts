import { sql } from 'kysely'
import { formsOn } from '#test/simulate/page-to-fill.ts'
import type { Came } from '#test/simulate/steps.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** Where a form that came back says its words are kept, and as which copy; null where it keeps none. */
function keptAt({ sent, to }: Came): readonly [string, string] | null {
  const form = formsOn(sent, to).find(({ action }) => action === to)
  const [path = '', copy = ''] = form?.controls.find(({ name }) => name === '_draft')?.value.split('#') ?? []
  return path === '' ? null : [path, copy]
}

/** What is kept of the words of one person at an address. */
async function draftOf({ db }: World, personId: number, [path, copy]: readonly [string, string]): Promise<string> {
  const { rows } = await sql<{ said: string }>`
    select fields::text as said from draft where person_id = ${personId} and path = ${path} and copy = ${copy}`.execute(
    db,
  )
  return rows[0]?.said ?? ''
}

/** What was typed in a form that came back with a mistake or a refusal is there again when the form is opened anew. (SEC-05) */
export const whatWasTypedComesBack: Invariant = {
  says: 'what was typed and not saved is kept as a draft',
  watch: (world) => ({
    sent: async (_, came) => {
      const broken: string[] = []
      // Of two that were sent the last is what is kept.
      for (const last of came.slice(-1)) {
        if (![403, 409, 422].includes(last.sent.status) || last.tokens.length === 0) continue
        const place = keptAt(last)
        const draft = place === null ? null : await draftOf(world, last.who, place)
        if (draft !== null && last.tokens.some((token) => !draft.includes(token)))
          broken.push(`${last.to} comes back (${last.sent.status}), and its draft hasn’t what was typed`)
      }
      return broken
    },
  }),
}
