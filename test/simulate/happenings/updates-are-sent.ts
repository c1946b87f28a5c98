import { byItself } from '#test/simulate/by-itself.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** A social worker or a manager opens what is asked of them in My work, and sends the update before a review; some leave it. (PP-11) */
export const updatesAreSent: Happening = {
  says: 'updates are sent',
  isDue: (_, day) => day.dayOfWeek === 2 || day.dayOfWeek === 4,
  happen: async (life) => {
    const own = byItself(life, 'updates')
    const { people } = life.world.place
    const who = own.chance.pick([people.socialWorker, people.teamManager, people.otherTeamManager])
    const work = await own.look(who, '/', null)
    const asked = (work?.page.links ?? []).map(({ href }) => href).filter((href) => href.endsWith('/update'))
    for (const at of [...new Set(asked)].slice(0, 2)) if (own.chance.in(0.8)) await goAndSend(own, { who, at })
  },
}
