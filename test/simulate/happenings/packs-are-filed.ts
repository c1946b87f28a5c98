import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** The panel administrator files what the meeting decided, and says under which reference. (FI-02) */
export const packsAreFiled: Happening = {
  says: 'packs are filed',
  isDue: ({ chance }, day) => (day.dayOfWeek === 2 || day.dayOfWeek === 3 ? chance.in(0.7) : chance.in(0.1)),
  happen: async (life) => {
    const { panelAdministrator } = life.world.place.people
    const queue = await life.look(panelAdministrator, '/filing', null)
    const packs = new Set(
      (queue?.page.links ?? []).map(({ href }) => href).filter((href) => /^\/filing\/\d+\/\d+$/.test(href)),
    )
    for (const pack of [...packs].slice(0, 3)) {
      await life.look(panelAdministrator, pack, '/filing')
      const whole = { given: [[/^job$/, 'all']], press: /is filed/ } as const
      await goAndSend(life, { who: panelAdministrator, at: pack, ...(life.chance.in(0.7) ? whole : {}) })
    }
  },
}
