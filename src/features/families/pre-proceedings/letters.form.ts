import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededIds, pastDate, textOrNull } from '#parts/forms/read-form.ts'
import { sayYesNo, yesNo, yesNoAsTyped } from '#parts/forms/yes-no-choice.ts'
import type { Preparation } from '#records/pre-proceedings/change-episodes.ts'
import type { Form } from '#platform/http/form.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'

/** Letters and meetings exactly as typed. */
export type TypedLetters = {
  readonly letterSentOn: TypedDate
  readonly firstMeetingOn: TypedDate
  readonly reviewMeetings: string
  readonly familyMeetingOffered: string
  readonly familyMeetingOn: TypedDate
  readonly familyMeetingView: string
  readonly letterOfIssueOn: TypedDate
}

export const noLetters: TypedLetters = {
  letterSentOn: emptyDate,
  firstMeetingOn: emptyDate,
  reviewMeetings: '',
  familyMeetingOffered: '',
  familyMeetingOn: emptyDate,
  familyMeetingView: '',
  letterOfIssueOn: emptyDate,
}

const countOrNull = textOrNull
  .refine((typed) => typed === null || /^\d{1,2}$/.test(typed), 'Review meetings must be a number, like 2')
  .transform((typed) => (typed === null ? null : Number(typed)))

const letters = (today: PlainDate) => ({
  letterSentOn: pastDate('Letter sent', today),
  firstMeetingOn: pastDate('First meeting', today),
  reviewMeetings: countOrNull,
  familyMeetingOffered: yesNo,
  familyMeetingOn: pastDate('Family meeting', today),
  familyMeetingView: textOrNull,
  letterOfIssueOn: pastDate('Letter of issue', today),
})

/** Letters and meetings of several children: what is left empty stays as it is. */
export const lettersForm = (today: PlainDate) =>
  z.object({ children: neededIds('Choose which children this is for'), ...letters(today) })

/** Those of one child: what is left empty is taken away. */
export const lettersOfChildForm = (today: PlainDate) => z.object(letters(today))

export const typedLetters = (form: Form): TypedLetters => ({
  letterSentOn: typedDateIn(form, 'letterSentOn'),
  firstMeetingOn: typedDateIn(form, 'firstMeetingOn'),
  reviewMeetings: form.text('reviewMeetings'),
  familyMeetingOffered: form.text('familyMeetingOffered'),
  familyMeetingOn: typedDateIn(form, 'familyMeetingOn'),
  familyMeetingView: form.text('familyMeetingView'),
  letterOfIssueOn: typedDateIn(form, 'letterOfIssueOn'),
})

export const lettersAsTyped = (kept: Preparation): TypedLetters => ({
  letterSentOn: boxesOf(kept.letterSentOn),
  firstMeetingOn: boxesOf(kept.firstMeetingOn),
  reviewMeetings: kept.reviewMeetings === null ? '' : String(kept.reviewMeetings),
  familyMeetingOffered: yesNoAsTyped(kept.familyMeetingOffered),
  familyMeetingOn: boxesOf(kept.familyMeetingOn),
  familyMeetingView: kept.familyMeetingView ?? '',
  letterOfIssueOn: boxesOf(kept.letterOfIssueOn),
})

/** Letters and meetings in words, to set beside somebody else's. */
export const lettersWords = (typed: TypedLetters) => ({
  'Letter before proceedings sent': sayTyped(typed.letterSentOn),
  'First meeting held': sayTyped(typed.firstMeetingOn),
  'Review meetings since': typed.reviewMeetings,
  'Family meeting offered': sayYesNo(typed.familyMeetingOffered),
  'Family meeting held': sayTyped(typed.familyMeetingOn),
  'View on a family meeting': typed.familyMeetingView,
  'Letter of issue sent': sayTyped(typed.letterOfIssueOn),
})
