import { ceiling, midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { decisionsReviewedAt, meetingOnOrBefore, workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { inventEpisode } from './invent-episode.ts'
import type { EpisodePlan, FamilyPlan } from './plans.ts'
import { child, family, openAction, type Told, toldFor } from './tell.ts'
import { reid, silva, webb } from './told-court.ts'

type PlainDate = Temporal.PlainDate

/**
 * The families every demonstration tells, so that each thing Waymark does can be seen, and the coming meeting has its hour's work: an urgent
 * return, a final that is overdue, an extension asked and one agreed, an unborn sibling, midpoints (of three siblings too), a final, a
 * restricted family, a letter not yet sent, a hearing whose attendance changed, a filing that may be late, private proceedings.
 */
export function toldFamilies(chance: Chance, today: PlainDate): readonly FamilyPlan[] {
  const told = toldFor(chance, today)
  const inPreProceedings = [adeyemi, doyle, begum, carter, osei, khan, patel, nowak]
  return [...inPreProceedings, webb, reid, silva].map((tell) => tell(told))
}

const open = ({ chance, today }: Told, decidedOn: PlainDate, more: Partial<EpisodePlan> = {}): EpisodePlan => ({
  ...inventEpisode(chance, {
    decidedOn: workingDay(decidedOn),
    today,
    outcome: null,
    extended: false,
    lateMidpoint: false,
    pastMaximum: false,
  }),
  ...more,
})

const midpointHeld = (
  heldOn: PlainDate,
  outcome: EpisodePlan['reviews'][number]['outcome'] = 'continue',
): EpisodePlan['reviews'] => [{ kind: 'midpoint', heldOn, outcome }]

const onTime = (decidedOn: PlainDate): EpisodePlan['reviews'] =>
  midpointHeld(meetingOnOrBefore(midpointPoint(workingDay(decidedOn))))

/** Cara is past the 12-week date, Ben is extended to the maximum, the baby has an own clock and a birth to come. */
function adeyemi(told: Told): FamilyPlan {
  const { today, meeting } = told
  const cara = meeting.subtract({ weeks: 13 })
  const ben = workingDay(meeting.subtract({ weeks: 13, days: 5 }))
  const extension = {
    newLimitOn: ceiling(ben),
    state: 'agreed',
    requestedOn: workingDay(ben.add({ days: 75 })),
    decidedOn: workingDay(ben.add({ days: 79 })),
  } as const
  return family(
    'Adeyemi',
    [
      child('Cara Adeyemi', 7, today, {
        episodes: [open(told, cara, { reviews: onTime(cara), firstMeetingOn: workingDay(cara.add({ days: 14 })) })],
      }),
      child('Ben Adeyemi', 12, today, {
        accommodated: true,
        // Five days or so late, at the meeting after his 6-week date.
        episodes: [open(told, ben, { reviews: midpointHeld(meetingOnOrBefore(ben.add({ days: 48 }))), extension })],
      }),
      child('Baby of Tolu Adeyemi', 0, today, {
        bornOn: null,
        expectedDeliveryOn: meeting.add({ days: 46 }),
        episodes: [open(told, meeting.subtract({ days: 20 }))],
      }),
    ],
    {
      adults: [
        { name: 'Tolu Adeyemi', relationship: 'mother', represented: true },
        { name: 'Kola Adeyemi', relationship: 'father', represented: false },
      ],
      actions: [
        openAction(told, 'Letter of instruction to the psychologist', { child: 0, dueIn: -5 }),
        openAction(told, 'Viability assessment, maternal aunt', { child: null, dueIn: 4 }),
      ],
    },
  )
}

/** Three siblings whose midpoint is at the coming meeting. */
function doyle(told: Told): FamilyPlan {
  const decidedOn = decisionsReviewedAt(told.meeting, midpointPoint).at(-1) ?? told.today
  const episodes = [open(told, decidedOn, { reviews: [] })]
  return family(
    'Doyle',
    ['Nia Doyle', 'Callum Doyle', 'Erin Doyle'].map((name, at) =>
      child(name, 3 + at * 4, told.today, { team: 2, worker: 1, episodes }),
    ),
    { actions: [openAction(told, 'Parenting assessment to start', { child: null, dueIn: -2 })] },
  )
}

const begum = (told: Told): FamilyPlan => {
  const [decidedOn] = decisionsReviewedAt(told.meeting, midpointPoint)
  const episodes = [open(told, decidedOn, { reviews: [] })]
  return family('Begum', [child('Safiya Begum', 2, told.today, { team: 0, worker: 1, episodes })])
}

/** The final review at the coming meeting. */
const carter = (told: Told): FamilyPlan => {
  const [decidedOn] = decisionsReviewedAt(told.meeting, twelveWeekDate)
  const episodes = [open(told, decidedOn, { reviews: onTime(decidedOn) })]
  return family('Carter', [child('Leo Carter', 4, told.today, { team: 2, worker: 2, episodes })])
}

/** Somebody in the family works for the council. */
const osei = (told: Told): FamilyPlan => {
  const decidedOn = told.meeting.subtract({ weeks: 8 })
  const episodes = [open(told, decidedOn, { reviews: onTime(decidedOn) })]
  return family('Osei', [child('Kwame Osei', 6, told.today, { worker: 3, episodes })], { restricted: true })
}

/** The last meeting sent Zayn back to the gateway panel. */
const khan = (told: Told): FamilyPlan => {
  const [decidedOn] = decisionsReviewedAt(told.lastMeeting, midpointPoint)
  const urgentReturn = {
    why: 'The family can’t be engaged and two visits were refused',
    byOn: told.meeting.add({ days: 2 }),
  }
  const episodes = [open(told, decidedOn, { reviews: midpointHeld(told.lastMeeting, 'urgent-return'), urgentReturn })]
  return family('Khan', [child('Zayn Khan', 1, told.today, { team: 0, episodes })])
}

/** Twelve weeks end in the meeting's week, and an extension is asked for. */
const patel = (told: Told): FamilyPlan => {
  const decidedOn = decisionsReviewedAt(told.meeting, twelveWeekDate).at(-1) ?? told.today
  const extension = {
    newLimitOn: twelveWeekDate(decidedOn).add({ weeks: 3 }),
    state: 'requested',
    decidedOn: null,
    requestedOn: workingDay(told.today.subtract({ days: 1 })),
  } as const
  const episodes = [open(told, decidedOn, { reviews: onTime(decidedOn), extension })]
  return family('Patel', [child('Anaya Patel', 9, told.today, { worker: 2, episodes })])
}

/** The letter is still to be sent. */
const nowak = (told: Told): FamilyPlan => {
  const episodes = [
    open(told, told.today.subtract({ days: 9 }), { letterSentOn: null, firstMeetingOn: null, familyMeetingOn: null }),
  ]
  return family('Nowak', [
    child('Łukasz Nowak', 9, told.today, { team: 2, worker: 3, status: 'child-in-need', episodes }),
  ])
}
