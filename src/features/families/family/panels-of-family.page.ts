import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayUnheard, sayWaited, stillToHear } from '#rules/panels/panel-item.ts'
import { sayPanelDecision } from '#rules/panels/panel-outcomes.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { sayList } from '#rules/words/say-names.ts'

/** What panels were asked for of the family, the latest first: for whom, since when, what was decided of each child. (PP-01) */
export function panelsOfFamilySection(items: readonly PanelItem[], familyName: string, today: PlainDate): Html {
  if (items.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="panels">Asked of panels</h2>
    ${quietList(
      items.toReversed().map((item) => ({
        title: html`<a class="govuk-link" href="/panels/${item.id}"
          >${sayList(item.children.map(({ name }) => nameWithin(familyName, name)))}, ${sayDate(item.askedOn)}</a
        >`,
        detail: item.children
          .flatMap(({ name, last }) =>
            last === null
              ? []
              : [`${nameWithin(familyName, name)}: ${sayPanelDecision(last.outcome)}, ${sayDate(last.heardOn)}`],
          )
          .join('; '),
        end: html`${howItStands(item, today)}`,
      })),
    )}`
}

function howItStands(item: PanelItem, today: PlainDate): string {
  if (item.withdrawnOn !== null) return sayUnheard(item.admission).toLowerCase()
  if (stillToHear(item).length === 0) return 'heard'
  return `${item.waitsForAdmission ? 'to be admitted, ' : ''}${sayWaited(item, today)}`
}
