import { html } from '#govuk/html.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'

type MyWork = { readonly today: Temporal.PlainDate }

/** The first page after signing in. */
export const myWorkPage = (model: MyWork) => ({
  title: 'My work',
  place: 'my-work',
  main: html`<h1 class="govuk-heading-l">My work</h1>
    <p class="govuk-body">${sayDateInFullWithoutYear(model.today)}.</p>`,
})
