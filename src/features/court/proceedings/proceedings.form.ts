import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { readForm, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import type { ChildMatter, KeptProceedings, ProceedingsDetails } from '#records/court/proceedings.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { isCarePlan, sayCarePlan } from '#rules/court/care-plans.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

const detailsForm = z.object({
  courtNumber: textOrNull,
  court: textOrNull,
  judge: textOrNull,
  issuedOn: typedDate('Day of issue'),
  withoutPreProceedingsReason: textOrNull,
  endedOn: typedDate('Day the proceedings ended'),
  endedWords: textOrNull,
})

/** What was typed for one child: whether the child is part of the case, and what is asked of the court. */
export type TypedMatter = {
  readonly isIn: boolean
  readonly application: string
  readonly carePlan: string
  readonly finalOrder: string
}

/** The form exactly as typed; matters by child. */
export type TypedProceedings = {
  readonly courtNumber: string
  readonly court: string
  readonly judge: string
  readonly issuedOn: TypedDate
  readonly withoutPreProceedingsReason: string
  readonly endedOn: TypedDate
  readonly endedWords: string
  readonly matters: ReadonlyMap<number, TypedMatter>
}

export const noProceedings: TypedProceedings = {
  courtNumber: '',
  court: '',
  judge: '',
  withoutPreProceedingsReason: '',
  endedWords: '',
  issuedOn: emptyDate,
  endedOn: emptyDate,
  matters: new Map(),
}

export const noMatter: TypedMatter = { isIn: false, application: '', carePlan: '', finalOrder: '' }

type Sent = { text(name: string): string; toObject(): Record<string, string | readonly string[]> }

export const typedProceedingsIn = (form: Sent, childIds: readonly number[]): TypedProceedings => ({
  courtNumber: form.text('courtNumber'),
  court: form.text('court'),
  judge: form.text('judge'),
  issuedOn: typedDateIn(form, 'issuedOn'),
  withoutPreProceedingsReason: form.text('withoutPreProceedingsReason'),
  endedOn: typedDateIn(form, 'endedOn'),
  endedWords: form.text('endedWords'),
  matters: new Map(childIds.map((id) => [id, typedMatterIn(form, id)])),
})

const typedMatterIn = (form: Sent, id: number): TypedMatter => ({
  isIn: form.text(`in-${id}`) === 'yes',
  application: form.text(`application-${id}`),
  carePlan: form.text(`carePlan-${id}`),
  finalOrder: form.text(`finalOrder-${id}`),
})

export const proceedingsAsTyped = (kept: KeptProceedings): TypedProceedings => ({
  courtNumber: kept.courtNumber ?? '',
  court: kept.court ?? '',
  judge: kept.judge ?? '',
  issuedOn: boxesOf(kept.issuedOn),
  withoutPreProceedingsReason: kept.withoutPreProceedingsReason ?? '',
  endedOn: boxesOf(kept.endedOn),
  endedWords: kept.endedWords ?? '',
  matters: new Map(
    kept.children.map((child) => [
      child.childId,
      {
        isIn: true,
        application: child.application ?? '',
        carePlan: child.carePlan ?? '',
        finalOrder: child.finalOrder ?? '',
      },
    ]),
  ),
})

export type ReadProceedings = { readonly details: ProceedingsDetails; readonly children: readonly ChildMatter[] }

/**
 * Reads the form; a judge kept for one child alone (`judgeOf`) stays. Refuses with a sentence at each field: no child, a plan that is
 * none, an issue ahead of today, an end before the issue.
 */
export function readProceedings(
  form: Sent,
  childIds: readonly number[],
  judgeOf: (childId: number) => string | null,
  today: PlainDate,
): Outcome<ReadProceedings, FieldErrors> {
  const errors: Record<string, string> = {}
  const { matters } = typedProceedingsIn(form, childIds)
  const chosen = [...matters].filter(([, matter]) => matter.isIn)
  if (chosen.length === 0) errors[`in-${childIds[0] ?? 0}`] = 'Choose at least one child'
  for (const [id, { carePlan }] of chosen)
    if (carePlan !== '' && !isCarePlan(carePlan)) errors[`carePlan-${id}`] = 'Choose a care plan from the list'
  const details = readForm(form, detailsForm)
  if (!details.ok) return refused({ ...errors, ...details.because })
  const { issuedOn, endedOn } = details.value
  if (issuedOn !== null && isAfter(issuedOn, today)) errors['issuedOn'] = 'Day of issue must be today or earlier'
  if (endedOn !== null && isAfter(endedOn, today)) errors['endedOn'] = 'Day they ended must be today or earlier'
  if (endedOn !== null && issuedOn !== null && isBefore(endedOn, issuedOn))
    errors['endedOn'] = 'Day they ended must be the day of issue or later'
  if (Object.keys(errors).length > 0) return refused(errors)
  const children = chosen.map(([childId, { application, carePlan, finalOrder }]) => ({
    childId,
    application: application === '' ? null : application,
    judge: judgeOf(childId),
    carePlan: isCarePlan(carePlan) ? carePlan : null,
    finalOrder: finalOrder === '' ? null : finalOrder,
  }))
  return allowed({ details: details.value, children })
}

/** The form in words, to set beside what somebody else saved; `nameOf` finds a child's name. */
export const proceedingsInWords = (typed: TypedProceedings, nameOf: (childId: number) => string) => ({
  'Court number': typed.courtNumber,
  Court: typed.court,
  Judge: typed.judge,
  'Day of issue': sayTyped(typed.issuedOn),
  'Day they ended': sayTyped(typed.endedOn),
  'How they ended': typed.endedWords,
  ...Object.fromEntries([...typed.matters].map(([id, matter]) => [nameOf(id), matterInWords(matter)])),
})

const matterInWords = ({ isIn, application, carePlan, finalOrder }: TypedMatter): string =>
  isIn
    ? ['Part of the case', application, isCarePlan(carePlan) ? sayCarePlan(carePlan) : '', finalOrder]
        .filter((part) => part !== '')
        .join('; ')
    : ''
