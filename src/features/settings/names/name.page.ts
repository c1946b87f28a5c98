import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, only } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { nameIfAny } from '#parts/forms/fields/text-fields.ts'
import { labelDefault, type LabelKey } from '#rules/words/labels.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'
import { powerWords, questionFor } from './names.page.ts'

const back = { text: 'Names', href: '/settings/names' }

const longestName = 80

/** What one thing is called. */
export const nameForm = (key: LabelKey, usual: string) => {
  const { code } = labelDefault(key)
  const stays = code === undefined ? '' : ` Whatever it is called, it is ${code} in the national return.`
  return form({
    text: checked(
      needed(
        nameIfAny({
          label: 'Its name here',
          called: 'Name',
          hint: `Default: ${usual}. Write it as it stands in the middle of a sentence.${stays}`,
        }),
        'Enter a name, or put back the default',
      ),
      (text) => (text.length <= longestName ? null : `Use a name of at most ${longestName} letters`),
    ),
  })
}

const powerHints = {
  starts: 'The date of its approval is day 0, unless another body decided earlier.',
  recommends: 'Its date is kept; day 0 is the date of the first body that decides.',
} as const

/** What a deciding body's approval does. */
export const powerForm = form({
  power: chosen({
    label: 'Its approval',
    of: ['starts', 'recommends'],
    say: (power) => powerWords[power],
    hintOf: (power) => powerHints[power],
    wrong: 'Choose what its approval does',
  }),
})

/** Changes what one thing is called. */
export const namePage = (key: LabelKey, usual: string, state: FormState) =>
  settingsForm({
    title: questionFor(key),
    back,
    state,
    fields: nameForm(key, usual).controls(state),
    after: putBack(usual, only(state.typed['text'] ?? []), state),
  })

const putBack = (usual: string, typed: string, { hidden, version }: FormState): Html | undefined =>
  typed === usual
    ? undefined
    : html`<form method="post" novalidate>
        ${hidden} <input type="hidden" name="version" value="${version}" />
        <input type="hidden" name="text" value="${usual}" />
        ${button({ text: `Put back the default: ${usual}`, classes: 'govuk-button--secondary' })}
      </form>`

/** Changes what a deciding body's approval does. */
export const powerPage = (body: string, state: FormState) =>
  settingsForm({
    title: `What an approval by the ${body} does`,
    back,
    state,
    fields: powerForm.controls(state),
  })
