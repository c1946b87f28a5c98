import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { neededName, idOrNull, oneOf, pastDate, readForm, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import { sayYesNo, yesNo, yesNoAsTyped } from '#parts/forms/yes-no-choice.ts'
import type { Form } from '#platform/http/form.ts'
import type { ChildDetails } from '#records/families/children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** The fields that hold a line of text. */
export const textFields = [
  ...(['name', 'caseSystemId', 'legalStatus', 'ethnicity', 'disability', 'language'] as const),
  ...(['reviewingOfficer', 'guardian', 'plan', 'parallelPlan', 'teamId', 'socialWorkerId', 'solicitorId'] as const),
] as const

/** A child's details exactly as typed; ids are texts, '' for none. */
export type TypedChild = Readonly<Record<(typeof textFields)[number], string>> & {
  readonly birth: string
  readonly bornOn: TypedDate
  readonly expectedDeliveryOn: TypedDate
  readonly statuses: readonly string[]
  readonly interpreter: string
}

export const noChild: TypedChild = {
  name: '',
  caseSystemId: '',
  legalStatus: '',
  ethnicity: '',
  disability: '',
  language: '',
  reviewingOfficer: '',
  guardian: '',
  plan: '',
  parallelPlan: '',
  teamId: '',
  socialWorkerId: '',
  solicitorId: '',
  birth: '',
  bornOn: emptyDate,
  expectedDeliveryOn: emptyDate,
  statuses: [],
  interpreter: '',
}

/** An id of the council's case system: letters, numbers, dashes and slashes. */
export const caseSystemIdOrNull = textOrNull.refine(
  (id) => id === null || /^[A-Za-z0-9/-]{1,20}$/.test(id),
  'Case-system id must be letters and numbers only, like 300201',
)

const childForm = (today: PlainDate) =>
  z.object({
    name: neededName('Enter the child’s name, or for a child not born yet a name like “Baby of Tolu”'),
    caseSystemId: caseSystemIdOrNull,
    birth: oneOf(['born', 'unborn'], 'Choose whether the child is born'),
    bornOn: pastDate('Date of birth', today),
    expectedDeliveryOn: typedDate('Expected date of birth'),
    legalStatus: textOrNull,
    ethnicity: textOrNull,
    disability: textOrNull,
    language: textOrNull,
    interpreter: yesNo,
    teamId: idOrNull,
    socialWorkerId: idOrNull,
    solicitorId: idOrNull,
    reviewingOfficer: textOrNull,
    guardian: textOrNull,
    plan: textOrNull,
    parallelPlan: textOrNull,
  })

/**
 * Reads a child's details. A child not born yet has an expected date and no birth date (P13); of a born one the expected date that is
 * kept stays beside the birth date.
 */
export function readChild(
  form: Form,
  keptExpectedOn: PlainDate | null,
  today: PlainDate,
): Outcome<ChildDetails, FieldErrors> {
  const read = readForm(form, childForm(today))
  if (!read.ok) return read
  const { birth, bornOn, expectedDeliveryOn, ...details } = read.value
  const unborn = birth === 'unborn'
  if (unborn && expectedDeliveryOn === null) return refused({ expectedDeliveryOn: 'Enter the expected date of birth' })
  const statuses = form.all('statuses')
  return allowed({
    ...details,
    unborn,
    bornOn: unborn ? null : bornOn,
    expectedDeliveryOn: unborn ? expectedDeliveryOn : bornOn === null ? null : keptExpectedOn,
    childInNeed: statuses.includes('child-in-need'),
    childProtection: statuses.includes('child-protection'),
    lookedAfter: statuses.includes('looked-after'),
  })
}

const textsIn = (form: Form) =>
  Object.fromEntries(textFields.map((field) => [field, form.text(field)])) as Record<
    (typeof textFields)[number],
    string
  >

export const typedChild = (form: Form): TypedChild => ({
  ...textsIn(form),
  birth: form.text('birth'),
  bornOn: typedDateIn(form, 'bornOn'),
  expectedDeliveryOn: typedDateIn(form, 'expectedDeliveryOn'),
  statuses: form.all('statuses'),
  interpreter: form.text('interpreter'),
})

const orNothing = (value: string | number | null): string => (value === null ? '' : String(value))

export const childAsTyped = (child: ChildDetails): TypedChild => ({
  name: child.name,
  caseSystemId: orNothing(child.caseSystemId),
  legalStatus: orNothing(child.legalStatus),
  ethnicity: orNothing(child.ethnicity),
  disability: orNothing(child.disability),
  language: orNothing(child.language),
  reviewingOfficer: orNothing(child.reviewingOfficer),
  guardian: orNothing(child.guardian),
  plan: orNothing(child.plan),
  parallelPlan: orNothing(child.parallelPlan),
  teamId: orNothing(child.teamId),
  socialWorkerId: orNothing(child.socialWorkerId),
  solicitorId: orNothing(child.solicitorId),
  birth: child.unborn ? 'unborn' : 'born',
  bornOn: boxesOf(child.bornOn),
  expectedDeliveryOn: boxesOf(child.unborn ? child.expectedDeliveryOn : null),
  statuses: [
    ...(child.childInNeed ? ['child-in-need'] : []),
    ...(child.childProtection ? ['child-protection'] : []),
    ...(child.lookedAfter ? ['looked-after'] : []),
  ],
  interpreter: yesNoAsTyped(child.interpreter),
})

type Named = (field: 'teamId' | 'socialWorkerId' | 'solicitorId', id: string) => string

/** A child's details in words, to set beside somebody else's; `named` says whom an id is. */
export const childWords = (typed: TypedChild, named: Named) => ({
  Name: typed.name,
  'Case-system id': typed.caseSystemId,
  Born: typed.birth === 'unborn' ? 'Not yet' : 'Yes',
  'Date of birth': typed.birth === 'unborn' ? '' : sayTyped(typed.bornOn),
  'Expected date of birth': typed.birth === 'unborn' ? sayTyped(typed.expectedDeliveryOn) : '',
  Statuses: typed.statuses.map((status) => status.replaceAll('-', ' ')).join(', '),
  'Legal status': typed.legalStatus,
  Team: named('teamId', typed.teamId),
  'Social worker': named('socialWorkerId', typed.socialWorkerId),
  Solicitor: named('solicitorId', typed.solicitorId),
  'Reviewing officer': typed.reviewingOfficer,
  Guardian: typed.guardian,
  Plan: typed.plan,
  'Parallel plan': typed.parallelPlan,
  Ethnicity: typed.ethnicity,
  Disability: typed.disability,
  Language: typed.language,
  'Interpreter needed': sayYesNo(typed.interpreter),
})
