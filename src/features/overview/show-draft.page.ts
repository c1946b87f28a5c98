import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText } from '#govuk/pieces/words.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import { entriesOf, type OverviewContent } from '#rules/overview/content.ts'
import { isComparable } from '#rules/overview/draft-overview.ts'
import { overviewSections } from '#rules/overview/sections.ts'
import type { DraftInView } from './draft.query.ts'
import { firstLines, overviewParts } from './overview-parts.ts'
import { counted, sayItems, sayMeetingDay } from './overview-words.ts'

export type DraftModel = DraftInView & {
  readonly label: string
  readonly mayPublish: boolean
  readonly today: Temporal.PlainDate
}

/** What the draft is compared with, in a sentence. */
function sinceLast({ last }: DraftInView): string {
  if (last === null) return 'No Overview was published before this one, so everything counts as new.'
  const day = sayMeetingDay(last.content.meetingOn)
  return isComparable(last.content)
    ? `Compared with the Overview of ${day}.`
    : `The Overview of ${day} was kept in an older form that can’t be compared with, so everything counts as new.`
}

export function awaiting(content: OverviewContent): Html {
  const count = entriesOf(content).filter(({ state }) => state === 'awaiting-chair').length
  return count === 0
    ? nothing
    : html`<p class="govuk-inset-text">
        ${sayItems(count)} ${count === 1 ? 'awaits' : 'await'} the chair. The Overview doesn’t wait: they are published
        marked so, and a correction is a new version.
      </p>`
}

function standing({ versions, dueOn, today, sitting }: DraftModel): Html {
  const [latest] = versions
  if (latest !== undefined)
    return html`<p class="govuk-body">
      <a class="govuk-link" href="/overviews/${sitting.address}/versions/${latest.number}">Version ${latest.number}</a>
      was published on ${sayMoment(latest.publishedAt)} by ${latest.publishedBy}. Below is what the records say now.
    </p>`
  const overdue = daysOverdue(dueOn, today)
  return html`<p class="govuk-body">
    To publish by the end of ${sayDateInFull(dueOn)}${overdue > 0 && html`: ${lateText(sayOverdue(overdue))}`}.
  </p>`
}

const write =
  (address: string, prose: (section: AgendaSection) => string) =>
  (section: AgendaSection): Html =>
    html`<p class="govuk-body waymark-not-printed">
      <a class="govuk-link" href="/overviews/${address}/words/${section}"
        >${prose(section) === '' ? 'Write a few words here' : 'Change these words'}<span class="govuk-visually-hidden"
          >: ${overviewSections[section].name}</span
        ></a
      >
    </p>`

/** A meeting's Overview as the records have it now, for the Court QA Manager to look through, write over and publish. (LO-01) */
export const draftPage = (model: DraftModel) => ({
  title: `Draft of the ${model.label}, ${sayDateInFull(model.sitting.on)}`,
  place: 'overview',
  back: { text: capitalised(model.label), href: '/overviews' },
  main: html`${pageHeading({
      heading: `Draft: meeting of ${sayDateInFull(model.sitting.on)}`,
      caption: capitalised(model.label),
      aside: model.mayPublish
        ? button({ text: 'Go on to publish', href: `/overviews/${model.sitting.address}/publish` })
        : undefined,
    })}
    ${standing(model)}
    <p class="govuk-body">${sayItems(entriesOf(model.content).length)}. ${sinceLast(model)}</p>
    ${awaiting(model.content)} ${firstLines(model.content, counted)}
    ${overviewParts(model.content, {
      empty: true,
      besides: {
        section: write(model.sitting.address, (section) => model.draft.prose(section).text),
        entry: () => nothing,
      },
    })}`,
})
