import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { daysBetween, isAfter, isBefore, latest } from '#rules/calendar/plain-date.ts'
import { nextWorkingDay } from '#rules/calendar/working-days.ts'
import { workingDay } from './calendar-of-work.ts'
import { type Cast, type ChildInStory, enteredOn } from './cast.ts'
import type { Matter } from './entries.ts'
import { Kept } from './kept.ts'
import type { FilingPlan, HearingPlan, ProceedingsPlan } from './plans.ts'
import { at, type Happening } from './story.ts'

type PlainDate = Temporal.PlainDate

type Case = {
  readonly plan: ProceedingsPlan
  readonly record: Kept
  readonly family: Kept
  readonly children: readonly ChildInStory[]
  readonly hearings: readonly Kept[]
  /** Who writes in it: the solicitor with conduct, the team manager, the worker. */
  readonly people: ChildInStory['people']
}

type Telling = Cast & { readonly number: number }

/** Care proceedings from their issue to today: the case, its hearings and documents, and what the orders change for the children. */
export function storyOfCase(
  telling: Telling,
  { family, children }: Pick<Case, 'family' | 'children'>,
  plan: ProceedingsPlan,
): readonly Happening[] {
  const [first] = children
  if (first === undefined) return []
  const record = new Kept('proceedings', family)
  const hearings = plan.hearings.map(() => new Kept('hearing', family))
  const court = { plan, record, family, children, hearings, people: first.people }
  return [
    issue(telling, court),
    interimOrder(telling, court),
    ...plan.hearings.flatMap((hearing, place) => storyOfHearing(telling, court, hearing, place)),
    ...plan.filings.flatMap((filing) => storyOfFiling(telling, court, filing)),
    ...end(telling, court),
  ]
}

/** Siblings oldest first, as the form has them; nobody is taken to court before birth. */
const mattersOf = ({ plan, children }: Case, finalOrder: string | null): readonly Matter[] =>
  oldestFirst(children).map(({ record }) => ({
    childId: record,
    application: plan.application,
    judge: null,
    carePlan: plan.carePlan,
    finalOrder,
  }))

const oldestFirst = (children: readonly ChildInStory[]): readonly ChildInStory[] =>
  children.toSorted(({ plan: one }, { plan: other }) =>
    one.bornOn === null || other.bornOn === null ? 0 : daysBetween(other.bornOn, one.bornOn),
  )

/** Legal Services enters the case; the workers of children who were in pre-proceedings enter the application and the letter of issue. */
function issue(telling: Telling, court: Case): Happening {
  const { plan, record, family, children, people } = court
  const { issuedOn } = plan
  return {
    at: at(enteredOn(telling, issuedOn), '16:00'),
    by: people.solicitor,
    does: ({ openCase, sent }) => {
      const told = {
        courtNumber: `NB${issuedOn.year % 100}C5${String(telling.number).padStart(4, '0')}`,
        court: 'Family Court at Northbrook',
        judge: plan.judge,
        issuedOn,
        withoutPreProceedingsReason: plan.withoutReason,
        endedOn: null,
        endedWords: null,
      }
      openCase(record, told, mattersOf(court, null))
      const concerned = children.map((child) => child.record)
      sent('recorded proceedings', () => `/families/${family.id}/proceedings/new`, concerned)
    },
  }
}

/** The court makes an interim order within days: under a care order the child is looked after. */
function interimOrder(telling: Telling, { plan, children, people }: Case): Happening {
  const legalStatus = plan.application === 'Care order' ? 'Interim care order (C1)' : 'Interim supervision order'
  const to = plan.application === 'Care order' ? { legalStatus, lookedAfter: true } : { legalStatus }
  return {
    at: at(enteredOn(telling, nextWorkingDay(englandAndWales, plan.issuedOn)), '10:20'),
    by: people.manager,
    does: (doing) => changeEach(doing, children, to),
  }
}

function changeEach(
  { change, sent }: Parameters<Happening['does']>[0],
  children: readonly ChildInStory[],
  to: Readonly<Record<string, unknown>>,
): void {
  for (const { record } of children) {
    change(record, to)
    sent('changed a child’s details', () => `/children/${record.id}/details`, [record])
  }
}

/** The day a hearing gets its date: the first with the issue, the others at the case management hearing, where the court sets the timetable. */
function listedOn({ plan }: Case, place: number): PlainDate {
  const [first] = plan.hearings
  return place === 0 || first === undefined ? plan.issuedOn : first.heldOn
}

