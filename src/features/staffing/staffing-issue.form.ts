import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { idOrNull, neededText, oneOf, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { isStaffingKind, staffingKindWords } from '#rules/staffing/kinds.ts'

const kinds = ['leaver', 'absence', 'unallocated', 'other'] as const

export const staffingForm = z.object({
  kind: oneOf(kinds, 'Choose what kind of issue it is'),
  teamId: idOrNull,
  familyId: idOrNull,
  personId: idOrNull,
  words: neededText('Write what the issue is'),
  mitigation: textOrNull,
  ownerId: idOrNull,
  byOn: typedDate('Date to sort it out by'),
})

/** The form exactly as typed. */
export type TypedIssue = {
  readonly kind: string
  readonly teamId: string
  readonly familyId: string
  readonly personId: string
  readonly words: string
  readonly mitigation: string
  readonly ownerId: string
  readonly byOn: TypedDate
}

export const emptyIssue: TypedIssue = {
  kind: '',
  teamId: '',
  familyId: '',
  personId: '',
  words: '',
  mitigation: '',
  ownerId: '',
  byOn: emptyDate,
}

export const typedIssueIn = (form: { text(name: string): string }): TypedIssue => ({
  kind: form.text('kind'),
  teamId: form.text('teamId'),
  familyId: form.text('familyId'),
  personId: form.text('personId'),
  words: form.text('words'),
  mitigation: form.text('mitigation'),
  ownerId: form.text('ownerId'),
  byOn: typedDateIn(form, 'byOn'),
})

const idText = (id: number | null): string => (id === null ? '' : String(id))

export const issueAsTyped = (issue: KeptStaffingIssue): TypedIssue => ({
  kind: issue.kind,
  teamId: idText(issue.teamId),
  familyId: idText(issue.familyId),
  personId: idText(issue.personId),
  words: issue.words,
  mitigation: issue.mitigation ?? '',
  ownerId: idText(issue.ownerId),
  byOn: boxesOf(issue.byOn),
})

/** The form in words, to set beside what somebody else saved; `named` finds a person's or team's name by the id as typed. */
export const issueInWords = (
  typed: TypedIssue,
  named: { readonly person: (id: string) => string; readonly team: (id: string) => string },
) => ({
  Kind: isStaffingKind(typed.kind) ? staffingKindWords[typed.kind] : '',
  Team: named.team(typed.teamId),
  'Who it is about': named.person(typed.personId),
  'What the issue is': typed.words,
  'What is being done about it': typed.mitigation,
  'Who sorts it out': named.person(typed.ownerId),
  'By when': sayTyped(typed.byOn),
})
