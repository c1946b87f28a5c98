import { actionForm, type AskedAction } from '#parts/forms/action-fields.ts'
import { chosenFromList } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import type { Labels } from '#rules/words/labels.ts'

/** One action of a family, and where it came from: those a person enters by hand; the others are written by what they come from. */
export const addActionForm = (asked: AskedAction, labels: Labels) =>
  form({
    ...actionForm(asked).fields,
    source: chosenFromList({
      label: 'Where it came from',
      of: ['family', 'gateway', 'court'],
      say: (source) => sayActionSource(source, labels),
      wrong: 'Choose where it came from',
    }),
  })

type Family = { readonly id: number; readonly name: string; readonly reference: string }

/** Asks for one action. */
export const addActionPage = (family: Family, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title: 'Add an action',
    caption: `${family.name} family, ${family.reference}`,
    place: 'actions',
    back: { text: `${family.name} family`, href: `/families/${family.id}` },
    ...asked,
    save: 'Add the action',
  })
