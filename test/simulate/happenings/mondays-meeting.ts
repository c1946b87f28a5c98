import { mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { usualDaysOfWeek } from '#rules/sittings/rhythm.ts'
import type { SecondMeeting } from '#test/simulate/shared-business.ts'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** The items of a meeting’s agenda, as its page links to them. */
async function itemsOf({ world, look }: Life, meeting: string): Promise<readonly string[]> {
  const page = await look(world.place.people.panelAdministrator, meeting, null)
  const ways = (page?.page.links ?? []).map(({ href }) => href.replace(/[#?].*/, ''))
  return [...new Set(ways.filter((href) => /\/items\/[^/]+$/.test(href)))]
}

/** A meeting is held: who came, items one after the other, its end; the chair confirms. (TM-02, TM-04) */
async function hold(life: Life, meeting: string): Promise<void> {
  const { chance, world } = life
  const { panelAdministrator, chair } = world.place.people
  const given = chance.in(0.8) ? ([[/./, 'present']] as const) : []
  const attendance = { who: panelAdministrator, at: `${meeting}/attendance`, press: /Everyone else/, given }
  const came = await goAndSend(life, attendance)
  if (came.length === 0) return
  for (const item of await itemsOf(life, meeting))
    if (chance.in(0.7)) await goAndSend(life, { who: panelAdministrator, at: item, press: /^Save/ })
  if (chance.in(0.8)) await goAndSend(life, { who: panelAdministrator, at: `${meeting}/end` })
  if (chance.in(0.8)) await goAndSend(life, { who: chair, at: `${meeting}/confirm`, given: [[/./, 'all']] })
}

/** The tracking meeting of the day. */
export const mondaysMeeting: Happening = {
  says: 'the tracking meeting is held',
  isDue: ({ chance }, day) => (day.dayOfWeek === 1 && chance.in(0.9)) || (day.dayOfWeek === 2 && chance.in(0.3)),
  happen: (life) => hold(life, `/meetings/${life.world.today().toString()}`),
}

const isUsual = (second: SecondMeeting | null, on: PlainDate): boolean =>
  second !== null && usualDaysOfWeek(second.rhythm, mondayOf(on)).some((day) => day.equals(on))

/** The other meeting of a council that shares its business between two. (SET-06) */
export const theOtherMeeting: Happening = {
  says: 'the other meeting is held',
  isDue: ({ chance, world }, day) => isUsual(world.place.second, day) && chance.in(0.9),
  happen: async (life) => {
    const { second } = life.world.place
    if (second !== null) await hold(life, `/meetings/${life.world.today().toString()}.${second.seriesId}`)
  },
}
