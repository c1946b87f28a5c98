import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { ResourceRequest } from '#records/resources/resource-requests.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { resourceWords, sayWaits, sayWhatBecame } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayList } from '#rules/words/say-names.ts'

/** What was asked for children of the family and costs money, the latest first: for whom, what it costs, whether it waits or what became of it. (PP-07) */
export function resourcesOfFamilySection(
  requests: readonly ResourceRequest[],
  familyName: string,
  today: PlainDate,
): Html {
  if (requests.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="resources">Resources</h2>
    ${quietList(
      requests.toReversed().map((request) => ({
        title: html`<a class="govuk-link" href="/resources/${request.id}"
          >${resourceWords[request.kind]},
          ${sayList(request.children.map(({ name }) => nameWithin(familyName, name)))}</a
        >`,
        detail: `${request.what}, ${sayPounds(request.askedPence)}, asked for on ${sayDate(request.askedOn)}`,
        end: html`${sayWhatBecame(request) ?? sayWaits(request, today)}`,
      })),
    )}
    <p class="govuk-body-s waymark-not-printed">
      <a class="govuk-link" href="/resources">What waits for all families, and totals a quarter</a>
    </p>`
}
