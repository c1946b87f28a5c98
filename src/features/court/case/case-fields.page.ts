import { select } from '#govuk/components/select.ts'
import type { Html } from '#govuk/html.ts'
import { childOrAllChoice } from '#parts/forms/child-choice.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { delayReasons, isDelayCode } from '#rules/court/delay-reasons.ts'

/** What stands above a form about a case: 'Webb family · NB26C50009'. */
export const captionOfCase = ({ familyName, courtNumber }: KeptProceedings): string =>
  [`${familyName} family`, courtNumber].filter((part) => part !== null).join(' · ')

/** Which child of the case something is about, or all of them; not asked where there is one child. */
export const aboutChild = ({ children }: KeptProceedings, value: string, errors: FieldErrors): Html | false =>
  children.length > 1 &&
  childOrAllChoice({
    name: 'childId',
    legend: 'About',
    children: children.map(({ childId, name }) => ({ id: childId, name })),
    value,
    all: 'All the children of the case',
    errors,
  })

/** The coded reason for a delay; one that was kept otherwise, in an imported record, stays to choose. */
export function delayReasonChoice(field: {
  readonly name: string
  readonly hint?: string
  readonly value: string
  readonly errors: FieldErrors
}): Html {
  const { name, hint, value, errors } = field
  const isOther = value !== '' && !isDelayCode(value)
  return select({
    name,
    label: { text: 'Reason', classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    value,
    items: [
      { value: '', text: 'None' },
      ...delayReasons.map(({ code, words }) => ({ value: code, text: `${code} ${words}` })),
      ...(isOther ? [{ value, text: value }] : []),
    ],
  })
}
