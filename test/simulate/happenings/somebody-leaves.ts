import { typedDate } from '#test/simulate/dates-to-type.ts'
import { asItIs } from '#test/simulate/fill-in.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** Somebody’s last day is recorded: from then on they can’t sign in, and what they owned is to be handed on. (AC-04, SET-01) */
export const somebodyLeaves: Happening = {
  says: 'somebody leaves',
  isDue: ({ chance }) => chance.in(0.015),
  happen: async (life) => {
    const { chance, world } = life
    const { people } = world.place
    const leaver = chance.pick([
      people.otherSocialWorker,
      people.otherTeamManager,
      people.clinicLead,
      people.headOfService,
    ])
    const last = typedDate(world.today().add({ days: chance.between(0, 14) }))
    const given = [[/Last day/, last], [/./, asItIs]] as const // prettier-ignore
    await goAndSend(life, { who: people.administrator, at: `/settings/people/${leaver}/change`, given })
  },
}
