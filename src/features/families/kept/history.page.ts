import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietText } from '#govuk/pieces/words.ts'
import { type Called, sayChange, sayFields } from '#parts/words/change-words.ts'
import { pageLinks } from '#parts/lists/page-links.ts'
import type { KeptChange } from '#records/families/changes-kept.ts'
import type { Names } from '#records/people/names.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { calledInChild } from '#features/families/child/child.form.ts'

const called: Called = (recordKind, field) => (recordKind === 'child' ? calledInChild(field) : undefined)

/** What was changed, field by field old → new, by whom and when. */
export const changesList = (changes: readonly KeptChange[], names: Names): Html =>
  changes.length === 0
    ? html`<p class="govuk-body">Nothing has been changed yet.</p>`
    : html`<ol class="govuk-list waymark-small">
        ${changes.map(
          (change) =>
            html`<li>
              <strong>${sayChange(change)}</strong>${change.childName !== null && `, ${change.childName}`}
              ${quietText(`${change.who}, ${sayMoment(change.at)}`)}
              <ul class="govuk-list govuk-list--bullet waymark-small">
                ${sayFields(change, names, called).map(({ field, from, to }) => html`<li>${field}: ${change.before !== null && `${from} → `}${to}</li>`)}
                ${change.reason !== null && html`<li>Reason: ${change.reason}</li>`}
              </ul>
            </li>`,
        )}
      </ol>`

/** The last few changes on the family's page, with the way to all of them. */
export const historyOfFamilySection = (
  familyId: number,
  { changes, count, names }: { readonly changes: readonly KeptChange[]; readonly count: number; readonly names: Names },
): Html =>
  html`<h2 class="govuk-heading-m" id="history">History</h2>
    ${changesList(changes, names)}
    ${
      count > changes.length &&
      html`<p class="govuk-body-s">
        <a class="govuk-link" href="/families/${familyId}/history">All ${count} changes</a>
      </p>`
    }`

export type HistoryModel = {
  readonly familyId: number
  readonly familyName: string
  readonly changes: readonly KeptChange[]
  readonly names: Names
  readonly count: number
  readonly page: number
  readonly pages: number
}

/** Every change of a family's records, the latest first. */
export const historyPage = (model: HistoryModel) => ({
  title: `History of ${model.familyName}`,
  place: 'tracker',
  back: { text: `${model.familyName} family`, href: `/families/${model.familyId}` },
  main: html`${pageHeading({
    heading: 'History',
    caption: `${model.familyName} family`,
    lede: model.count === 0 ? undefined : `${model.count} change${model.count === 1 ? '' : 's'}, the latest first.`,
  })}
  ${changesList(model.changes, model.names)}
  ${pageLinks(model, (to) => `/families/${model.familyId}/history?page=${to}`)}`,
})
