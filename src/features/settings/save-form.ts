import type { z } from 'zod'
import type { BothTexts } from '#parts/both-texts.ts'
import { type FieldErrors, noErrors } from '#parts/form-errors.ts'
import { readForm } from '#parts/read-form.ts'
import { type Answer, conflict, mistakes, type PageContent, redirect } from '#platform/http/answers.ts'
import { change } from '#records/change.ts'
import type { Tx } from '#records/db.ts'
import { lastChange } from '#records/last-change.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Visit } from '../../visit.ts'
import type { FormState } from './form-page.ts'

/** Why a form comes back: sentences at its fields, or somebody else saved the record first. */
export type Problem = { readonly errors: FieldErrors; readonly isConflict: boolean }

/** The form comes back with these sentences at its fields. */
export const mistaken = (errors: FieldErrors): Outcome<never, Problem> => refused({ errors, isConflict: false })
/** The form comes back with both texts. */
export const savedMeanwhile: Outcome<never, Problem> = refused({ errors: noErrors, isConflict: true })

/** A form as it is first opened; `version` is null for something new. */
export const opened = (visit: Visit, version: number | null): FormState => ({
  ...{ version, errors: noErrors, both: null },
  hidden: visit.hidden,
})

type Steps<Values> = {
  readonly form: z.ZodType<Values>
  /** Saves within the one transaction and says where to go next. */
  readonly save: (tx: Tx, values: Values) => Promise<Outcome<string, Problem>>
  /** The form again, holding what was typed. */
  readonly show: (problem: Problem) => Promise<PageContent>
}

/** Reads a form, saves what it asks for once and whole, and goes on; or shows it again with what stands in the way. (SEC-05) */
export async function saveForm<Values>(visit: Visit, { form, save, show }: Steps<Values>): Promise<Answer> {
  const read = readForm(visit.form, form)
  if (!read.ok) return mistakes(await show({ errors: read.because, isConflict: false }))
  const saved = await change(visit, async (tx) => {
    const outcome = await save(tx, read.value)
    return outcome.ok ? allowed({ goTo: outcome.value, children: [] }) : outcome
  })
  if (saved.ok) return redirect(saved.value.goTo)
  const content = await show(saved.because)
  return saved.because.isConflict ? conflict(content) : mistakes(content)
}

/** Each field in words, by its label, as a person reads it. */
export type FormWords = Readonly<Record<string, string>>

/**
 * The form as it comes back. After a conflict it shows both texts, theirs from the record as it is now, and takes the record's new
 * version; else it keeps the version it was opened with.
 */
export async function openedAgain(
  visit: Visit,
  problem: Problem,
  record: { readonly kind: string; readonly id: number; readonly version: number },
  texts: { readonly theirs: FormWords; readonly yours: FormWords },
): Promise<FormState> {
  const { errors, isConflict } = problem
  if (!isConflict) return { errors, version: versionIn(visit), both: null, hidden: visit.hidden }
  return { errors, version: record.version, both: await bothTextsOf(visit, record, texts), hidden: visit.hidden }
}

/** The form of something new as it comes back. */
export const newAgain = (visit: Visit, { errors }: Problem): FormState => ({
  ...{ errors, version: null, both: null },
  hidden: visit.hidden,
})

async function bothTextsOf(
  visit: Visit,
  record: { readonly kind: string; readonly id: number },
  texts: { readonly theirs: FormWords; readonly yours: FormWords },
): Promise<BothTexts> {
  const last = await lastChange(visit.db, record.kind, record.id)
  return {
    who: last?.who ?? 'Somebody else',
    at: last?.at ?? visit.now,
    fields: Object.entries(texts.yours).map(([label, yours]) => ({ label, yours, theirs: texts.theirs[label] ?? '' })),
  }
}

/** The record's version the form was opened with. */
export const versionIn = (visit: Visit): number => Number(visit.form.text('version'))

/** The id in the address; null when it isn't one. */
export function idIn(visit: Visit, name = 'id'): number | null {
  const text = visit.params[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
