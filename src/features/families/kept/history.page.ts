import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietText } from '#govuk/pieces/words.ts'
import { type Called, sayChange, sayFields } from '#parts/words/change-words.ts'
import { type CountedPages, foundOfCounted, pageLinks, sayCounted } from '#parts/lists/page-links.ts'
import type { ChangesOnPage, KeptChange } from '#records/families/changes-kept.ts'
import type { Names } from '#records/people/names.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { calledInChild } from '#features/families/child/child.form.ts'

const calledWith =
  ({ caseSystem }: Names): Called =>
  (recordKind, field) =>
    recordKind === 'child' ? calledInChild(field, caseSystem) : undefined

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
                ${sayFields(change, names, calledWith(names)).map(({ field, from, to }) => html`<li>${field}: ${change.before !== null && `${from} → `}${to}</li>`)}
                ${change.reason !== null && html`<li>Reason: ${change.reason}</li>`}
              </ul>
            </li>`,
        )}
      </ol>`

/** The last few changes on the family's page, with the way to all of them. */
export const historyOfFamilySection = (
  familyId: number,
  { changes, counted, names }: ChangesOnPage & { readonly names: Names },
): Html =>
  html`<h2 class="govuk-heading-m" id="history">History</h2>
    ${changesList(changes, names)}
    ${
      (counted.isMore || counted.count > changes.length) &&
      html`<p class="govuk-body-s">
        <a class="govuk-link" href="/families/${familyId}/history"
          >${counted.isMore ? 'All changes' : `All ${counted.count} changes`}</a
        >
      </p>`
    }`

/** One page of changes with what is needed to say them. */
export type HistoryShown = CountedPages & { readonly changes: readonly KeptChange[]; readonly names: Names }

/** The changes of one page and the way to the others; `address` gives a page's address. */
export const changesOnPage = (shown: HistoryShown, address: (page: number) => string): Html =>
  html`${changesList(shown.changes, shown.names)} ${pageLinks(shown, address)}`

export type HistoryModel = HistoryShown & { readonly familyId: number; readonly familyName: string }

/** Every change of a family's records, the latest first. */
export const historyPage = (model: HistoryModel) => ({
  title: `History of the ${model.familyName} family`,
  found: foundOfCounted(model, 'change'),
  place: 'tracker',
  back: { text: `${model.familyName} family`, href: `/families/${model.familyId}` },
  main: html`${pageHeading({
    heading: 'History',
    caption: `${model.familyName} family`,
    lede: model.counted.count === 0 ? undefined : `${sayCounted(model.counted, 'change')}, the latest first.`,
  })}
  ${changesOnPage(model, (to) => `/families/${model.familyId}/history?page=${to}`)}`,
})
