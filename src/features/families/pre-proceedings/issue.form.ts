import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededIds, neededPastDate, oneOf, text } from '#parts/forms/read-form.ts'
import type { Form } from '#platform/http/form.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { emptyDate, type TypedDate } from '#rules/calendar/typed-date.ts'

/** Who may decide at any time that proceedings be issued (P9). */
const issuingBodies = ['gateway-panel', 'planning-meeting', 'head-of-service-or-above'] as const

export type TypedIssue = {
  readonly children: readonly string[]
  readonly decidedOn: TypedDate
  readonly body: string
  readonly who: string
  readonly time: string
  readonly reason: string
}

export const noIssue: TypedIssue = { children: [], decidedOn: emptyDate, body: '', who: '', time: '', reason: '' }

export const issueForm = (today: PlainDate) =>
  z
    .object({
      children: neededIds('Choose which children it was decided for'),
      decidedOn: neededPastDate('Decision', today, 'Enter the date of the decision'),
      body: oneOf(issuingBodies, 'Choose who decided'),
      who: text,
      time: text,
      reason: text,
    })
    .superRefine(({ body, who, time, reason }, context) => {
      if (body !== 'head-of-service-or-above') return
      const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      if (who === '') wrong('who', 'Choose who decided in the emergency')
      if (timeIn(time) === null) wrong('time', 'Enter the time of the decision, like 14:30')
      if (reason === '') wrong('reason', 'Write why it could not wait for the panel')
    })

/** '14:30', '9.05' as a time of day; null for anything else. */
export function timeIn(typed: string): Temporal.PlainTime | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}

export const typedIssue = (form: Form): TypedIssue => ({
  children: form.all('children'),
  decidedOn: typedDateIn(form, 'decidedOn'),
  body: form.text('body'),
  who: form.text('who'),
  time: form.text('time'),
  reason: form.text('reason'),
})
