import { z } from 'zod'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { readTypedDate } from '#rules/calendar/typed-date.ts'
import type { FieldErrors } from './form-errors.ts'

type Sent = { toObject(): Record<string, string | readonly string[]> }

/**
 * A form as typed values, or a sentence for each field that can't be used (the first one found in it). The three boxes of a date field
 * arrive as one field. Example:
 *
 * ```ts
 * const roleForm = z.object({ name: neededText('Enter a name'), email: text, startsOn: neededDate('Start date'), endsOn: typedDate('End date') })
 * const read = readForm(visit.form, roleForm)   // read.ok ? read.value.startsOn : errorsFirst(read.because)
 * ```
 */
export function readForm<T>(form: Sent, schema: z.ZodType<T>): Outcome<T, FieldErrors> {
  const read = schema.safeParse(withDatesTogether(form.toObject()))
  if (read.success) return allowed(read.data)
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return refused(errors)
}

/** Any text, '' when the field wasn't sent. */
export const text = z.string().default('')

/** Text or null when left empty. */
export const textOrNull = text.transform((typed) => (typed === '' ? null : typed))

/** Text that must be there. */
export const neededText = (sentence: string) => text.refine((typed) => typed !== '', sentence)

const longestName = 120

/** What something is called, which must be there: one line, of at most 120 letters. */
export const neededName = (sentence: string) =>
  text
    .transform((typed) => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .refine((name) => name !== '', sentence)
    .refine((name) => name.length <= longestName, `Use at most ${longestName} letters`)

/** One of these values. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, sentence: string) =>
  z.enum(values, sentence)

/** The id of a record chosen in a select or radios; `null` when none was. */
export const idOrNull = text.transform((typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : null))

/** The id of a record that must be chosen. */
export const neededId = (sentence: string) =>
  idOrNull.transform((id, context) => {
    if (id !== null) return id
    context.addIssue(sentence)
    return z.NEVER
  })

const boxes = z.object({ day: text, month: text, year: text }).default({ day: '', month: '', year: '' })

/** A date or null when its boxes were left empty. */
export const typedDate = (called: string) =>
  boxes.transform((typed, context) => {
    const read = readTypedDate(typed, called)
    if (read.ok) return read.value
    context.addIssue(read.because)
    return z.NEVER
  })

/** A date that must be there. */
export const neededDate = (
  called: string,
  sentence = `Enter the ${called.charAt(0).toLowerCase()}${called.slice(1)}`,
) =>
  typedDate(called).transform((date, context) => {
    if (date !== null) return date
    context.addIssue(sentence)
    return z.NEVER
  })

/** The day something happened, or null when its boxes were left empty: never a day ahead of today. */
export const pastDate = (called: string, today: PlainDate) =>
  typedDate(called).refine((date) => date === null || !isAfter(date, today), `${called} must be today or in the past`)

/** The day something happened, which must be there. */
export const neededPastDate = (
  called: string,
  today: PlainDate,
  sentence = `Enter the ${called.charAt(0).toLowerCase()}${called.slice(1)}`,
) => neededDate(called, sentence).refine((date) => !isAfter(date, today), `${called} must be today or in the past`)

/** The ids of records ticked in checkboxes, in the order of the page; at least one. */
export const neededIds = (sentence: string) =>
  z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .transform((chosen) => chosen.filter((id) => /^\d{1,9}$/.test(id)).map(Number))
    .refine((ids) => ids.length > 0, sentence)

function withDatesTogether(sent: Record<string, string | readonly string[]>): Record<string, unknown> {
  const together: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent)) {
    const [, field, part] = /^(.+)-(day|month|year)$/.exec(name) ?? []
    if (field === undefined || part === undefined) together[name] = value
    else together[field] = { ...Object(together[field]), [part]: value }
  }
  return together
}