function storyOfHearing(cast: Cast, court: Case, plan: HearingPlan, place: number): readonly Happening[] {
  const { record: proceedings, hearings, people } = court
  const hearing = hearings[place]
  if (hearing === undefined) return []
  const { kind, heldOn, attendance, attendanceBefore } = plan
  const { today, organisation } = cast
  const concerned = court.children.map(({ record }) => record)
  const changed = (on: PlainDate, time: string, by: number, to: Readonly<Record<string, unknown>>): Happening => ({
    at: at(on, time),
    by,
    does: ({ change, sent }) => {
      change(hearing, to)
      sent('changed a hearing', () => `/hearings/${hearing.id}/edit`, concerned)
    },
  })
  return [
    {
      at: at(enteredOn(cast, listedOn(court, place)), `17:1${place}`),
      by: people.solicitor,
      does: ({ add, sent }) => {
        const attendancePlan = attendanceBefore ?? attendance
        const when = { heldOn, startsAt: '10:30', court: null, status: 'listed', reasonCode: null }
        add(hearing, { childId: null, kind, attendancePlan, ...when }, { proceedingsId: proceedings })
        sent('added a hearing', () => `/proceedings/${proceedings.id}/hearings/new`, concerned)
      },
    },
    // Since the last meeting, whatever day today is.
    ...(attendanceBefore === null
      ? []
      : [
          changed(workingDay(today.subtract({ days: 1 })), '16:10', organisation.panelAdministrator, {
            attendancePlan: attendance,
          }),
        ]),
    ...(isBefore(heldOn, today) ? [changed(heldOn, '17:20', people.solicitor, { status: 'held' })] : []),
  ]
}

/** A document due at court: entered with its hearing, perhaps said to be at risk, filed on its day by the team manager. */
function storyOfFiling(cast: Cast, court: Case, plan: FilingPlan): readonly Happening[] {
  const { record: proceedings, hearings, people } = court
  const filing = new Kept('court-filing', court.family)
  const concerned = court.children.map(({ record }) => record)
  const { what, dueOn, filedOn, delayCode, potentialDelay, worriedOn } = plan
  const enteredWith = latest(
    court.plan.issuedOn,
    plan.hearing === null ? court.plan.issuedOn : listedOn(court, plan.hearing),
  )
  const hearingId = plan.hearing === null ? null : (hearings[plan.hearing] ?? null)
  const changed = (on: PlainDate, time: string, to: Readonly<Record<string, unknown>>): Happening => ({
    at: at(on, time),
    by: people.manager,
    does: ({ change, sent }) => {
      change(filing, to)
      sent('changed a filing duty', () => `/court-filings/${filing.id}`, concerned)
    },
  })
  const isAtRisk = worriedOn !== null && !isBefore(worriedOn, enteredWith)
  return [
    {
      at: at(enteredOn(cast, enteredWith), '17:40'),
      by: people.solicitor,
      does: ({ add, sent }) => {
        const notYet = { filedOn: null, delayCode: null, potentialDelay: null, plan: null }
        add(filing, { childId: null, what, hearingId, dueOn, ...notYet }, { proceedingsId: proceedings })
        sent('added a filing duty', () => `/proceedings/${proceedings.id}/filings/new`, concerned)
      },
    },
    ...(isAtRisk ? [changed(worriedOn, '16:30', { delayCode, potentialDelay, plan: plan.plan })] : []),
    ...(filedOn === null ? [] : [changed(enteredOn(cast, filedOn), '17:50', { filedOn })]),
  ]
}

/** What the court's last order makes of a child, by the care plan it agrees to. */
const finalOrders = {
  A: { order: 'Care order', legalStatus: 'Care order (C2)', lookedAfter: true },
  B: { order: 'Care order, placed with parents', legalStatus: 'Care order (C2)', lookedAfter: true },
  C: { order: 'Care and placement orders', legalStatus: 'Placement order (E1)', lookedAfter: true },
  D: { order: 'Supervision order', legalStatus: 'Supervision order', lookedAfter: false },
  E: { order: 'Special guardianship order', legalStatus: 'Special guardianship order', lookedAfter: false },
} as const

/** The case ends with its final hearing. */
function end(cast: Cast, court: Case): readonly Happening[] {
  const { plan, record, children, people } = court
  const { endedOn, carePlan } = plan
  if (endedOn === null || isAfter(endedOn, cast.today)) return []
  const { order, ...to } = finalOrders[carePlan]
  const concerned = children.map((child) => child.record)
  const on = enteredOn(cast, endedOn)
  return [
    {
      at: at(on, '17:30'),
      by: people.solicitor,
      does: ({ changeCase, sent }) => {
        changeCase(record, { endedOn, endedWords: 'Final order made' }, mattersOf(court, order))
        sent('changed proceedings', () => `/proceedings/${record.id}/edit`, concerned)
      },
    },
    { at: at(on, '17:35'), by: people.manager, does: (doing) => changeEach(doing, children, to) },
  ]
}

/** The authority's task in a private case, entered by the team manager when the court asks for it. */
export function storyOfPrivate(cast: Cast, { plan, record, people }: ChildInStory): readonly Happening[] {
  if (plan.privateProceedings === null) return []
  const { report, orderedOn, reportDueOn, nextHearingOn, riskOfPublic } = plan.privateProceedings
  const task = new Kept('private-proceedings', record.family, record)
  return [
    {
      at: at(enteredOn(cast, orderedOn), '14:40'),
      by: people.manager,
      does: ({ add, sent }) => {
        const work = { report, orderedOn, reportDueOn, filedOn: null, nextHearingOn, workerId: people.worker }
        add(task, { ...work, riskOfPublic, notes: null, endedOn: null }, { childId: record })
        sent('recorded private proceedings', () => `/families/${record.family?.id ?? 0}/private-proceedings/new`, [
          record,
        ])
      },
    },
  ]
}
