import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { FamilyModel } from './show-family.query.ts'

const address = ({ family }: Pick<FamilyModel, 'family'>): string => `/families/${family.id}/access`

/** Above everything of a restricted family: so that whoever sees it knows that others don't. (FAM-05) */
export const restrictedNotice = ({ restriction, ...model }: FamilyModel): Html =>
  restriction === null
    ? nothing
    : insetText({
        html: html`Restricted since ${sayDate(restriction.startsOn)}: only the people named see this family. Speak of it
          with nobody else.
          <a class="govuk-link waymark-not-printed" href="${address(model)}">Who may see this family</a>`,
      })

/** Where those who ask for restrictions and decide on them say who may see the family. (FAM-05) */
export const accessOfFamilySection = (model: FamilyModel): Html =>
  model.may.askRestriction
    ? html`<h2 class="govuk-heading-m" id="access">Access</h2>
        <p class="govuk-body">
          ${model.restriction === null ? 'Everybody whose role or work reaches this family sees it.' : 'Only the people named see this family.'}
          ${linksInLine([{ text: 'Who may see this family', href: address(model) }])}
        </p>`
    : nothing
