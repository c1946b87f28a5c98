import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { html, type Html } from '#govuk/html.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { labelDefault, type LabelKey } from '#rules/words/labels.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { powerWords } from './names.page.ts'

const back = { text: 'Names', href: '/settings/names' }

/** Changes what one thing is called. */
export const namePage = (key: LabelKey, typed: string, state: FormState) =>
  settingsForm({
    title: 'Change a name',
    caption: labelDefault(key).is,
    back,
    state,
    fields: [
      input({
        name: 'text',
        label: { text: 'Its name here', classes: 'govuk-label--s' },
        hint: { text: `Default: ${labelDefault(key).text}. Write it as it stands in the middle of a sentence.` },
        value: typed,
        errorMessage: errorAt(state.errors, 'text'),
        autocomplete: 'off',
      }),
    ],
    after: putBack(key, typed, state),
  })

const putBack = (key: LabelKey, typed: string, { hidden, version }: FormState): Html | undefined =>
  typed === labelDefault(key).text
    ? undefined
    : html`<form method="post" novalidate>
        ${hidden} <input type="hidden" name="version" value="${version}" />
        <input type="hidden" name="text" value="${labelDefault(key).text}" />
        ${button({ text: `Put back the default: ${labelDefault(key).text}`, classes: 'govuk-button--secondary' })}
      </form>`

/** Changes what a deciding body's approval does. */
export const powerPage = (body: string, typed: string, state: FormState) =>
  settingsForm({
    title: `What an approval by the ${body} does`,
    back,
    state,
    fields: [
      radios({
        name: 'power',
        fieldset: { legend: { text: 'Its approval', classes: 'govuk-fieldset__legend--s' } },
        value: typed,
        errorMessage: errorAt(state.errors, 'power'),
        items: [
          {
            value: 'starts',
            text: powerWords.starts,
            hint: { text: 'The date of its approval is day 0, unless another body decided earlier.' },
          },
          {
            value: 'recommends',
            text: powerWords.recommends,
            hint: { text: 'Its date is kept; day 0 is the date of the first body that decides.' },
          },
        ],
      }),
    ],
  })
