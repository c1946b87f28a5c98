import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { captionOfCase } from '#features/court/case/case-fields.ts'

type FilingForm = Pick<FormPage, 'state' | 'fields'> & {
  readonly proceedings: KeptProceedings
  readonly isNew: boolean
}

/** Records a document due at court: when, what may delay it and what is planned, and when it was filed. (CT-04) */
export const filingFormPage = ({ proceedings, isNew, state, fields }: FilingForm) =>
  formPage({
    title: isNew ? 'Add a filing duty' : 'Change the filing duty',
    caption: captionOfCase(proceedings),
    place: 'court',
    back: { text: 'The proceedings', href: `/proceedings/${proceedings.id}#filings` },
    state,
    fields,
    save: isNew ? 'Add the filing duty' : 'Save',
  })
