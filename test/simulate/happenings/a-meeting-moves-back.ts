import { typedDate } from '#test/simulate/dates-to-type.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** A meeting is moved to another day, and back again when the room is free after all. (TM-01) */
export const aMeetingMovesBack: Happening = {
  says: 'a meeting is moved and moved back',
  isDue: ({ chance }) => chance.in(0.03),
  happen: async (life) => {
    const { chance, world } = life
    const { administrator: who } = world.place.people
    const series = `/settings/meetings/${world.place.seriesId}`
    const page = await life.look(who, series, null)
    const ways = (page?.page.links ?? []).map(({ href }) => href).filter((href) => href.endsWith('/move'))
    const way = ways[chance.between(0, Math.max(0, Math.min(ways.length, 4) - 1))]
    const [, on] = /dates\/([\d-]+)\/move$/.exec(way ?? '') ?? []
    if (way === undefined || on === undefined) return
    const usual = Temporal.PlainDate.from(on)
    const other = usual.add({ days: chance.between(1, 3) })
    const to = (day: Temporal.PlainDate) => [[/\b(day|date)\b/i, typedDate(day)]] as const
    await goAndSend(life, { who, at: way, given: to(other) })
    await goAndSend(life, { who, at: `${series}/dates/${other.toString()}/move`, given: to(usual) })
  },
}
