import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { SettingChange } from './changes-of-setting.query.ts'
import { fieldsOf } from './fields-of-change.ts'
import { type Question, questionField, sayAnswer, type Typed } from './question.ts'

type RulesModel = {
  readonly title: string
  readonly lede: string
  readonly questions: readonly Question[]
  readonly typed: Typed
  readonly changes: readonly SettingChange[]
  readonly state: FormState
}

/** Asks for some of the authority's choices, with what they were before. */
export const rulesPage = ({ title, lede, questions, typed, changes, state }: RulesModel) =>
  settingsForm({
    title,
    lede,
    state,
    back: { text: 'Settings', href: '/settings' },
    fields: questions.map((question) => questionField(question, typed[question.name] ?? '', state.errors)),
    after: changesSoFar(questions, changes),
  })

function changesSoFar(questions: readonly Question[], changes: readonly SettingChange[]): Html {
  if (changes.length === 0) return html`<p class="govuk-body">Nobody has changed this yet.</p>`
  return workTable({
    caption: 'Changes so far',
    captionClasses: 'govuk-table__caption--m',
    head: ['When', 'Who', 'What'].map((text) => ({ text })),
    rows: changes.map((change) => [
      { text: sayMoment(change.at) },
      { text: change.who },
      { html: html`${whatChanged(questions, change).map((line) => html`<div>${line}</div>`)}` },
    ]),
  })
}

function whatChanged(questions: readonly Question[], { before, after }: SettingChange): readonly (string | Html)[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)]
  return questions.flatMap((question) => {
    const [was, is] = [from[question.name], to[question.name]]
    if (was === undefined || is === undefined || was === is) return []
    return [`${question.label}: ${sayAnswer(question, was)} → ${sayAnswer(question, is)}`]
  })
}
