import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { readWrittenDate } from '#rules/calendar/written-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Question } from './work-out-dates.ts'

/** What a person typed in the two fields, exactly. */
export type TypedQuestion = { readonly decision: string; readonly issue: string }

export const typedIn = (query: URLSearchParams): TypedQuestion => ({
  decision: query.get('decision') ?? '',
  issue: query.get('issue') ?? '',
})

const neither = 'Enter the day of the decision, or the day of issue'
const both = 'Enter one date only: clear the day of the decision or the day of issue'

/** One date in one of the two fields, or a sentence at the field that can't be used. */
export function readDatesForm({ decision, issue }: TypedQuestion): Outcome<Question, FieldErrors> {
  if (decision.trim() !== '' && issue.trim() !== '') return refused({ issue: both })
  return issue.trim() === '' ? read('decision', decision, 'Day of the decision') : read('issue', issue, 'Day of issue')
}

function read(asked: Question['asked'], typed: string, called: string): Outcome<Question, FieldErrors> {
  const date = readWrittenDate(typed, called)
  if (!date.ok) return refused({ [asked]: date.because })
  return date.value === null ? refused({ [asked]: neither }) : allowed({ asked, on: date.value })
}
