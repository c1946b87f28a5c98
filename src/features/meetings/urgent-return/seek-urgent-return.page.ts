import { textarea } from '#govuk/components/textarea.ts'
import { childrenChoice, type ChildOption } from '#parts/forms/child-choice.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'

export type SeekUrgentReturnPage = {
  readonly family: { readonly id: number; readonly name: string; readonly reference: string }
  readonly children: readonly ChildOption[]
  readonly people: PeopleToChoose
  readonly typed: {
    readonly children: readonly string[]
    readonly why: string
    readonly owner: string
    readonly by: TypedDate
  }
  readonly state: FormState
}

/** Asks for children to go back to the gateway panel before their next review. */
export const seekUrgentReturnPage = ({
  family,
  children,
  people,
  typed,
  state: { errors, ...state },
}: SeekUrgentReturnPage) =>
  formPage({
    title: 'Seek an urgent return to the panel',
    caption: `${family.name} family, ${family.reference}`,
    lede: 'For a child who isn’t safe and can’t wait for the next review. It heads the next meeting’s agenda until the panel has met.',
    place: 'meeting',
    back: { text: `${family.name} family`, href: `/families/${family.id}` },
    state: { errors, ...state },
    fields: [
      childrenChoice({ name: 'child', legend: 'Which children?', children, chosen: typed.children, errors }),
      textarea({
        name: 'why',
        label: { text: 'Why can’t it wait?', classes: 'govuk-label--s' },
        hint: { text: 'What has changed in the plan and the threshold' },
        rows: '4',
        value: typed.why,
        errorMessage: errorAt(errors, 'why'),
      }),
      personChoice({ name: 'owner', label: 'Who takes it to the panel', people, value: typed.owner, errors }),
      dateField({ name: 'by', legend: 'By when', typed: typed.by, errors }),
    ],
    save: 'Seek the return',
  })
