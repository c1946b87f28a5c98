import { fileUpload } from '#govuk/components/file-upload.ts'
import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Family = { readonly id: number; readonly name: string; readonly reference: string }

const title = 'Ask for an extension'
const captionOf = ({ name, reference }: Family): string => `${name} family, ${reference}`

/** Asks for an extension for children of a family; `decides` says who decides on it. (PP-04) */
export const askExtensionPage = (family: Family, decides: string, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title,
    caption: captionOf(family),
    lede: `Who asks doesn’t decide: ${decides} can agree it, agree it until an earlier day, or refuse it.`,
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    fields: [
      ...asked.fields,
      fileUpload({
        id: 'document',
        name: 'document',
        label: { text: 'Attach a document that shows it (optional)', classes: 'govuk-label--s' },
        hint: {
          text: 'Word (.docx), PDF or picture, at most 10 MB. It goes on the file of the only child chosen, else on the family’s.',
        },
        errorMessage: errorAt(asked.state.errors, 'document'),
      }),
    ],
    withFile: true,
    save: 'Ask',
  })

/** Nothing can be asked for here, with the reason. */
export const nothingToAskPage = (family: Family, sentence: string) => ({
  title,
  place: 'tracker',
  back: backToFamily(family),
  main: html`${pageHeading({ heading: title, caption: captionOf(family) })}
    <p class="govuk-body">${sentence}</p>`,
})
