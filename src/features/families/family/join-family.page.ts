import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { html, type Html } from '#govuk/html.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'

const title = 'Join with another family'
const captionOf = ({ name, reference }: KeptFamily): string => `${name} family, ${reference}`

/** Asks for the reference of the family this one belongs with. `reference`: what was asked for and isn't there; null at first. */
export function whichFamilyPage({
  family,
  reference,
  isJoinedHere = false,
}: {
  readonly family: KeptFamily
  readonly reference: string | null
  /** The family of that reference was joined with this one before. */
  readonly isJoinedHere?: boolean
}): PageContent {
  const wrong = reference === null ? null : isJoinedHere ? sayJoinedHere(reference) : sayNotThere(reference)
  const errors = wrong === null ? {} : { reference: wrong }
  return {
    title,
    of: captionOf(family),
    place: 'tracker',
    back: backToFamily(family),
    main: html`${errorsFirst(errors)}
      <h1 class="govuk-heading-l"><span class="govuk-caption-l">${captionOf(family)}</span> ${title}</h1>
      <p class="govuk-body">
        For children who came in as two families and are one. You see both before anything is changed.
      </p>
      <form method="get" novalidate>
        ${input({
          name: 'reference',
          label: { text: 'Reference of the other family', classes: 'govuk-label--s' },
          hint: { text: 'It stands above the family’s name on its page, for example NB-2041.' },
          classes: 'govuk-input--width-10',
          value: reference ?? '',
          spellcheck: false,
          autocomplete: 'off',
          errorMessage: wrong === null ? undefined : { text: wrong },
        })}
        ${button({ text: 'Continue' })}
      </form>`,
  }
}

const sayJoinedHere = (reference: string): string =>
  `The family with the reference ${reference} has been joined with this one meanwhile: there is nothing left to join`

const sayNotThere = (reference: string): string =>
  reference === ''
    ? 'Enter the reference of the other family'
    : `No other family whose record you keep has the reference ${reference}`

/** Both families side by side, and the button that makes them one. */
export const joinFamilyPage = (model: {
  readonly family: KeptFamily
  readonly other: KeptFamily
  readonly state: FormState
}): PageContent =>
  formPage({
    title: `Join the ${model.family.name} family with the ${model.other.name} family`,
    caption: captionOf(model.family),
    lede: `Everything of this family goes with its children: they become part of the ${model.other.name} family, ${model.other.reference}. Each child keeps their own name, clock and dates.`,
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      html`<input type="hidden" name="reference" value="${model.other.reference}" />`,
      childrenOf(model.family, 'joining'),
      childrenOf(model.other, 'there already'),
    ],
    save: 'Join the families',
  })

const childrenOf = ({ name, reference, children }: KeptFamily, what: string): Html =>
  html`<h2 class="govuk-heading-s">${name} family, ${reference}: ${what}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${children.map(({ name: child, bornOn }) => html`<li>${child}${bornOn !== null && `, born ${sayDate(bornOn)}`}</li>`)}
    </ul>`
