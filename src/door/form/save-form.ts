import type { BothTexts } from '#parts/forms/both-texts.ts'
import type { Fillable, FormWords } from '#parts/forms/fields/form.ts'
import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { type Answer, conflict, mistakes, redirect, refusal } from '#door/answers.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { change, type Changed } from '#records/change/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { lastSave } from '#records/keeping/last-change.ts'
import type { Saved } from '#records/keeping/deed.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { draftAgain, draftIn } from './draft-of-form.ts'
import { versionIn } from './form-at.ts'
import type { Visit } from '#door/visit.ts'

/** Why a form comes back: sentences at its fields, a rule that refuses, or somebody else saved the record first. */
export type Problem =
  | { readonly is: 'mistaken'; readonly errors: FieldErrors }
  | { readonly is: 'refused'; readonly sentence: string; readonly because: string }
  | { readonly is: 'saved-meanwhile' }

/** The form comes back with these sentences at its fields. */
export const mistaken = (errors: FieldErrors): Outcome<never, Problem> => refused({ is: 'mistaken', errors })
/** The form comes back under a sentence that names the rule and who can; `because` goes to the trail. */
export const notLawful = (sentence: string, because: string): Outcome<never, Problem> =>
  refused({ is: 'refused', sentence, because })
/** The form comes back with both texts. */
export const savedMeanwhile: Outcome<never, Problem> = refused({ is: 'saved-meanwhile' })
/** Goes on when it was saved; else the form comes back with both texts. */
export const unlessMeanwhile = (saved: Saved, goOn: Changed): Outcome<Changed, Problem> =>
  saved === 'saved' ? allowed(goOn) : savedMeanwhile

export type Steps<Values> = {
  /** What was typed, read: values or a sentence for each field. */
  readonly read: Outcome<Values, FieldErrors>
  /** Saves within the one transaction; says where to go next and whose record it touched. */
  readonly save: (tx: Tx, values: Values) => Promise<Outcome<Changed, Problem>>
  /** The form again, holding what was typed. */
  readonly show: (problem: Problem) => Promise<PageContent> | PageContent
  /** The children whose names the form shows. */
  readonly saw: readonly number[]
}

/** Saves what a form asks for once and whole, and goes on; or shows it again with what stands in the way. (SEC-05) */
export async function saveForm<Values>(visit: Visit, { read, save, show, saw }: Steps<Values>): Promise<Answer> {
  if (!read.ok) return mistakes(await show({ is: 'mistaken', errors: read.because }), saw)
  const saved = await change(visit, (tx) => save(tx, read.value))
  if (saved.ok) return redirect(saved.value.goTo)
  const content = await show(saved.because)
  switch (saved.because.is) {
    case 'mistaken':
      return mistakes(content, saw)
    case 'refused':
      return refusal(content, saved.because.because, saw)
    case 'saved-meanwhile':
      return conflict(content, saw)
  }
}

/** A form as it is first opened; `version` is null for something new. */
export const opened = (visit: Visit, version: number | null): FormState => ({
  version,
  typed: {},
  errors: noErrors,
  both: null,
  refusal: null,
  hidden: visit.hidden,
})

/** A declared form as it is first opened, filled with these values; or, when that is asked for, with what this person typed there before. */
export const openForm = <Given>(
  visit: Visit,
  form: Fillable<Given>,
  values: NoInfer<Given>,
  version: number | null = null,
): FormState => {
  const { draft, typed } = draftIn(visit)
  const state = { ...opened(visit, version), draft }
  if (typed === null) return { ...state, typed: form.asTyped(values) }
  return { ...state, version: version === null ? null : versionIn({ form: typed }), typed: form.typedIn(typed) }
}

/** A record as it is now, to set beside what was typed. */
type KeptNow<Given> = {
  readonly kind: string
  readonly id: number
  readonly version: number
  readonly values: Given
}

/** A declared form as it comes back, holding what was typed: what is wrong with it, or both texts (see `openedAgain`). */
export async function openFormAgain<Given>(
  visit: Visit,
  form: Fillable<Given>,
  problem: Problem,
  kept: KeptNow<NoInfer<Given>> | null = null,
): Promise<FormState> {
  const asKept = kept && { ...kept, words: form.inWords(form.asTyped(kept.values)) }
  return openedAgain(visit, form, problem, asKept, form.inWords(form.typedIn(visit.form), kept?.values))
}

/** A record as it is now, to set beside what was typed. */
export type AsKept = { readonly kind: string; readonly id: number; readonly version: number; readonly words: FormWords }

/**
 * The form as it comes back, holding what was typed and the same copy for its draft, with what is wrong, each named as its field is; null where
 * nothing is asked but a press of the button. After somebody else's save it shows both texts and takes the record's new version, so
 * that saving again is done knowingly; else it keeps the version it was opened with.
 */
export async function openedAgain(
  visit: Visit,
  form: Asked | null,
  problem: Problem,
  kept: AsKept | null,
  yours: FormWords,
): Promise<FormState> {
  const errors = problem.is === 'mistaken' ? (form?.naming(problem.errors) ?? problem.errors) : noErrors
  const refusalWords = problem.is === 'refused' ? problem.sentence : null
  const again = form && { typed: form.typedIn(visit.form), draft: draftAgain(visit) }
  const state = { ...opened(visit, kept && versionIn(visit)), ...again, errors, refusal: refusalWords }
  if (problem.is !== 'saved-meanwhile' || kept === null) return state
  return { ...state, version: kept.version, both: await bothTextsOf(visit, kept, yours) }
}

type Asked = Pick<Fillable<unknown>, 'naming' | 'typedIn'>

async function bothTextsOf(visit: Visit, kept: AsKept, yours: FormWords): Promise<BothTexts> {
  return {
    ...(await lastSave(visit, kept.kind, kept.id)),
    fields: Object.entries(yours).map(([label, text]) => ({ label, yours: text, theirs: kept.words[label] ?? '' })),
  }
}
