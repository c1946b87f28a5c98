import { comingMeeting, meetingOnOrBefore, workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { inventPrivate, inventProceedings } from './invent-court.ts'
import { inventEpisode } from './invent-episode.ts'
import type { ActionPlan, ChildPlan, EpisodePlan, FamilyPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate
type Told = { readonly chance: Chance; readonly today: PlainDate; readonly monday: PlainDate }

/**
 * The families every demonstration tells, so that each thing Waymark does can be seen: a final that is overdue, an extension, an unborn
 * sibling, three siblings at midpoint, a restricted family, an urgent return, a recommended extension, a letter not yet sent.
 */
export function toldFamilies(chance: Chance, today: PlainDate): readonly FamilyPlan[] {
  const told = { chance, today, monday: comingMeeting(today) }
  return [
    adeyemi(told),
    doyle(told),
    begum(told),
    carter(told),
    osei(told),
    khan(told),
    patel(told),
    nowak(told),
    webb(told),
    silva(told),
  ]
}

const family = (name: string, children: readonly ChildPlan[], more: Partial<FamilyPlan> = {}): FamilyPlan => ({
  name,
  children,
  adults: [],
  proceedings: null,
  restricted: false,
  actions: [],
  ...more,
})

const child = (name: string, years: number, today: PlainDate, more: Partial<ChildPlan>): ChildPlan => ({
  name,
  bornOn: today.subtract({ years, months: 4, days: 11 }),
  expectedDeliveryOn: null,
  status: 'child-protection',
  team: 1,
  worker: 0,
  solicitor: 0,
  episodes: [],
  privateProceedings: null,
  ...more,
})

const open = ({ chance, today }: Told, decidedOn: PlainDate, more: Partial<EpisodePlan> = {}): EpisodePlan => ({
  ...inventEpisode(chance, { decidedOn: workingDay(decidedOn), today, outcome: null, extended: false }),
  ...more,
})

const midpointHeld = (heldOn: PlainDate): EpisodePlan['reviews'] => [{ kind: 'midpoint', heldOn, outcome: 'continue' }]

function adeyemi(told: Told): FamilyPlan {
  const { today, monday } = told
  const cara = monday.subtract({ weeks: 13 })
  const ben = monday.subtract({ weeks: 13, days: 5 })
  return family(
    'Adeyemi',
    [
      child('Cara Adeyemi', 7, today, {
        episodes: [
          open(told, cara, {
            reviews: midpointHeld(meetingOnOrBefore(cara.add({ days: 42 }))),
            firstMeetingOn: cara.add({ days: 14 }),
          }),
        ],
      }),
      child('Ben Adeyemi', 12, today, {
        episodes: [
          open(told, ben, {
            reviews: midpointHeld(ben.add({ days: 47 })),
            extension: {
              newLimitOn: ben.add({ days: 112 }),
              state: 'agreed',
              requestedOn: ben.add({ days: 75 }),
              decidedOn: ben.add({ days: 79 }),
            },
          }),
        ],
      }),
      child('Baby of Tolu Adeyemi', 0, today, {
        bornOn: null,
        expectedDeliveryOn: monday.add({ days: 46 }),
        episodes: [open(told, monday.subtract({ days: 20 }))],
      }),
    ],
    {
      adults: [
        { name: 'Tolu Adeyemi', relationship: 'mother', represented: true },
        { name: 'Kola Adeyemi', relationship: 'father', represented: false },
      ],
      actions: [
        late(told, 'Letter of instruction to the psychologist', 0),
        late(told, 'Viability assessment, maternal aunt', null, 4),
      ],
    },
  )
}

const late = ({ today }: Told, words: string, child: number | null, dueIn = -5): ActionPlan => ({
  words,
  child,
  dueOn: workingDay(today.add({ days: dueIn })),
  addedOn: today.subtract({ days: 40 }),
  doneOn: null,
  source: 'review',
})

/** Three siblings whose midpoint is on the coming meeting. */
const doyle = (told: Told): FamilyPlan =>
  family(
    'Doyle',
    ['Nia Doyle', 'Callum Doyle', 'Erin Doyle'].map((name, at) =>
      child(name, 3 + at * 4, told.today, {
        team: 2,
        worker: 1,
        episodes: [open(told, told.monday.subtract({ weeks: 6 }).add({ days: 2 }), { reviews: [] })],
      }),
    ),
    { actions: [late(told, 'Parenting assessment to start', null, 9)] },
  )

const begum = (told: Told): FamilyPlan =>
  family('Begum', [
    child('Safiya Begum', 2, told.today, {
      team: 0,
      worker: 1,
      episodes: [open(told, told.monday.subtract({ weeks: 6 }), { reviews: [] })],
    }),
  ])

const carter = (told: Told): FamilyPlan => {
  const decidedOn = told.monday.subtract({ weeks: 12 })
  return family('Carter', [
    child('Leo Carter', 4, told.today, {
      team: 2,
      worker: 2,
      episodes: [open(told, decidedOn, { reviews: midpointHeld(meetingOnOrBefore(decidedOn.add({ days: 42 }))) })],
    }),
  ])
}

/** Somebody in the family works for the council. */
const osei = (told: Told): FamilyPlan =>
  family(
    'Osei',
    [child('Kwame Osei', 6, told.today, { worker: 3, episodes: [open(told, told.monday.subtract({ weeks: 8 }))] })],
    {
      restricted: true,
    },
  )

const khan = (told: Told): FamilyPlan =>
  family('Khan', [
    child('Zayn Khan', 1, told.today, {
      team: 0,
      episodes: [
        open(told, told.monday.subtract({ weeks: 9 }), {
          urgentReturn: {
            why: 'The family can’t be engaged and two visits were refused',
            byOn: told.monday.add({ days: 2 }),
          },
        }),
      ],
    }),
  ])

const patel = (told: Told): FamilyPlan => {
  const decidedOn = told.monday.subtract({ weeks: 11, days: 3 })
  return family('Patel', [
    child('Anaya Patel', 9, told.today, {
      worker: 2,
      episodes: [
        open(told, decidedOn, {
          reviews: midpointHeld(meetingOnOrBefore(decidedOn.add({ days: 42 }))),
          extension: {
            newLimitOn: decidedOn.add({ days: 105 }),
            state: 'requested',
            requestedOn: told.today.subtract({ days: 3 }),
            decidedOn: null,
          },
        }),
      ],
    }),
  ])
}

const nowak = (told: Told): FamilyPlan =>
  family('Nowak', [
    child('Łukasz Nowak', 9, told.today, {
      team: 2,
      worker: 3,
      status: 'child-in-need',
      episodes: [
        open(told, told.monday.subtract({ days: 11 }), {
          letterSentOn: null,
          firstMeetingOn: null,
          familyMeetingOn: null,
        }),
      ],
    }),
  ])

const webb = (told: Told): FamilyPlan => {
  const proceedings = inventProceedings(told.chance, workingDay(told.monday.subtract({ weeks: 17 })), told.today)
  return family('Webb', [child('Harvey Webb', 5, told.today, { team: 3, worker: 0, status: 'looked-after' })], {
    proceedings: {
      ...proceedings,
      filings: [
        {
          what: 'Parenting assessment',
          dueOn: workingDay(told.monday.add({ days: 3 })),
          filedOn: null,
          delayCode: 'EX1',
          potentialDelay: 'The assessor has asked for one more session',
          plan: 'Session booked for Tuesday; court told if the draft isn’t here by Wednesday',
        },
        ...proceedings.filings,
      ],
    },
  })
}

const silva = (told: Told): FamilyPlan =>
  family('Silva', [
    child('Mateo Silva', 8, told.today, {
      team: 0,
      worker: 2,
      status: 'child-in-need',
      privateProceedings: { ...inventPrivate(told.chance, told.today), report: 'section-37', riskOfPublic: true },
    }),
  ])
