import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { idOrNull, neededDate, oneOf, readForm, text, textOrNull } from '#parts/forms/read-form.ts'
import type { HearingEntry } from '#records/court/change-hearings.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { readTypedTime } from '#rules/calendar/typed-time.ts'
import { isDelayCode, sayDelayReason } from '#rules/court/delay-reasons.ts'
import { hearingKinds, hearingNames, isHearingKind } from '#rules/court/hearing-names.ts'
import { hearingStatuses, hearingStatusWords, isHearingStatus } from '#rules/court/hearing-status.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

const form = z.object({
  kind: oneOf(hearingKinds, 'Choose what kind of hearing it is'),
  childId: idOrNull,
  heldOn: neededDate('Date of the hearing'),
  startsAt: text,
  court: textOrNull,
  attendancePlan: textOrNull,
  status: oneOf(hearingStatuses, 'Choose where the hearing stands'),
  reasonCode: textOrNull,
})

/** The form exactly as typed. */
export type TypedHearing = {
  readonly kind: string
  readonly childId: string
  readonly heldOn: TypedDate
  readonly startsAt: string
  readonly court: string
  readonly attendancePlan: string
  readonly status: string
  readonly reasonCode: string
}

/** A new hearing is at the case's court, and listed. */
export const newHearing = (court: string | null): TypedHearing => ({
  kind: '',
  childId: '',
  startsAt: '',
  attendancePlan: '',
  status: 'listed',
  reasonCode: '',
  heldOn: emptyDate,
  court: court ?? '',
})

type Sent = { text(name: string): string; toObject(): Record<string, string | readonly string[]> }

export const typedHearingIn = (sent: Sent): TypedHearing => ({
  kind: sent.text('kind'),
  childId: sent.text('childId'),
  heldOn: typedDateIn(sent, 'heldOn'),
  startsAt: sent.text('startsAt'),
  court: sent.text('court'),
  attendancePlan: sent.text('attendancePlan'),
  status: sent.text('status'),
  reasonCode: sent.text('reasonCode'),
})

export const hearingAsTyped = (hearing: HearingEntry): TypedHearing => ({
  kind: hearing.kind,
  childId: hearing.childId === null ? '' : String(hearing.childId),
  heldOn: boxesOf(hearing.heldOn),
  startsAt: hearing.startsAt ?? '',
  court: hearing.court ?? '',
  attendancePlan: hearing.attendancePlan ?? '',
  status: hearing.status,
  reasonCode: hearing.reasonCode ?? '',
})

/** Reads the form for a case with these children; a sentence at each field that can't be used. */
export function readHearing(
  sent: Sent,
  children: readonly { readonly childId: number }[],
): Outcome<HearingEntry, FieldErrors> {
  const read = readForm(sent, form)
  const time = readTypedTime(sent.text('startsAt'), 'Time')
  if (!read.ok || !time.ok)
    return refused({ ...(read.ok ? {} : read.because), ...(time.ok ? {} : { startsAt: time.because }) })
  const { childId, reasonCode } = read.value
  if (childId !== null && !children.some((child) => child.childId === childId))
    return refused({ childId: 'Choose a child from the list' })
  if (reasonCode !== null && !isDelayCode(reasonCode)) return refused({ reasonCode: 'Choose a reason from the list' })
  return allowed({ ...read.value, startsAt: time.value })
}

/** The form in words, to set beside what somebody else saved. */
export const hearingInWords = (typed: TypedHearing) => ({
  Hearing: isHearingKind(typed.kind) ? hearingNames[typed.kind] : '',
  Date: sayTyped(typed.heldOn),
  Time: typed.startsAt,
  Court: typed.court,
  'Attendance plan': typed.attendancePlan,
  Status: isHearingStatus(typed.status) ? hearingStatusWords[typed.status] : '',
  Reason: sayDelayReason(typed.reasonCode === '' ? null : typed.reasonCode),
})
