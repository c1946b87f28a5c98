import { chanceFrom } from '#demonstration/chance.ts'
import { byItself } from '#test/simulate/by-itself.ts'
import { typedDate } from '#test/simulate/dates-to-type.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** One council in two takes over the usual papers in its first week; what it asks else people come upon. (SET-08) */
export const papersAreAskedFor: Happening = {
  says: 'the usual papers are asked for',
  isDue: ({ world }, day) => day.equals(world.begins.add({ days: 1 })) && chanceFrom(`papers of ${world.seed}`).in(0.5),
  happen: async (life) => {
    const { courtQaManager } = life.world.place.people
    await goAndSend(byItself(life, 'papers'), { who: courtQaManager, at: '/settings/papers/usual', how: 'once' })
  },
}

/** A social worker or a manager opens what is asked of them in My work, and says of some of it that it was seen, some of it too old. (SET-08) */
export const papersAreBrought: Happening = {
  says: 'papers are brought',
  isDue: (_, day) => day.dayOfWeek !== 3,
  happen: async (life) => {
    const own = byItself(life, 'papers')
    const { people } = life.world.place
    const who = own.chance.pick([people.socialWorker, people.teamManager, people.otherTeamManager])
    const work = await own.look(who, '/', null)
    const asked = (work?.page.links ?? []).map(({ href }) => href).filter((href) => href.endsWith('/papers'))
    for (const at of [...new Set(asked)].slice(0, 2)) {
      const dated = typedDate(life.world.today().subtract({ days: own.chance.between(0, 45) }))
      const given = own.chance.in(0.8)
        ? ([[/was seen$/, 'yes'], [/^Date on/, dated]] as const) // prettier-ignore
        : ([[/was seen$/, own.chance.in(0.5) ? 'yes' : '']] as const)
      await goAndSend(own, { who, at, given })
    }
  },
}
