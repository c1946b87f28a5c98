import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { Form, TypedForm } from '#parts/forms/fields/form.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import type { SettingChange } from './changes-of-setting.query.ts'
import { fieldsOf } from './fields-of-change.ts'

type Said = Pick<Form<unknown>, 'rows'>

type RulesModel = {
  readonly title: string
  readonly lede: string
  readonly form: Said & Pick<Form<unknown>, 'controls'>
  readonly changes: readonly SettingChange[]
  readonly state: FormState
}

/** Asks for some of the authority's choices, with what they were before. */
export const rulesPage = ({ title, lede, form, changes, state }: RulesModel) =>
  settingsForm({
    title,
    lede,
    state,
    back: { text: 'Settings', href: '/settings' },
    fields: form.controls(state),
    after: changesSoFar(form, changes),
  })

function changesSoFar(form: Said, changes: readonly SettingChange[]): Html {
  if (changes.length === 0) return html`<p class="govuk-body">Nobody has changed this yet.</p>`
  return workTable({
    caption: 'Changes so far',
    captionClasses: 'govuk-table__caption--m',
    head: ['When', 'Who', 'What'].map((text) => ({ text })),
    rows: changes.map((change) => [
      { text: sayMoment(change.at) },
      { text: change.who },
      { html: html`${whatChanged(form, change).map((line) => html`<div>${line}</div>`)}` },
    ]),
  })
}

const asTyped = (kept: unknown): TypedForm =>
  Object.fromEntries(Object.entries(fieldsOf(kept)).map(([name, text]) => [name, [text]]))

function whatChanged({ rows }: Said, { before, after }: SettingChange): readonly string[] {
  const [from, to] = [asTyped(before), asTyped(after)]
  const was = new Map(rows(from).map(({ name, said }) => [name, said]))
  return rows(to).flatMap(({ name, called, said }) =>
    name in from && name in to && was.get(name) !== said ? [`${called}: ${was.get(name) ?? ''} → ${said}`] : [],
  )
}
