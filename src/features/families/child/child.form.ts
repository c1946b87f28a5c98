import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { chosen, someOf, suggested, yesNo } from '#parts/forms/fields/choice-fields.ts'
import { oneRecord, person } from '#parts/forms/fields/record-fields.ts'
import { checked, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { date, line, name, nameIfAny, pastDate } from '#parts/forms/fields/text-fields.ts'
import type { ChildDetails } from '#records/families/children.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { CaseHolderName } from '#rules/people/case-holder.ts'
import { permanencePlans } from '#rules/people/permanence-plans.ts'

/** Whom a child can be given to. */
export type ChildChoices = {
  readonly teams: readonly { readonly id: number; readonly name: string }[]
  readonly workers: PeopleToChoose
  readonly solicitors: PeopleToChoose
  /** What whoever holds the case is called, where that is one person; else the word for either. */
  readonly holderName?: CaseHolderName
  /** What the council's case system is called. */
  readonly caseSystem: string
}

/** 'LCS id': the id by the name that the authority has for its case system. (SET-03) */
export const sayId = (caseSystem: string): string => `${caseSystem} id`

/** An id of the council's case system: letters, numbers, dashes and slashes. */
export const caseSystemId = (caseSystem: string, hint: string, width?: 10) =>
  checked(line({ label: sayId(caseSystem), called: sayId(caseSystem), hint, width }), (id) =>
    id === null || /^[A-Za-z0-9/-]{1,20}$/.test(id)
      ? null
      : `${sayId(caseSystem)} must be letters and numbers only, like 300201`,
  )

const birthWords = { born: 'Yes', unborn: 'Not yet' } as const
const statusWords = {
  'child-in-need': capitalised(nameFor('plan.child-in-need')),
  'child-protection': 'Child protection plan',
  'looked-after': 'Looked after',
} as const

/** Everything that is asked about a child, the most needed first. (FAM-01, FAM-03, FAM-07) */
export const childForm = (
  { teams, workers, solicitors, caseSystem, holderName = 'role.case-holder' }: ChildChoices,
  today: PlainDate,
) =>
  form({
    name: name({
      label: 'Name of the child',
      called: 'Name',
      needed: 'Enter the child’s name, or for a child not born yet a name like “Baby of Tolu”',
    }),
    birth: chosen({
      label: 'Is the child born?',
      called: 'Born',
      of: ['born', 'unborn'],
      say: (birth) => birthWords[birth],
      wrong: 'Choose whether the child is born',
    }),
    bornOn: revealedBy('birth', 'born', pastDate({ label: 'Date of birth' }, today)),
    expectedDeliveryOn: revealedBy(
      'birth',
      'unborn',
      needed(date({ label: 'Expected date of birth' }), 'Enter the expected date of birth'),
    ),
    caseSystemId: caseSystemId(caseSystem, 'Asked for until it is given. For example, 300201'),
    statuses: someOf({
      label: 'What the child has now',
      called: 'Statuses',
      hint: 'Tick all that apply',
      of: ['child-in-need', 'child-protection', 'looked-after'],
      say: (status) => statusWords[status],
    }),
    legalStatus: line({ label: 'Legal status' }),
    teamId: oneRecord({
      heading: 'Who works with the child',
      label: 'Team',
      among: teams,
      none: 'No team yet',
      wrong: 'Choose a team from the list',
    }),
    socialWorkerId: person({
      label: capitalised(nameFor(holderName)),
      people: workers,
      nobody: 'Not allocated',
      nothing: 'Not allocated',
    }),
    solicitorId: person({ label: 'Solicitor with conduct', people: solicitors, nobody: 'Not named' }),
    reviewingOfficer: nameIfAny({ label: 'Reviewing officer (IRO)' }),
    guardian: nameIfAny({ label: 'Guardian in court' }),
    plan: suggested({
      heading: 'Plan',
      label: 'Plan for where the child grows up',
      called: 'Plan',
      of: permanencePlans,
      none: 'Not agreed yet',
      nothing: 'Not agreed yet',
    }),
    parallelPlan: suggested({
      label: 'Parallel plan',
      of: permanencePlans,
      none: 'Not agreed yet',
      nothing: 'Not agreed yet',
    }),
    ethnicity: line({ heading: 'About the child', label: 'Ethnicity' }),
    disability: line({ label: 'Disability' }),
    language: line({ label: 'Language' }),
    interpreter: yesNo({ label: 'Interpreter needed' }),
  })

export type ChildForm = ReturnType<typeof childForm>
export type ChildAnswers = AnswersOf<ChildForm>

const nobody: PeopleToChoose = { shown: [], others: null }

// Words don't depend on whom a child can be given to, nor on the day.
const fieldsOfChild: Readonly<Record<string, { readonly called: string }>> = childForm(
  { teams: [], workers: nobody, solicitors: nobody, caseSystem: '' },
  Temporal.PlainDate.from('2000-01-01'),
).fields

/** What the form calls a field of the record; undefined where it doesn't ask for it. */
export const calledInChild = (field: string, caseSystem: string): string | undefined =>
  field === 'caseSystemId' ? sayId(caseSystem) : fieldsOfChild[field]?.called

/**
 * What is kept of the answers. A child not born yet has an expected date and no birth date (P13); of a born one the expected date that
 * is kept stays beside the birth date.
 */
export const detailsOf = (
  { birth, statuses, ...same }: ChildAnswers,
  keptExpectedOn: PlainDate | null,
): ChildDetails => ({
  ...same,
  unborn: birth === 'unborn',
  expectedDeliveryOn: birth === 'unborn' ? same.expectedDeliveryOn : same.bornOn && keptExpectedOn,
  childInNeed: statuses.includes('child-in-need'),
  childProtection: statuses.includes('child-protection'),
  lookedAfter: statuses.includes('looked-after'),
})

/** The answers that a child's record holds. */
export const answersOf = (child: ChildDetails): ChildAnswers => ({
  ...child,
  birth: child.unborn ? 'unborn' : 'born',
  statuses: [
    ...(child.childInNeed ? (['child-in-need'] as const) : []),
    ...(child.childProtection ? (['child-protection'] as const) : []),
    ...(child.lookedAfter ? (['looked-after'] as const) : []),
  ],
})
