import { select } from '#govuk/components/select.ts'
import { type ActionChoices, actionFields, type TypedAction } from '#parts/forms/action-fields.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import type { Labels } from '#rules/words/labels.ts'

/** Where an action can come from that a person enters by hand; the others are written by what they come from. */
export const enteredSources = ['family', 'gateway', 'court'] as const
export type Entered = (typeof enteredSources)[number]

/** Asks for one action. */
export const addActionPage = (model: {
  readonly family: { readonly id: number; readonly name: string; readonly reference: string }
  readonly choices: ActionChoices
  readonly teamManager: string | null
  readonly labels: Labels
  readonly typed: TypedAction
  readonly source: string
  readonly state: FormState
}) =>
  formPage({
    title: 'Add an action',
    caption: `${model.family.name} family, ${model.family.reference}`,
    place: 'actions',
    back: { text: `${model.family.name} family`, href: `/families/${model.family.id}` },
    state: model.state,
    fields: [
      actionFields({ ...model, prefix: '', errors: model.state.errors }),
      select({
        name: 'source',
        label: { text: 'Where it came from', classes: 'govuk-label--s' },
        errorMessage: errorAt(model.state.errors, 'source'),
        value: model.source,
        items: enteredSources.map((source) => ({ value: source, text: sayActionSource(source, model.labels) })),
      }),
    ],
    save: 'Add the action',
  })
