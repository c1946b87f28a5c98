import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { lookingFor } from '#door/visit.ts'
import { awaitedDirections, type KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import { assessmentsOfChildren, type KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, privateOfFamily } from '#records/court/private-proceedings.ts'
import { loadStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { outsideFact } from '#features/meetings/ratification/ratification-words.ts'
import { outsideDecisionsOf } from '#records/pre-proceedings/outside-decisions.ts'
import { type KeptParentsMeeting, parentsMeetingsOfChildren } from '#records/pre-proceedings/parents-meetings.ts'
import { awaitedUrgentReturns, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { dateThatCounts } from '#rules/court/court-dates.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { privateReportDue, privateReportWords } from '#rules/court/private-reports.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { assessmentStanding, assessmentTitle, sayAssessmentStanding } from '#rules/pre-proceedings/assessments.ts'
import { parentsMeetingNames, sayWhoCame } from '#rules/pre-proceedings/parents-meetings.ts'
import { directionHeading } from '#rules/pre-proceedings/asked-direction.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { Fact } from './fact.ts'
import { type FactsOf, resourceFacts } from './resource-facts.query.ts'
import type { AgendaSubject } from '#rules/meeting/agenda-items.ts'

const row = (key: string, value: string | null) => (value === null || value === '' ? [] : [{ key, value }])
const dateRow = (key: string, on: Temporal.PlainDate | null) => row(key, on === null ? null : sayDate(on))

/** What the meeting needs in front of it besides the children's clocks. */
export async function loadFacts(
  db: Db,
  looking: Looking,
  { subject, ...item }: FactsOf & { readonly subject: AgendaSubject },
): Promise<readonly Fact[]> {
  switch (subject.kind) {
    case 'hearing':
      return (await hearingsOfCases(db, looking, [subject.proceedingsId])).filter(isStillTold).map(hearingFact)
    case 'court-filing':
      return (await filingsOfCases(db, looking, [subject.proceedingsId]))
        .filter(({ filedOn }) => filedOn === null)
        .map(filingFact)
    case 'private-proceedings':
      return (await privateOfFamily(db, looking, subject.familyId))
        .filter(({ endedOn }) => endedOn === null)
        .map(privateFact)
    case 'staffing-issue':
      return staffingFacts(db, looking, subject.issueId)
    case 'family-review':
    case 'urgent-return':
    case 'extension':
      return awaitedOf(db, looking, item)
    case 'ratification':
      return (await outsideDecisionsOf(db, looking, [subject.decisionId])).map(outsideFact)
    case 'panel-item':
    case 'other':
      return []
  }
}

const urgentReturnFact = (awaited: UrgentReturn): Fact => ({
  heading: `${capitalised(nameFor('outcome.urgent-return'))}, ${awaited.childName}`,
  rows: [...row('Why', awaited.why), ...row('Taken there by', awaited.owner), ...dateRow('By', awaited.by)],
  link: { text: 'The panel has met', href: `/urgent-returns/${awaited.id}` },
})

/** What is awaited of these children; who may give or write down a direction is asked at the same time. */
async function awaitedOf(db: Db, looking: Looking, item: FactsOf): Promise<readonly Fact[]> {
  const { childIds } = item
  const [returns, directions, own, assessments, meetings, resources] = await Promise.all([
    awaitedUrgentReturns(db, looking, childIds),
    awaitedDirections(db, looking, childIds),
    awaitedDirections(db, lookingFor({ looking }, 'give-direction'), childIds),
    assessmentsOfChildren(db, looking, childIds),
    parentsMeetingsOfChildren(db, looking, childIds),
    resourceFacts(db, looking, item),
  ])
  const within = new Set(own.map(({ childId }) => childId))
  const isOfNow = ({ children }: { readonly children: readonly { readonly isOpen: boolean }[] }) =>
    children.some(({ isOpen }) => isOpen)
  return [
    ...returns.map(urgentReturnFact),
    ...directionFacts(directions, within),
    ...meetingFacts(meetings.filter(isOfNow)),
    ...assessmentFacts(assessments.filter(isOfNow), looking),
    ...resources,
  ]
}

/** The meetings held with the parents in the pre-proceedings that run, with who came and what was agreed. (PP-08) */
const meetingFacts = (meetings: readonly KeptParentsMeeting[]): readonly Fact[] =>
  meetings.length === 0
    ? []
    : [
        {
          heading: capitalised(nameFor('meeting.with-parents', 'many')),
          rows: meetings.map((each) => ({
            key: parentsMeetingNames[each.kind],
            value: [
              ...(each.children[0]?.on == null ? [] : [sayDate(each.children[0].on)]),
              `for ${sayNames(each.children.map(({ name }) => name))}`,
              sayWhoCame(each.adults, each.others),
              ...(each.agreed === null ? [] : [each.agreed]),
            ].join('. '),
          })),
        },
      ]

/** What is assessed in the pre-proceedings that run, read at the review: late ones say why, and what isn't needed any more says so. (PP-08) */
const assessmentFacts = (assessments: readonly KeptAssessment[], { today }: Looking): readonly Fact[] =>
  assessments.length === 0
    ? []
    : [
        {
          heading: 'Assessments',
          rows: assessments.map((each) => ({
            key: assessmentTitle(each),
            value: [
              `for ${sayNames(each.children.map(({ name }) => name))}`,
              ...(each.byWhom === null ? [] : [each.byWhom]),
              sayAssessmentStanding(assessmentStanding(each, today)),
              ...(each.lateCode === null ? [] : [sayDelayReason(each.lateCode)]),
            ].join('. '),
          })),
        },
      ]

/** Who may write it down is led there; whoever else reads the item sees only that it is awaited. */
const directionFacts = (awaited: readonly KeptDirection[], within: ReadonlySet<number>): readonly Fact[] =>
  [...Map.groupBy(awaited, ({ agendaItemId, headId }) => `${agendaItemId} ${headId}`).values()].flatMap((together) => {
    const [first] = together
    if (first === undefined) return []
    const mayWrite = together.some(({ childId }) => within.has(childId))
    return [
      {
        heading: `${directionHeading} awaited, ${sayNames(together.map(({ childName }) => childName))}`,
        rows: [...row('Asked of', first.head), ...dateRow('On', first.askedOn)],
        ...(mayWrite && { link: { text: 'Write the direction down', href: `/directions/${first.agendaItemId}` } }),
      },
    ]
  })

const isStillTold = ({ status }: KeptHearing): boolean => status !== 'held' && status !== 'vacated'

const names = (children: readonly { readonly name: string }[]): string => children.map(({ name }) => name).join(', ')

const hearingFact = (hearing: KeptHearing): Fact => ({
  heading: `${hearingNames[hearing.kind]}, ${sayDate(hearing.heldOn)}`,
  rows: [
    ...row('For', names(hearing.children)),
    ...row('At', [hearing.startsAt, hearing.court].filter((part) => part !== null && part !== '').join(', ')),
    ...row('Attendance', hearing.attendancePlan),
    ...hearing.changes.slice(0, 3).map(({ what, from, to, changedAt, changedBy }) => ({
      key: `${capitalised(what)} changed`,
      value: `${from ?? 'nothing'} → ${to ?? 'nothing'} (${changedBy}, ${sayMoment(changedAt)})`,
    })),
  ],
})

const filingFact = (filing: KeptFiling): Fact => ({
  heading: filing.what,
  rows: [
    ...row('For', names(filing.children)),
    ...dateRow('Due', filing.dueOn),
    ...row('Potential delay', filing.potentialDelay),
    ...row('Plan', filing.plan),
  ],
})

const privateFact = (work: KeptPrivate): Fact => ({
  heading: `${privateReportWords[work.report]}, ${work.childName}`,
  rows: [
    ...dateRow('Ordered', work.orderedOn),
    ...dateRow('Due', work.filedOn === null ? dateThatCounts(privateReportDue(work)) : null),
    ...dateRow('Filed', work.filedOn),
    ...dateRow('Next hearing', work.nextHearingOn),
    ...row('Worker', work.workerName),
    ...row('Risk of public proceedings', work.riskOfPublic === null ? null : work.riskOfPublic ? 'Yes' : 'No'),
    ...row('Notes', work.notes),
  ],
})

async function staffingFacts(db: Db, looking: Looking, issueId: number): Promise<readonly Fact[]> {
  const issue = await loadStaffingIssue(db, looking, issueId)
  if (issue === null) return []
  return [
    {
      heading: null,
      rows: [
        ...row('Team', issue.teamName),
        ...row('Family', issue.familyName),
        ...row('Who', issue.personName),
        ...row('Mitigation', issue.mitigation ?? 'None yet'),
        ...row('Owner', issue.ownerName),
        ...dateRow('By', issue.byOn),
        ...dateRow('Raised', issue.raisedOn),
      ],
    },
  ]
}
