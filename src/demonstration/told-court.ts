import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'
import { twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { decisionsReviewedAt, pastMeetings, workingDay } from './calendar-of-work.ts'
import { inventPrivate, inventProceedings } from './invent-court.ts'
import { inventEpisode } from './invent-episode.ts'
import type { FamilyPlan, FilingPlan } from './plans.ts'
import { child, family, openAction, type Told } from './tell.ts'

const usual = 'Social worker and solicitor'
const onTime = {
  ...{ hearing: null, filedOn: null, delayCode: null, potentialDelay: null, plan: null, worriedOn: null },
} satisfies Partial<FilingPlan>

/** Halfway through proceedings: who comes to the next hearing changed this week, and an assessment may be late for it. */
export function webb(told: Told): FamilyPlan {
  const { chance, today, meeting } = told
  const issuedOn = workingDay(meeting.subtract({ weeks: 17 }))
  const invented = inventProceedings(chance, issuedOn, today, 'A')
  return family('Webb', [child('Harvey Webb', 5, today, { team: 3, worker: 0 })], {
    proceedings: {
      ...invented,
      application: 'Care order',
      carePlan: 'A',
      hearings: invented.hearings.map((hearing) =>
        hearing.kind !== 'issues-resolution'
          ? hearing
          : {
              kind: hearing.kind,
              heldOn: workingDay(meeting.add({ days: 10 })),
              attendanceBefore: usual,
              attendance: 'Team manager instead of the social worker, who is on leave',
            },
      ),
      filings: [
        {
          what: 'Parenting assessment',
          dueOn: workingDay(meeting.add({ days: 4 })),
          filedOn: null,
          delayCode: 'EX1',
          potentialDelay: 'The assessor has asked for one more session',
          plan: 'Session booked for Tuesday; court told if the draft isn’t here by Wednesday',
          hearing: 1,
          worriedOn: workingDay(today.subtract({ days: 1 })),
        },
        ...invented.filings.filter(({ filedOn }) => filedOn !== null),
      ],
    },
    actions: [openAction(told, 'Book the last session with the assessor', { child: 0, dueIn: 1 })],
  })
}

/** Pre-proceedings ended three meetings ago with the decision to issue; the case management hearing is to come. */
export function reid(told: Told): FamilyPlan {
  const { chance, today, meeting, lastMeeting } = told
  const finalAt = pastMeetings(today, 5)[2] ?? lastMeeting
  const [decidedOn] = decisionsReviewedAt(finalAt, twelveWeekDate)
  const outcome = 'initiate-proceedings'
  const episodes = [
    inventEpisode(chance, { decidedOn, today, outcome, extended: false, lateMidpoint: false, pastMaximum: false }),
  ]
  const issuedOn = lastMeeting
  const { day12 } = publicLawOutline(englandAndWales, issuedOn, 'statute')
  const caseManagement = { kind: 'case-management', heldOn: day12, attendance: usual, attendanceBefore: null } as const
  const common = { team: 1, worker: 1, episodes } as const
  return family('Reid', [child('Holly Reid', 3, today, common), child('Jude Reid', 6, today, common)], {
    proceedings: {
      issuedOn,
      judge: 'HHJ Thompson',
      application: 'Care order',
      carePlan: 'A',
      withoutReason: null,
      endedOn: null,
      hearings: [caseManagement],
      filings: [
        { what: 'SWET', dueOn: issuedOn, ...onTime, filedOn: issuedOn },
        { what: 'Care plan', dueOn: workingDay(meeting.add({ days: 3 })), ...onTime },
      ],
    },
  })
}

/** The court asked for a section 37 investigation, and public proceedings may follow. */
export const silva = ({ chance, today, meeting }: Told): FamilyPlan => {
  const orderedOn = workingDay(meeting.subtract({ days: 34 }))
  const reportDueOn = orderedOn.add({ days: 55 })
  const privateProceedings = {
    ...inventPrivate(chance, today),
    report: 'section-37',
    orderedOn,
    reportDueOn,
    riskOfPublic: true,
    nextHearingOn: workingDay(reportDueOn.add({ days: 6 })),
  } as const
  return family('Silva', [
    child('Mateo Silva', 8, today, { team: 0, worker: 2, status: 'child-in-need', privateProceedings }),
  ])
}
