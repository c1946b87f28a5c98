import { sql } from 'kysely'
import { byItself } from '#test/simulate/by-itself.ts'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** A family with an open clock, without one, or with an extension that waits for who decides; null where there is none. */
async function familyWith({ chance, world }: Life, what: 'clock' | 'no clock' | 'request') {
  const { rows } = await sql<{ id: number; asker: number | null }>`
    select child.family_id as id, max(x.requested_by) as asker
    from child left join episode on child.id = child_id and ended_on is null
    left join extension x on x.episode_id = episode.id and x.decided_at is null
    where followed_until is null and case ${what} when 'no clock' then episode.id is null when 'clock' then episode.id is not null else x.id is not null end
    group by 1 order by 1`.execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))] ?? null
}

/** Somebody records what was decided outside a panel: to start, to step down, to issue. (P9, SET-07) */
export const aDecisionIsMadeOutside: Happening = {
  says: 'a decision is made outside a panel',
  isDue: () => true,
  happen: async (life) => {
    const own = byItself(life, 'outside')
    if (!own.chance.in(0.25)) return
    const { people } = life.world.place
    const who = own.chance.pick([people.panelAdministrator, people.teamManager, people.serviceManager])
    const family = await familyWith(own, own.chance.in(0.6) ? 'clock' : 'no clock')
    const way = own.chance.weighted([
      [3, 'outside-panel'],
      [1, 'issue'],
      [1, 'issue-without'],
    ])
    if (family !== null)
      await goAndSend(own, { who, at: `/families/${family.id}/${way}`, given: [[/^children$/, 'all']] })
  },
}

/** An extension that was asked for is decided by whoever comes to it: who asked for it, a head of another area, the director. (PP-04, P6) */
export const anExtensionIsDecided: Happening = {
  says: 'an extension is decided',
  isDue: () => true,
  happen: async (life) => {
    const own = byItself(life, 'extensions')
    if (!own.chance.in(0.3)) return
    const { people } = life.world.place
    const family = await familyWith(own, 'request')
    if (family === null) return
    const who = own.chance.pick([
      family.asker ?? people.chair,
      people.headOfService,
      people.chair,
      people.deputy,
      people.divisionalDirector,
    ])
    await goAndSend(own, { who, at: `/families/${family.id}/extension` })
  },
}
