import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** A holiday or a closure day is added, a meeting is moved, cancelled, held after all or added. (SET-04, TM-01) */
export const calendarChanges: Happening = {
  says: 'the calendar changes',
  isDue: ({ chance }) => chance.in(0.12),
  happen: async (life) => {
    const { chance, world } = life
    const { administrator } = world.place.people
    const series = `/settings/meetings/${world.place.seriesId}`
    const page = await life.look(administrator, series, null)
    const ways = (page?.page.links ?? []).map(({ href }) => href).filter((href) => href.includes('/dates/'))
    const [way = `${series}/dates/add`] = ways.slice(chance.between(0, Math.max(0, ways.length - 1)))
    const at = chance.weighted([
      [5, way],
      [2, '/settings/calendar/closure-days/add'],
      [1, '/settings/calendar/bank-holidays/add'],
    ])
    await goAndSend(life, { who: administrator, at })
  },
}
