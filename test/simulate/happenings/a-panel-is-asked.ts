import { sql } from 'kysely'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** Where heads of service admit requests, one of theirs is admitted or turned down; now and then it waits. (SET-07) */
async function oneIsAdmitted(life: Life, who: number): Promise<void> {
  const waiting = await life.world.db
    .selectFrom('panelItem')
    .select('id')
    .where('admission', '=', 'awaited')
    .where('withdrawnOn', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  if (waiting !== undefined && life.chance.in(0.7)) await goAndSend(life, { who, at: `/panels/${waiting.id}/admit` })
}

/** A team or the administrator asks a panel for a decision, where the council has a meeting that takes it; now and then it is planned or withdrawn. (PP-01) */
export const aPanelIsAsked: Happening = {
  says: 'a panel is asked',
  isDue: ({ chance }) => chance.in(0.3),
  happen: async (life) => {
    const { chance, world } = life
    const { panelAdministrator, teamManager, headOfService } = world.place.people
    const who = chance.in(0.5) ? teamManager : panelAdministrator
    const { rows } = await sql<{ id: number }>`select distinct family_id as id from child order by 1`.execute(world.db)
    const family = rows[chance.between(0, Math.max(0, rows.length - 1))]
    if (family !== undefined) await goAndSend(life, { who, at: `/families/${family.id}/ask-panel` })
    const items = await world.db.selectFrom('panelItem').select('id').orderBy('id').execute()
    await oneIsAdmitted(life, headOfService)
    const item = items[chance.between(0, Math.max(0, items.length - 1))]
    if (item === undefined || !chance.in(0.3)) return
    const way = chance.in(0.7) ? 'plan' : 'withdraw'
    await goAndSend(life, { who: panelAdministrator, at: `/panels/${item.id}/${way}` })
  },
}
