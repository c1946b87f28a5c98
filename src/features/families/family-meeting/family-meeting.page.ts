import { html, type Html } from '#govuk/html.ts'
import { backFromChild } from '#features/families/kept/kept-by-visitor.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'

/** Records the family's own meeting for one child; `nobody` where nobody with parental responsibility is on record. (P15) */
export const familyMeetingPage = (
  child: KeptChild,
  { nobody, ...asked }: Pick<FormPage, 'state' | 'fields'> & { readonly nobody: boolean },
) =>
  formPage({
    title: 'Family group decision-making meeting',
    caption: child.name,
    lede: nobody
      ? nobodyYet(child)
      : 'Offered to each person with parental responsibility. What you clear is taken away.',
    place: 'tracker',
    back: backFromChild(child),
    ...asked,
  })

const nobodyYet = ({ familyId, name }: KeptChild): Html =>
  html`Nobody with parental responsibility for ${name} is on record, so nobody can be named to whom it was offered:
    <a class="govuk-link" href="/families/${familyId}#people">say so among the people of the family</a> first.`
