import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

type Around = {
  readonly versions: Html
  /** The urgent returns of which the panel decided to issue. */
  readonly toIssue: readonly UrgentReturn[]
  /** Whether a child of the family is in no pre-proceedings. */ readonly hasOthers: boolean
}

/** Asks for a decision to issue for children who are in no pre-proceedings. (P9; CT-02) */
export const issueWithoutPage = (family: KeptFamily, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title: `Record a decision to issue without ${nameFor('stage.pre-proceedings')}`,
    caption: `${family.name} family, ${family.reference}`,
    lede: `For children who are in no ${nameFor('stage.pre-proceedings')}. It opens their care proceedings, to be issued; the day of issue is recorded there.`,
    place: 'tracker',
    back: backToFamily(family),
    ...asked,
    save: 'Record the decision',
  })

const sayDecided = ([first, ...more]: readonly UrgentReturn[]): string =>
  first === undefined
    ? ''
    : `The panel that saw ${sayList([first, ...more].map(({ childName }) => childName))} again decided to issue: what is known of it is filled in.`

/** Asks for a decision to issue that ends pre-proceedings at any time. (P9) */
export const issuePage = (
  family: KeptFamily,
  { versions, toIssue, hasOthers, state, fields }: Pick<FormPage, 'state' | 'fields'> & Around,
) =>
  formPage({
    title: 'Record a decision to issue proceedings',
    caption: `${family.name} family, ${family.reference}`,
    lede: html`Ends ${nameFor('stage.pre-proceedings')} on the day of the decision.
    ${sayDecided(toIssue)}${hasOthers && html` For a child who is in none there is <a class="govuk-link" href="/families/${family.id}/issue-without">another form</a>.`}`,
    place: 'tracker',
    back: backToFamily(family),
    state,
    fields: [versions, ...fields],
    save: 'Record the decision',
  })
