import { html, type Html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Around = { readonly versions: Html; readonly mayRecordCourt: boolean }

/** Asks for a decision to issue that ends pre-proceedings at any time. (P9) */
export const issuePage = (
  family: KeptFamily,
  { versions, mayRecordCourt, state, fields }: Pick<FormPage, 'state' | 'fields'> & Around,
) =>
  formPage({
    title: 'Record a decision to issue proceedings',
    caption: `${family.name} family, ${family.reference}`,
    lede: html`Ends pre-proceedings on the day of the decision. A child who isn’t in pre-proceedings is recorded
    ${mayRecordCourt ? html`<a class="govuk-link" href="/families/${family.id}/proceedings/new">with the proceedings</a>` : 'with the proceedings'}
    and a reason.`,
    place: 'tracker',
    back: backToFamily(family),
    state,
    fields: [versions, ...fields],
    save: 'Record the decision',
  })
