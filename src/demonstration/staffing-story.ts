import { comingMeeting, workingDay } from './calendar-of-work.ts'
import type { Cast } from './cast.ts'
import { Kept } from './kept.ts'
import { at, type Happening } from './story.ts'

/** Two issues that may touch children's plans: one reported since the last meeting, one that the last meeting heard of. */
export function staffingStory({ organisation, today }: Cast): readonly Happening[] {
  const { teams, panelAdministrator } = organisation
  const [north, , west] = teams
  if (north === undefined || west === undefined) throw new Error('the council has fewer than three teams')
  const meeting = comingMeeting(today)
  return [
    {
      ...{ daysAgo: 4, kind: 'leaver', team: west, personId: west.workers[0] ?? null },
      words: 'Leaves at the end of the month; six children to be handed over',
      mitigation: 'Two families go to the duty worker this week; an agency worker starts on Monday',
      byOn: meeting.add({ days: 4 }),
    },
    {
      ...{ daysAgo: 12, kind: 'absence', team: north, personId: north.workers[2] ?? null },
      words: 'Away for three weeks; two midpoint reviews fall in that time',
      mitigation: 'The team manager prepares both updates',
      byOn: meeting.add({ days: 18 }),
    },
  ].map(({ daysAgo, team, ...issue }): Happening => {
    const raisedOn = workingDay(today.subtract({ days: daysAgo }))
    const told = { ...issue, teamId: team.id, familyId: null, ownerId: team.managerId, raisedOn }
    return {
      at: at(raisedOn, '11:40'),
      by: panelAdministrator,
      does: ({ add, sent }) => {
        add(new Kept('staffing-issue'), told)
        sent('reported a staffing issue', () => '/staffing/new', [])
      },
    }
  })
}
