import { type FormPage, formPage } from '#parts/forms/form-page.ts'

type PrivateForm = Pick<FormPage, 'state' | 'fields'> & {
  readonly family: { readonly id: number; readonly name: string; readonly reference: string }
  /** Null for something new. */
  readonly work: { readonly id: number; readonly childName: string } | null
}

/** Records the authority's task in a private case: the report, its date, the hearing it serves, who works on it. (CT-06) */
export const privateFormPage = ({ family, work, ...asked }: PrivateForm) =>
  formPage({
    title: work === null ? 'Record private proceedings' : 'Change the private proceedings',
    caption: [work?.childName, `${family.name} family, ${family.reference}`].filter((part) => part).join(' · '),
    place: 'court',
    back:
      work === null
        ? { text: `${family.name} family`, href: `/families/${family.id}` }
        : { text: 'The private proceedings', href: `/private-proceedings/${work.id}` },
    ...asked,
    save: work === null ? 'Record it' : 'Save',
  })
