import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { childrenChoice, type ChildOption } from '#parts/forms/child-choice.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { TypedIssue } from './issue.form.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type IssueModel = {
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly versions: Html
  readonly labels: Labels
  /** Heads of service and above. */
  readonly deciders: PeopleToChoose
  readonly typed: TypedIssue
  readonly state: FormState
}

/** Asks for a decision to issue that ends pre-proceedings at any time. (P9) */
export const issuePage = (model: IssueModel) =>
  formPage({
    title: 'Record a decision to issue proceedings',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: html`Ends pre-proceedings on the day of the decision. A child who isn’t in pre-proceedings is recorded
      <a class="govuk-link" href="/families/${model.family.id}/proceedings/new">with the proceedings</a> and a reason.`,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      model.versions,
      childrenChoice({
        name: 'children',
        legend: 'Which children was it decided for?',
        children: model.children,
        chosen: model.typed.children,
        errors: model.state.errors,
      }),
      dateField({
        name: 'decidedOn',
        legend: 'Date of the decision',
        typed: model.typed.decidedOn,
        errors: model.state.errors,
      }),
      whoDecided(model),
    ],
    save: 'Record the decision',
  })

const whoDecided = (model: IssueModel): Html =>
  radios({
    name: 'body',
    fieldset: { legend: { text: 'Who decided?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(model.state.errors, 'body'),
    value: model.typed.body,
    items: [
      { value: 'gateway-panel', text: model.labels('body.gateway-panel') },
      { value: 'planning-meeting', text: model.labels('body.planning-meeting') },
      {
        value: 'head-of-service-or-above',
        text: `A ${model.labels('role.head-of-service')} or above, in an emergency`,
        hint: { text: `Is reported to the next ${model.labels('body.gateway-panel')}` },
        conditional: { html: emergency(model) },
      },
    ],
  })

const emergency = ({ deciders, typed, state: { errors } }: IssueModel): Html =>
  html`${personChoice({ name: 'who', label: 'Who decided', people: deciders, value: typed.who, errors })}
  ${input({
    name: 'time',
    label: { text: 'At what time' },
    hint: { text: 'For example, 14:30' },
    classes: 'govuk-input--width-5',
    value: typed.time,
    errorMessage: errorAt(errors, 'time'),
  })}
  ${textarea({
    name: 'reason',
    label: { text: 'Why it could not wait for the panel' },
    rows: 3,
    value: typed.reason,
    errorMessage: errorAt(errors, 'reason'),
  })}`
