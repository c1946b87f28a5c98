import { html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { LineCheck } from '#records/tracker/line-checks.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayCount } from '#rules/words/say-names.ts'

type SettingsPlace = { readonly text: string; readonly href: string; readonly says: string }

/** The places where an authority says how it works; only those this person may go to. */
export const settingsPage = (places: readonly SettingsPlace[], lastCheck: LineCheck | null) => ({
  title: 'Settings',
  place: 'settings',
  main: html`<h1 class="govuk-heading-l">Settings</h1>
    ${quietList(
      places.map(({ text, href, says }) => ({
        title: html`<a class="govuk-link" href="${href}">${text}</a>`,
        detail: says,
      })),
    )}
    ${lastCheck !== null && html`<p class="govuk-body-s">${sayCheck(lastCheck)}</p>`}`,
})

const sayCheck = ({ on, lines, differences }: LineCheck): string =>
  `The lists were last compared with every child’s clock on ${sayDateInFull(on)}: ${sayCount(lines, 'child', 'children')}, ${
    differences === 0 ? 'all in their place' : `${sayCount(differences, 'was', 'were')} put back in their place`
  }.`
