import { sql } from 'kysely'
import { byItself } from '#test/simulate/by-itself.ts'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

async function oneOf<Row>({ chance, world }: Life, query: ReturnType<typeof sql<Row>>): Promise<Row | null> {
  const { rows } = await query.execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))] ?? null
}

/** A resource is asked for of a family in pre-proceedings, by the team or the administrator. (PP-07) */
export const aResourceIsAsked: Happening = {
  says: 'a resource is asked for',
  isDue: () => true,
  happen: async (life) => {
    const own = byItself(life, 'resources')
    if (!own.chance.in(0.3)) return
    const { people } = own.world.place
    const family = await oneOf(
      own,
      sql<{
        id: number
      }>`select distinct family_id as id from child join episode on child_id = child.id where ended_on is null order by 1`,
    )
    const who = own.chance.pick([
      people.teamManager,
      people.serviceManager,
      people.headOfService,
      people.panelAdministrator,
    ])
    if (family !== null) await goAndSend(own, { who, at: `/families/${family.id}/ask-resource` })
  },
}

/** One that waits is decided by whoever comes to it, who asked for it too, or withdrawn. (PP-07, SET-07) */
export const aResourceIsDecided: Happening = {
  says: 'a resource is decided',
  isDue: () => true,
  happen: async (life) => {
    const own = byItself(life, 'resources decided')
    if (!own.chance.in(0.3)) return
    const { people } = own.world.place
    const request = await oneOf(
      own,
      sql<{
        id: number
        askedBy: number
      }>`select id, asked_by as "askedBy" from resource_request where decision is null and closed_on is null order by id`,
    )
    if (request === null) return
    const { serviceManager, headOfService, chair, divisionalDirector } = people
    const who = own.chance.pick([
      request.askedBy,
      serviceManager,
      serviceManager,
      headOfService,
      chair,
      divisionalDirector,
    ])
    const way = own.chance.in(0.85) ? 'decide' : 'withdraw'
    await goAndSend(own, { who, at: `/resources/${request.id}/${way}` })
  },
}
