import { namesByFamily } from '#test/simulate/names.ts'
import type { Invariant } from './invariant.ts'

/** What leaves by mail carries no name of a child or family: a link, a reference, dates. (LO-03, CL-08) */
export const noNamesInMessages: Invariant = {
  says: 'no message holds a name',
  watch: ({ db }) => {
    let seen = 0
    return {
      day: async () => {
        const messages = await db.selectFrom('message').select(['id', 'kind', 'subject', 'body']).where('id', '>', seen).orderBy('id').execute() // prettier-ignore
        seen = messages.at(-1)?.id ?? seen
        if (messages.length === 0) return []
        const names = [...(await namesByFamily(db)).values()].flat()
        return messages.flatMap(({ kind, subject, body }) =>
          names
            .filter((name) => `${subject}\n${body}`.includes(name))
            .map((name) => `a message of kind ${kind} says “${name}”`),
        )
      },
    }
  },
}
