import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { ResourceRequest } from '#records/resources/resource-requests.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { resourceWords, sayWaits, sayWhatBecame } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'

/** What was asked for these children and their siblings before, the latest first, with what was agreed of it in all. (PP-07) */
export function askedBefore(requests: readonly ResourceRequest[], familyName: string, today: Temporal.PlainDate): Html {
  const agreed = requests.reduce((sum, { agreedPence }) => sum + (agreedPence ?? 0), 0)
  return html`<h2 class="govuk-heading-m">Asked for before</h2>
    ${requests.length === 0 && html`<p class="govuk-body">Nothing was asked for these children or their siblings.</p>`}
    ${quietList(requests.toReversed().map((request) => oneBefore(request, familyName, today)))}
    ${agreed > 0 ? html`<p class="govuk-body">Agreed for the family so far: <strong>${sayPounds(agreed)}</strong>.</p>` : nothing}`
}

const oneBefore = (request: ResourceRequest, familyName: string, today: Temporal.PlainDate) => ({
  title: html`<a class="govuk-link" href="/resources/${request.id}"
    >${resourceWords[request.kind]}, ${sayList(request.children.map(({ name }) => nameWithin(familyName, name)))}</a
  >`,
  detail: html`${request.what}<br />${sayHowItStands(request, today)}`,
})

/** 'Agreed, £450, Mon 2 Nov 2026'; 'Waits 3 days, £450'. */
function sayHowItStands(request: ResourceRequest, today: Temporal.PlainDate): string {
  const became = sayWhatBecame(request)
  const on = request.decidedOn ?? request.closedOn
  return capitalised(
    became === null || on === null
      ? `${sayWaits(request, today)}, ${sayPounds(request.askedPence)}`
      : `${became}, ${sayDate(on)}`,
  )
}
