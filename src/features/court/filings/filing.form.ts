import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { idOrNull, neededText, readForm, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import type { FilingEntry } from '#records/court/court-filings.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { isDelayCode, sayDelayReason } from '#rules/court/delay-reasons.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

const form = z.object({
  what: neededText('Write which document is due'),
  childId: idOrNull,
  dueOn: typedDate('Due date'),
  hearingId: idOrNull,
  filedOn: typedDate('Day it was filed'),
  potentialDelay: textOrNull,
  delayCode: textOrNull,
  plan: textOrNull,
})

/** The form exactly as typed. */
export type TypedFiling = {
  readonly what: string
  readonly childId: string
  readonly dueOn: TypedDate
  readonly hearingId: string
  readonly filedOn: TypedDate
  readonly potentialDelay: string
  readonly delayCode: string
  readonly plan: string
}

export const newFiling: TypedFiling = {
  what: '',
  childId: '',
  hearingId: '',
  potentialDelay: '',
  delayCode: '',
  plan: '',
  dueOn: emptyDate,
  filedOn: emptyDate,
}

type Sent = { text(name: string): string; toObject(): Record<string, string | readonly string[]> }

export const typedFilingIn = (sent: Sent): TypedFiling => ({
  what: sent.text('what'),
  childId: sent.text('childId'),
  dueOn: typedDateIn(sent, 'dueOn'),
  hearingId: sent.text('hearingId'),
  filedOn: typedDateIn(sent, 'filedOn'),
  potentialDelay: sent.text('potentialDelay'),
  delayCode: sent.text('delayCode'),
  plan: sent.text('plan'),
})

const idText = (id: number | null): string => (id === null ? '' : String(id))

export const filingAsTyped = (filing: FilingEntry): TypedFiling => ({
  what: filing.what,
  childId: idText(filing.childId),
  dueOn: boxesOf(filing.dueOn),
  hearingId: idText(filing.hearingId),
  filedOn: boxesOf(filing.filedOn),
  potentialDelay: filing.potentialDelay ?? '',
  delayCode: filing.delayCode ?? '',
  plan: filing.plan ?? '',
})

/** Which children and hearings of the case the duty can be about. */
export type FilingChoices = { readonly childIds: readonly number[]; readonly hearingIds: readonly number[] }

/** Reads the form; a sentence at each field that can't be used. A code kept from an import may stay as it is. */
export function readFiling(
  sent: Sent,
  { childIds, hearingIds }: FilingChoices,
  keptCode: string | null,
  today: PlainDate,
): Outcome<FilingEntry, FieldErrors> {
  const read = readForm(sent, form)
  if (!read.ok) return read
  const { childId, hearingId, dueOn, filedOn, delayCode } = read.value
  const errors: Record<string, string> = {}
  if (childId !== null && !childIds.includes(childId)) errors['childId'] = 'Choose a child from the list'
  if (dueOn === null && filedOn === null) errors['dueOn'] = 'Enter the due date'
  if (hearingId !== null && !hearingIds.includes(hearingId)) errors['hearingId'] = 'Choose a hearing from the list'
  if (filedOn !== null && isAfter(filedOn, today)) errors['filedOn'] = 'Day it was filed must be today or earlier'
  if (delayCode !== null && delayCode !== keptCode && !isDelayCode(delayCode))
    errors['delayCode'] = 'Choose a reason from the list'
  return Object.keys(errors).length > 0 ? refused(errors) : allowed(read.value)
}

/** The form in words, to set beside what somebody else saved. */
export const filingInWords = (typed: TypedFiling) => ({
  Document: typed.what,
  'Due date': sayTyped(typed.dueOn),
  Filed: sayTyped(typed.filedOn),
  'Potential delay': typed.potentialDelay,
  Reason: sayDelayReason(typed.delayCode === '' ? null : typed.delayCode),
  Plan: typed.plan,
})
