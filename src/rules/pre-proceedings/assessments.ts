import { daysLate, daysOverdue, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList } from '#rules/words/say-names.ts'

/** What kinds of assessment are told apart (practice; PP-08). */
export const assessmentKinds = [
  ...(['parenting', 'pre-birth', 'psychological', 'psychiatric', 'cognitive', 'substance-use', 'risk'] as const),
  ...(['sibling', 'viability', 'medical', 'other'] as const),
] as const
export type AssessmentKind = (typeof assessmentKinds)[number]

/** What each kind is called. */
export const assessmentNames: Record<AssessmentKind, string> = {
  parenting: 'Parenting assessment',
  'pre-birth': 'Pre-birth assessment',
  psychological: 'Psychological assessment',
  psychiatric: 'Psychiatric assessment',
  cognitive: 'Cognitive assessment',
  'substance-use': 'Hair strand or other testing',
  risk: 'Risk assessment',
  sibling: 'Sibling assessment',
  viability: capitalised(nameFor('document.viability-assessment')),
  medical: 'Medical assessment',
  other: 'Other assessment',
}

/** The days of an assessment as people record them; null for what hasn't happened or nobody has said. */
export type AssessmentDates = {
  readonly instructedOn: PlainDate | null
  readonly letterOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly receivedOn: PlainDate | null
  readonly stoppedOn: PlainDate | null
}

/** What it is and whom it assesses: adults of the family, somebody else, or nobody but the children. */
export type AssessmentNamed = {
  readonly kind: AssessmentKind
  readonly adults: readonly { readonly name: string }[]
  readonly somebodyElse: string | null
}

/** 'Tolu Adeyemi and the maternal aunt'; '' where it is the children themselves. */
const sayAssessed = ({ adults, somebodyElse }: Omit<AssessmentNamed, 'kind'>): string =>
  sayList([...adults.map(({ name }) => name), ...(somebodyElse === null ? [] : [somebodyElse])])

/** 'Parenting assessment of Tolu Adeyemi'. */
export function assessmentTitle(of: AssessmentNamed): string {
  const whom = sayAssessed(of)
  return whom === '' ? assessmentNames[of.kind] : `${assessmentNames[of.kind]} of ${whom}`
}

/** Where an assessment stands on a day: no longer needed, received, or awaited; days are calendar days past what was asked for. */
export type AssessmentStanding =
  | { readonly kind: 'stopped'; readonly on: PlainDate }
  | { readonly kind: 'received'; readonly on: PlainDate; readonly daysLate: number }
  | { readonly kind: 'awaited'; readonly dueOn: PlainDate | null; readonly overdueBy: number }

/** Where it stands on a day: late from the day after it was due, like everything else (§1; PP-08). */
export function assessmentStanding(
  { dueOn, receivedOn, stoppedOn }: AssessmentDates,
  today: PlainDate,
): AssessmentStanding {
  if (stoppedOn !== null) return { kind: 'stopped', on: stoppedOn }
  if (receivedOn !== null)
    return { kind: 'received', on: receivedOn, daysLate: dueOn === null ? 0 : daysLate(dueOn, receivedOn) }
  return { kind: 'awaited', dueOn, overdueBy: dueOn === null ? 0 : daysOverdue(dueOn, today) }
}

/** 'Received Mon 5 Oct 2026, 3 days late', 'Due Mon 5 Oct 2026, overdue by 2 days', 'No date to be received by'. */
export function sayAssessmentStanding(standing: AssessmentStanding): string {
  switch (standing.kind) {
    case 'stopped':
      return `Not needed any more since ${sayDate(standing.on)}`
    case 'received':
      return `Received ${sayDate(standing.on)}${standing.daysLate > 0 ? `, ${sayLate(standing.daysLate)}` : ''}`
    case 'awaited': {
      const { dueOn, overdueBy } = standing
      if (dueOn === null) return 'No date to be received by'
      return `Due ${sayDate(dueOn)}${overdueBy > 0 ? `, ${sayOverdue(overdueBy)}` : ''}`
    }
  }
}

const pairs = [
  ['letterOn', 'instructedOn', 'The letter of instruction', 'it was instructed'],
  ['dueOn', 'instructedOn', 'The date it is due', 'it was instructed'],
  ['receivedOn', 'instructedOn', 'The day it was received', 'it was instructed'],
  ['receivedOn', 'letterOn', 'The day it was received', 'the letter of instruction'],
] as const

/** What is out of order among its days, a sentence each without its full stop. Recorded as it happened: asked and shown, never refused (P14). */
export const assessmentOutOfOrder = (dates: AssessmentDates): readonly string[] =>
  pairs.flatMap(([later, earlier, called, before]) => {
    const [on, first] = [dates[later], dates[earlier]]
    return on === null || first === null || !isBefore(on, first)
      ? []
      : [`${called}, ${sayDate(on)}, is before ${before}, ${sayDate(first)}`]
  })

/** What looks like a slip about the days somebody enters: out of order now and not before, or due more than a year ahead (P14). */
export function unlikelyAssessment(
  entered: AssessmentDates,
  before: AssessmentDates | null,
  today: PlainDate,
): readonly string[] {
  const known = before === null ? [] : assessmentOutOfOrder(before)
  const { dueOn } = entered
  const isFar = dueOn !== null && isAfter(dueOn, today.add({ years: 1 })) && before?.dueOn?.equals(dueOn) !== true
  return [
    ...assessmentOutOfOrder(entered).filter((sentence) => !known.includes(sentence)),
    ...(isFar ? [`The date it is due, ${sayDate(dueOn)}, is more than a year ahead`] : []),
  ]
}
