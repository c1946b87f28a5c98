import { sayDate } from '#rules/calendar/say-date.ts'
import { comingMeeting, workingDay } from './calendar-of-work.ts'
import type { Cast } from './cast.ts'
import { Kept } from './kept.ts'
import type { Organisation } from './organisation.ts'
import { at, type Happening } from './story.ts'

type PlainDate = Temporal.PlainDate
type Team = Organisation['teams'][number]

/**
 * Two issues that may touch children's plans: one reported since the last meeting, somebody leaves; and one that the last meeting heard of,
 * somebody is away and their team manager covers.
 */
export function staffingStory(cast: Cast): readonly Happening[] {
  const { organisation, today } = cast
  const [north, , west] = organisation.teams
  if (north === undefined || west === undefined) throw new Error('the council has fewer than three teams')
  const meeting = comingMeeting(today)
  const lastDay = workingDay(today.add({ days: 14 }))
  const left = workingDay(today.subtract({ days: 4 }))
  const away = workingDay(today.subtract({ days: 12 }))
  const until = workingDay(away.add({ days: 20 }))
  const leaver = { kind: 'leaver', personId: west.workers[0] ?? null, byOn: meeting.add({ days: 4 }) }
  const absent = { kind: 'absence', personId: north.workers[2] ?? null, byOn: meeting.add({ days: 18 }) }
  return [
    ...isAway(organisation, north, { id: absent.personId, startsOn: away, endsOn: until }),
    reported(organisation, north, away, {
      ...absent,
      words: `Away until ${sayDate(until)}`,
      mitigation: 'The team manager covers, and prepares what the meeting is to hear',
    }),
    ...leaves(organisation, { id: leaver.personId, on: left, lastDay }),
    reported(organisation, west, left, {
      ...leaver,
      words: `Last day ${sayDate(lastDay)}; children and actions are to be handed over`,
      mitigation: 'The duty worker goes along to the next visits',
    }),
  ]
}

type Issue = {
  readonly kind: string
  readonly words: string
  readonly mitigation: string
  readonly byOn: PlainDate
  readonly personId: number | null
}

const reported = ({ panelAdministrator }: Organisation, team: Team, raisedOn: PlainDate, issue: Issue): Happening => ({
  at: at(raisedOn, '11:40'),
  by: panelAdministrator,
  does: ({ add, sent }) => {
    add(new Kept('staffing-issue'), { ...issue, teamId: team.id, familyId: null, ownerId: team.managerId, raisedOn })
    sent('reported a staffing issue', () => '/staffing/new', [])
  },
})

type Leaving = { readonly id: number | null; readonly on: PlainDate; readonly lastDay: PlainDate }

/** The administrator records somebody's last day. */
function leaves({ records, administrator }: Organisation, { id, on, lastDay }: Leaving): readonly Happening[] {
  const leaver = records.get(id ?? 0)
  if (leaver === undefined) return []
  return [
    {
      at: at(on, '11:20'),
      by: administrator,
      does: ({ change, sent }) => {
        change(leaver.person, { leftOn: lastDay })
        sent('changed a person’s details', () => `/settings/people/${leaver.person.id}/change`, [])
      },
    },
  ]
}

type Away = { readonly id: number | null; readonly startsOn: PlainDate; readonly endsOn: PlainDate }

/** The team manager says that somebody is away, and covers. */
function isAway({ records }: Organisation, { managerId }: Team, { id, startsOn, endsOn }: Away): readonly Happening[] {
  const away = records.get(id ?? 0)
  if (away === undefined) return []
  return [
    {
      at: at(startsOn, '09:10'),
      by: managerId,
      does: ({ add, sent }) => {
        const absence = new Kept('absence')
        add(absence, { personId: away.person, startsOn, endsOn })
        const cover = { holdingId: away.holding, absenceId: absence, coveringPersonId: managerId }
        add(new Kept('cover'), { ...cover, appointedBy: managerId, startsOn, endsOn })
        sent('said that somebody is away', () => '/leavers/away', [])
      },
    },
  ]
}
