import { html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'

type SettingsPlace = { readonly text: string; readonly href: string; readonly says: string }

/** The places where an authority says how it works; only those this person may go to. */
export const settingsPage = (places: readonly SettingsPlace[]) => ({
  title: 'Settings',
  place: 'settings',
  main: html`<h1 class="govuk-heading-l">Settings</h1>
    ${quietList(
      places.map(({ text, href, says }) => ({
        title: html`<a class="govuk-link" href="${href}">${text}</a>`,
        detail: says,
      })),
    )}`,
})
