import { z } from 'zod'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { neededIds, neededPastDate, oneOf, pastDate, readForm } from '#parts/forms/read-form.ts'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { Form } from '#platform/http/form.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { startingBodies, type StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'

/** A decision to start, exactly as typed; `own` by the child's id, for children decided on another day. */
export type TypedStart = {
  readonly children: readonly string[]
  readonly decidedOn: TypedDate
  readonly decidingBody: string
  readonly own: ReadonlyMap<number, TypedDate>
}

/** A decision to start for these children, each with the day it was decided. */
export type WantedStart = {
  readonly decidingBody: StartingBody
  readonly of: readonly { readonly childId: number; readonly decidedOn: PlainDate }[]
}

/** The name of the field for a child's own date. */
export const ownDate = (childId: number): string => `own-${childId}`

type Choosable = readonly { readonly id: number; readonly name: string }[]

const startForm = (today: PlainDate) =>
  z.object({
    children: neededIds('Choose which children pre-proceedings start for'),
    decidedOn: neededPastDate('Decision', today, 'Enter the date of the decision'),
    decidingBody: oneOf(startingBodies, 'Choose who decided'),
  })

/** Reads the decision; a child without an own date has the one given for all (P12). */
export function readStart(form: Form, children: Choosable, today: PlainDate): Outcome<WantedStart, FieldErrors> {
  const start = readForm(form, startForm(today))
  const fields = children.map(({ id, name }) => [ownDate(id), pastDate(`Decision for ${name}`, today)] as const)
  const own = readForm(form, z.object(Object.fromEntries(fields)))
  if (!start.ok || !own.ok) return refused({ ...(start.ok ? {} : start.because), ...(own.ok ? {} : own.because) })
  const { decidedOn, decidingBody } = start.value
  if (start.value.children.some((id) => !children.some((child) => child.id === id)))
    return refused({ children: 'Choose children from the list' })
  return allowed({
    decidingBody,
    of: start.value.children.map((childId) => ({ childId, decidedOn: own.value[ownDate(childId)] ?? decidedOn })),
  })
}

export const typedStart = (form: Form, children: Choosable): TypedStart => ({
  children: form.all('children'),
  decidedOn: typedDateIn(form, 'decidedOn'),
  decidingBody: form.text('decidingBody'),
  own: new Map(children.map(({ id }) => [id, typedDateIn(form, ownDate(id))])),
})
