import type { Html } from '#govuk/html.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'

type Asked = {
  readonly title: string
  readonly lede?: string | Html
  readonly save: string
  readonly state: FormState
  readonly fields: readonly Html[]
}

/** A form about who may see a family: it comes from the page that says so, and goes back there. (FAM-05) */
export const accessFormPage = ({ id, name, reference }: KeptFamily, asked: Asked) =>
  formPage({
    ...asked,
    caption: `${name} family, ${reference}`,
    place: 'tracker',
    back: { text: 'Who may see this family', href: `/families/${id}/access` },
    sure: 'Yes, that is what is meant',
  })
