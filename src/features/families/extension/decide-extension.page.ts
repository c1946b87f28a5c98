import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import type { KeptFamily } from '#records/families/families.ts'

const title = 'Decide on the extension'
const captionOf = ({ name, reference }: KeptFamily): string => `${name} family, ${reference}`

/** Asks who may for the decision on an extension. (PP-04) */
export const decideExtensionPage = (family: KeptFamily, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title,
    caption: captionOf(family),
    lede: 'Until it is agreed the date stands. No extension goes past the 16-week maximum.',
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    save: 'Save the decision',
  })

/** Says to everybody else who decides. (SET-07) */
export const mayNotPage = (family: KeptFamily, sentence: string) => ({
  title,
  place: 'tracker',
  back: backToFamily(family),
  main: html`${pageHeading({ heading: title, caption: captionOf(family) })}
    <p class="govuk-body">${sentence}</p>`,
})
