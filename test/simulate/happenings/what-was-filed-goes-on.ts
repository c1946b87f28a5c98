import { sql } from 'kysely'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

type Action = { readonly id: number; readonly doerId: number }

/** An action that stands in a note which was filed, and is still to do; null where there is none. */
async function filedAction({ chance, world }: Life): Promise<Action | null> {
  const { rows } = await sql<Action>`
    select action.id, doer_id from action
    where done_on is null and doer_id is not null
      and agenda_item_id in (select agenda_item_id from filing_pack where content is not null)
    order by action.id`.execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))] ?? null
}

/** Life goes on after a note was filed: an action in it is put off by whoever does it. (FI-03, AC-02) */
export const whatWasFiledGoesOn: Happening = {
  says: 'an action in a filed note is put off',
  isDue: ({ chance }) => chance.in(0.15),
  happen: async (life) => {
    const action = await filedAction(life)
    if (action !== null) await goAndSend(life, { who: action.doerId, at: `/actions/${action.id}/move` })
  },
}
