import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'

export type FamilyNamed = { readonly id: number; readonly name: string; readonly reference: string }

const title = 'Ask for a resource'

const captionOf = ({ name, reference }: FamilyNamed): string => `${name} family, ${reference}`

/** Where a page about a family's resources goes back to. */
export const backTo = ({ id, name }: Pick<FamilyNamed, 'id' | 'name'>) => ({
  text: `${name} family`,
  href: `/families/${id}#resources`,
})

type Asking = { readonly route: string; readonly before: Html; readonly item: string | null } & Pick<
  FormPage,
  'state' | 'fields'
>

/** Asks for a resource for children of a family; `route` says who agrees what. (PP-07) */
export const askResourcePage = (family: FamilyNamed, { route, before, item, ...asked }: Asking) =>
  formPage({
    title,
    caption: captionOf(family),
    lede: `${route} Whoever asks doesn’t agree it.`,
    place: 'tracker',
    back: item === null ? backTo(family) : { text: 'The meeting’s item', href: item },
    ...asked,
    aside: before,
    save: 'Ask',
  })

/** Nothing can be asked for here, with the reason. */
export const nobodyToAskForPage = (family: FamilyNamed, sentence: string) => ({
  title,
  of: captionOf(family),
  place: 'tracker',
  back: backTo(family),
  main: html`${pageHeading({ heading: title, caption: captionOf(family) })}
    <p class="govuk-body">${sentence}</p>`,
})
