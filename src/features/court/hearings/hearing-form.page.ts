import type { Html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { captionOfCase } from '#features/court/case/case-fields.ts'

type HearingForm = Pick<FormPage, 'state' | 'fields'> & {
  readonly proceedings: KeptProceedings
  /** Null for a new hearing. */
  readonly hearingId: number | null
  /** What follows from the date, beside the form. */
  readonly aside: Html
}

/** Lists a hearing or changes it; every change is kept old → new. (CT-03) */
export const hearingFormPage = ({ proceedings, hearingId, ...asked }: HearingForm) =>
  formPage({
    title: hearingId === null ? 'Add a hearing' : 'Change the hearing',
    caption: captionOfCase(proceedings),
    place: 'court',
    back:
      hearingId === null
        ? { text: 'The proceedings', href: `/proceedings/${proceedings.id}` }
        : { text: 'The hearing', href: `/hearings/${hearingId}` },
    ...asked,
    save: hearingId === null ? 'Add the hearing' : 'Save',
  })
