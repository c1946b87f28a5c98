import { insetText } from '#govuk/components/inset-text.ts'
import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { oneTyped } from '#parts/forms/fields/field.ts'
import { dateBox } from '#parts/forms/fields/text-fields.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import {
  hasEffect,
  type PanelDecision,
  sayPanelDecision,
  thresholdViews,
  thresholdWords,
} from '#rules/panels/panel-outcomes.ts'
import type { ChildAtPanel, PanelAtItem } from './panel-at-item.query.ts'
import {
  adviceField,
  agreedField,
  amountAgreed,
  advisedByField,
  documentsField,
  panelFieldsOf,
  reasonsField,
  thresholdField,
} from './panel-fields.ts'
import { asksWhyWithout } from './read-panel.form.ts'

type Model = {
  readonly panel: PanelAtItem
  readonly fields: { text(name: string): string }
  readonly errors: FieldErrors
}

const box = ({ fields, errors }: Model, name: string, text: string, hint?: string): Html =>
  textarea({
    name,
    label: { text },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    rows: '2',
    value: fields.text(name),
    errorMessage: errorAt(errors, name),
  })

/** What the panel had before it, then what it decided of each child. (PP-01) */
export const panelFields = (model: Model): Html =>
  html`${considered(model)} ${model.panel.children.map((child) => decision(model, child))}
  ${model.panel.asked.resource !== null && amountAgreed.control({ name: agreedField, typed: oneTyped(model.fields.text(agreedField)), errors: model.errors, reveals: () => undefined })}
  ${box(model, reasonsField, model.panel.children.length > 1 ? 'Reasons, for all of them' : 'Reasons')}
  ${model.panel.children.length > 1 && model.panel.children.map((child) => ownReasons(model, child))}
  ${whatFollows(model.panel)}`

const considered = (model: Model): Html =>
  html`<fieldset class="govuk-fieldset waymark-written">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
      <h3 class="govuk-fieldset__heading">What was considered</h3>
    </legend>
    ${box(model, documentsField, 'Documents considered', `One on a line: the ${nameFor('document.referral')}, the chronology, an assessment.`)}
    ${box(model, adviceField, 'Legal advice')}
    ${input({
      name: advisedByField,
      label: { text: 'Advice given by' },
      value: model.fields.text(advisedByField),
      errorMessage: errorAt(model.errors, advisedByField),
    })}
    ${radios({
      name: thresholdField,
      classes: 'govuk-radios--small govuk-radios--inline',
      fieldset: { legend: { text: 'Threshold' } },
      value: model.fields.text(thresholdField),
      items: [
        ...thresholdViews.map((view) => ({ value: view, text: thresholdWords[view] })),
        { value: '', text: 'Not said' },
      ],
    })}
  </fieldset>`

function decision(model: Model, at: ChildAtPanel): Html {
  const names = panelFieldsOf(at.child.id)
  const since = at.outcome?.tookEffectOn ?? null
  if (at.outcome !== null && since !== null)
    return html`<p class="govuk-body">
        <strong>${at.called}:</strong> ${sayPanelDecision(at.outcome.outcome)}. In the record since ${sayDate(since)};
        that is corrected on the family’s page.
      </p>
      <input type="hidden" name="${names.outcome}" value="${at.outcome.outcome}" />
      ${at.outcome.withoutReason !== null && html`<input type="hidden" name="${names.without}" value="${at.outcome.withoutReason}" />`}`
  return radios({
    name: names.outcome,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: `Decision for ${at.called}`, classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(model.errors, names.outcome),
    value: model.fields.text(names.outcome),
    items: [
      ...at.offered.map((each) => {
        const more = revealed(model, at, each)
        return { value: each, text: sayPanelDecision(each), ...(more === null ? {} : { conditional: { html: more } }) }
      }),
      { value: 'none', text: 'No decision today' },
    ],
  })
}

function revealed(model: Model, at: ChildAtPanel, outcome: PanelDecision): Html | null {
  const names = panelFieldsOf(at.child.id)
  if (outcome === 'deferred') return dateBox(names.until, 'Until', model)
  if (!asksWhyWithout(outcome, at)) return null
  return radios({
    name: names.without,
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: `Why without ${nameFor('stage.pre-proceedings')}?` } },
    hint: { text: 'The national return asks for it' },
    errorMessage: errorAt(model.errors, names.without),
    value: model.fields.text(names.without),
    items: Object.entries(withoutPreProceedingsWords).map(([value, text]) => ({ value, text })),
  })
}

const ownReasons = (model: Model, { child, called }: ChildAtPanel): Html =>
  box(model, panelFieldsOf(child.id).reasons, `Reasons for ${called} alone, where they differ`)

const whatFollows = ({ children }: PanelAtItem): Html =>
  children.some(({ offered }) => offered.some(hasEffect))
    ? insetText({
        text: `Starting, issuing and stepping down enter the child’s record, as of this meeting’s day, when the ${nameFor('role.chair', 'short')} confirms this item.`,
      })
    : nothing
