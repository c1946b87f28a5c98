import { textarea } from '#govuk/components/textarea.ts'
import type { Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'

type About = { readonly action: KeptAction; readonly state: FormState }
type Asked = {
  readonly title: string
  readonly fields: readonly (Html | false)[]
  readonly save: string
  readonly lede?: string | undefined
}

const about = ({ action, state }: About, asked: Asked) =>
  formPage({
    ...asked,
    caption: action.words,
    place: 'actions',
    back: { text: 'The action', href: `/actions/${action.id}` },
    state,
  })

const words = (name: string, label: string, typed: string, errors: FieldErrors, hint?: string): Html =>
  textarea({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    value: typed,
    rows: 4,
  })

/** Asks when it was done and what shows it. */
export const completeActionPage = (
  model: About & { readonly typed: { readonly doneOn: TypedDate; readonly doneWords: string } },
) =>
  about(model, {
    title: 'Say it is done',
    fields: [
      dateField({ name: 'doneOn', legend: 'When was it done?', typed: model.typed.doneOn, errors: model.state.errors }),
      words(
        'doneWords',
        'What was done, and what shows it?',
        model.typed.doneWords,
        model.state.errors,
        'For example where the report is filed. The meeting reads this.',
      ),
    ],
    save: 'Save as done',
  })

/** Asks for the new date and why. */
export const moveActionPage = (
  model: About & { readonly typed: { readonly to: TypedDate; readonly reason: string } },
) =>
  about(model, {
    title: 'Move the date',
    lede:
      model.action.dueOn === null
        ? 'It has no date yet.'
        : `It is due on ${sayDateInFull(model.action.dueOn)}. Each move stays on the record with its reason.`,
    fields: [
      dateField({ name: 'to', legend: 'New due date', typed: model.typed.to, errors: model.state.errors }),
      words('reason', 'Why does it move?', model.typed.reason, model.state.errors),
    ],
    save: 'Move the date',
  })

/** Asks who does it from now on, and who answers for it. */
export const reassignActionPage = (
  model: About & {
    readonly typed: { readonly doer: string; readonly manager: string }
    readonly people: PeopleToChoose
    /** Null where the child's team manager always answers. */
    readonly managers: PeopleToChoose | null
  },
) =>
  about(model, {
    title: 'Hand it on',
    ...(model.managers === null ? { lede: 'The child’s team manager answers for it, whoever does it.' } : {}),
    fields: [
      personChoice({
        name: 'doer',
        label: 'Who does it from now on',
        people: model.people,
        value: model.typed.doer,
        errors: model.state.errors,
      }),
      model.managers !== null &&
        personChoice({
          name: 'manager',
          label: 'Who answers for it',
          people: model.managers,
          value: model.typed.manager,
          errors: model.state.errors,
        }),
    ],
    save: 'Hand it on',
  })

/** Asks why an action that was done isn't. */
export const reopenActionPage = (model: About & { readonly typed: { readonly reason: string } }) =>
  about(model, {
    title: 'It isn’t done after all',
    fields: [words('reason', 'Why is it still open?', model.typed.reason, model.state.errors)],
    save: 'Open it again',
  })
