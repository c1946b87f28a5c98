import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText } from '#govuk/pieces/words.ts'
import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import { entriesOf, type OverviewContent, type OverviewEntry } from '#rules/overview/content.ts'
import type { Difference } from '#rules/overview/differences.ts'
import { outdated, wordsOfItem } from '#rules/overview/edited-words.ts'
import { sayCount } from '#rules/words/say-names.ts'
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
  const day = sayMeetingDay(last.content.meetingOn, { apart: null })
  return isComparable(last.content)
    ? `Compared with the Overview of ${day}.`
    : `The Overview of ${day} was kept in an older form that can’t be compared with, so everything counts as new.`
}

export function awaiting(content: OverviewContent): Html {
  const count = entriesOf(content).filter(({ state }) => state === 'awaiting-chair').length
  return count === 0
    ? nothing
    : html`<p class="govuk-inset-text">
        ${sayItems(count)} ${count === 1 ? 'awaits' : 'await'} the ${nameFor('role.chair', 'short')}. The Overview
        doesn’t wait: they are published marked so, and a correction is a new version.
      </p>`
}

/** What the next version takes in so far, and what happened besides. */
function correcting(
  content: OverviewContent,
  since: readonly Difference[],
  { number, address }: { readonly number: number; readonly address: string },
): Html {
  const count = entriesOf(content).filter(({ corrections }) => corrections.length > 0).length
  const confirmed = since.filter(({ now }) => now?.state === 'confirmed').length
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      ${count === 0 ? 'It changes nothing yet.' : `It changes ${sayItems(count)}, marked “Corrected”.`}
      ${
        since.length === 0
          ? `The records say nothing else since version ${number}.`
          : `${sayCount(since.length, 'item')} ${since.length === 1 ? 'differs' : 'differ'} in the records since version ${number}, ${confirmed} of them confirmed; none of that is in it unless you choose so.`
      }
    </p>
    <p class="govuk-body waymark-not-printed">
      <a class="govuk-link" href="/overviews/${address}/since">Choose what goes into version ${number + 1}</a>
    </p>
  </div>`
}

function standing({ versions, dueOn, today, sitting, content, since }: DraftModel): Html {
  const [latest] = versions
  if (latest !== undefined)
    return html`<p class="govuk-body">
        <a class="govuk-link" href="/overviews/${sitting.address}/versions/${latest.number}"
          >Version ${latest.number}</a
        >
        was published on ${sayMoment(latest.publishedAt)} by ${latest.publishedBy}. A correction begins from it as it
        was published: below is version ${latest.number + 1} as it would be.
      </p>
      ${correcting(content, since, { number: latest.number, address: sitting.address })}`
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

/** The way to an item's words, with how they stand: written over, or written over words that the record no longer has. */
const editLink =
  ({ sitting, draft, unedited }: DraftModel) =>
  (entry: OverviewEntry): Html => {
    const part = unedited.parts.find(({ entries }) => entries.some(({ key }) => key === entry.key))
    const kept = part?.entries.find(({ key }) => key === entry.key)
    if (part === undefined || kept === undefined || kept.isCut || wordsOfItem(kept, part.section).length === 0)
      return nothing
    const words = draft.edited.get(entry.key)?.words ?? []
    const lost = outdated(kept, part.section, words)
    const isWritten = wordsOfItem(kept, part.section).some(({ place, text }) =>
      words.some((each) => each.place === place && each.original === text),
    )
    return html`<p class="govuk-body-s govuk-!-margin-bottom-1 waymark-not-printed" id="${entry.key}">
      ${isWritten && 'Written over for the Overview. '}
      ${lost.length > 0 && lateText('The record has changed since these words were written over. ')}
      <a class="govuk-link" href="/overviews/${sitting.address}/items/${entry.key}"
        >Change the words<span class="govuk-visually-hidden"> of ${entry.title}</span></a
      >
    </p>`
  }

/** A meeting's Overview as the records have it now, for the Court QA Manager to look through, write over and publish. (LO-01) */
export const draftPage = (model: DraftModel) => ({
  title: `Draft of the ${model.label}, ${sayMeetingOf(sayDateInFull(model.sitting.on), model.sitting)}`,
  place: 'overview',
  series: model.sitting.seriesId,
  back: { text: capitalised(model.label), href: '/overviews' },
  main: html`${pageHeading({
      heading: `Draft: meeting of ${sayMeetingOf(sayDateInFull(model.sitting.on), model.sitting)}`,
      caption: capitalised(model.label),
      aside: model.mayPublish
        ? button({ text: 'Go on to publish', href: `/overviews/${model.sitting.address}/publish` })
        : undefined,
    })}
    ${standing(model)}
    <p class="govuk-body">
      ${sayItems(entriesOf(model.content).length)}. ${model.versions.length === 0 && sinceLast(model)}
    </p>
    ${awaiting(model.content)} ${firstLines(model.content, counted)}
    ${overviewParts(model.content, {
      empty: true,
      besides: {
        section: write(model.sitting.address, (section) => model.draft.prose(section).text),
        entry: editLink(model),
      },
    })}`,
})
