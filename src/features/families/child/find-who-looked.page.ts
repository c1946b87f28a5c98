import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'

type Model = {
  /** What was asked for; '' while nothing was. */
  readonly reference: string
  /** The reference of the family found; null where there is none this person may know of. */
  readonly found: string | null
  readonly children: readonly { readonly id: number; readonly called: string }[]
  /** Who decides who may see a restricted family. */
  readonly whoElse: string
  /** Who has no settings types the address. */
  readonly comesFromSettings: boolean
}

/** Who looked at a family's children, found by its reference: for those who see no case. (SEC-03) */
export const findWhoLookedPage = (model: Model) => ({
  title: 'Who looked at a child',
  ...(model.comesFromSettings ? { place: 'settings', back: { text: 'Settings', href: '/settings' } } : {}),
  main: html`${pageHeading({
      heading: 'Who looked at a child',
      lede: 'Everybody who was shown a child’s name, or changed the record. You don’t see the name or anything of the case.',
    })}
    <form method="get" action="/who-looked">
      ${input({
        name: 'reference',
        id: 'reference',
        label: { text: 'The family’s reference', classes: 'govuk-label--s' },
        hint: { text: 'For example, NB-1024. A restricted family is found only by those named.' },
        classes: 'govuk-input--width-10',
        value: model.reference,
        autocomplete: 'off',
        spellcheck: false,
      })}
      ${button({ text: 'Find' })}
    </form>
    ${found(model)}`,
})

function found({ reference, found: family, children, whoElse }: Model): Html {
  if (reference === '') return nothing
  if (family === null)
    return html`<p class="govuk-body">No family of this reference is found. Check how it is written.</p>
      <p class="govuk-body">
        Who looked at a restricted family is shown to those named for it, whatever others hold. The ${whoElse} decides
        who is.
      </p>`
  return html`<h2 class="govuk-heading-m">Family ${family}</h2>
    <ul class="govuk-list">
      ${children.map(
        ({ id, called }) =>
          html`<li><a class="govuk-link" href="/children/${id}/looks">Who looked at ${called}</a></li>`,
      )}
    </ul>`
}
