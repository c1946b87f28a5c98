import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>

/** Asks for a new family with its first child. */
export const addFamilyPage = (asked: Asked) =>
  formPage({
    title: 'Add a family',
    lede: 'A family is children planned for together. Start with one child; add sisters and brothers afterwards.',
    place: 'tracker',
    back: { text: capitalised(nameFor('list.tracker')), href: '/tracker?back=yes' },
    ...asked,
    save: 'Add the family',
  })

/** Changes what a family is called and the reference that stands for it where no name may. (FAM-02) */
export const changeFamilyPage = (family: KeptFamily, asked: Asked) =>
  formPage({
    title: 'Change the family’s name or reference',
    caption: `${family.name} family, ${family.reference}`,
    lede: 'The children keep their own names. What was published or filed before stays as it was.',
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
  })
