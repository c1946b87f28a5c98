import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { idOrNull, oneOf, readForm, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import type { PrivateEntry } from '#records/court/private-proceedings.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { isPrivateReport, privateReports, privateReportWords } from '#rules/court/private-reports.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

const risks = { yes: true, no: false, '': null } as const

const form = z.object({
  report: oneOf(privateReports, 'Choose what the court asked for'),
  orderedOn: typedDate('Date of the order'),
  reportDueOn: typedDate('Date the court gave'),
  filedOn: typedDate('Day it was filed'),
  nextHearingOn: typedDate('Next hearing'),
  workerId: idOrNull,
  riskOfPublic: z
    .enum(['yes', 'no', ''])
    .default('')
    .transform((typed) => risks[typed]),
  notes: textOrNull,
  endedOn: typedDate('Day the work ended'),
})

/** The form exactly as typed; the child is asked only for something new. */
export type TypedPrivate = {
  readonly child: string
  readonly report: string
  readonly orderedOn: TypedDate
  readonly reportDueOn: TypedDate
  readonly filedOn: TypedDate
  readonly nextHearingOn: TypedDate
  readonly workerId: string
  readonly riskOfPublic: string
  readonly notes: string
  readonly endedOn: TypedDate
}

export const newPrivate: TypedPrivate = {
  child: '',
  report: '',
  workerId: '',
  riskOfPublic: '',
  notes: '',
  orderedOn: emptyDate,
  reportDueOn: emptyDate,
  filedOn: emptyDate,
  nextHearingOn: emptyDate,
  endedOn: emptyDate,
}

type Sent = { text(name: string): string; toObject(): Record<string, string | readonly string[]> }

export const typedPrivateIn = (sent: Sent): TypedPrivate => ({
  child: sent.text('child'),
  report: sent.text('report'),
  orderedOn: typedDateIn(sent, 'orderedOn'),
  reportDueOn: typedDateIn(sent, 'reportDueOn'),
  filedOn: typedDateIn(sent, 'filedOn'),
  nextHearingOn: typedDateIn(sent, 'nextHearingOn'),
  workerId: sent.text('workerId'),
  riskOfPublic: sent.text('riskOfPublic'),
  notes: sent.text('notes'),
  endedOn: typedDateIn(sent, 'endedOn'),
})

export const privateAsTyped = (work: PrivateEntry & { readonly childId: number }): TypedPrivate => ({
  child: String(work.childId),
  report: work.report,
  orderedOn: boxesOf(work.orderedOn),
  reportDueOn: boxesOf(work.reportDueOn),
  filedOn: boxesOf(work.filedOn),
  nextHearingOn: boxesOf(work.nextHearingOn),
  workerId: work.workerId === null ? '' : String(work.workerId),
  riskOfPublic: work.riskOfPublic === null ? '' : work.riskOfPublic ? 'yes' : 'no',
  notes: work.notes ?? '',
  endedOn: boxesOf(work.endedOn),
})

/** Reads the form; a sentence at each field that can't be used. */
export function readPrivate(sent: Sent, today: PlainDate): Outcome<PrivateEntry, FieldErrors> {
  const read = readForm(sent, form)
  if (!read.ok) return read
  const { orderedOn, reportDueOn, filedOn, endedOn } = read.value
  const errors: Record<string, string> = {}
  if (orderedOn !== null && reportDueOn !== null && isBefore(reportDueOn, orderedOn))
    errors['reportDueOn'] = 'Date the court gave must be the date of the order or later'
  if (filedOn !== null && isAfter(filedOn, today)) errors['filedOn'] = 'Day it was filed must be today or earlier'
  if (endedOn !== null && isAfter(endedOn, today)) errors['endedOn'] = 'Day the work ended must be today or earlier'
  return Object.keys(errors).length > 0 ? refused(errors) : allowed(read.value)
}

/** The form in words, to set beside what somebody else saved. */
export const privateInWords = (typed: TypedPrivate, nameOf: (id: string) => string) => ({
  'What the court asked for': isPrivateReport(typed.report) ? privateReportWords[typed.report] : '',
  Ordered: sayTyped(typed.orderedOn),
  'Date the court gave': sayTyped(typed.reportDueOn),
  Filed: sayTyped(typed.filedOn),
  'Next hearing': sayTyped(typed.nextHearingOn),
  Worker: nameOf(typed.workerId),
  'Risk of public proceedings': typed.riskOfPublic,
  Notes: typed.notes,
  Ended: sayTyped(typed.endedOn),
})
