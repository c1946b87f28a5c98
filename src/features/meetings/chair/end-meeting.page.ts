import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { isToTake } from '#rules/meeting/agenda.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import { itemInPage, titleInFull } from '#features/meetings/agenda/agenda-list.ts'
import { meetingTitle } from '#features/meetings/agenda/meeting-head.ts'
import type { MeetingInView } from '#features/meetings/agenda/meeting-in-view.query.ts'

type Ending = {
  readonly meeting: MeetingInView
  readonly today: Temporal.PlainDate
  /** By when what the meeting recorded is to be on the children's files. */
  readonly filingDueOn: Temporal.PlainDate
  readonly labels: Labels
  readonly hidden: Html
}

const notOpen = {
  planned: 'This meeting hasn’t begun. It begins when who came is recorded, or its first item.',
  held: 'This meeting has ended.',
  cancelled: 'This meeting isn’t held.',
} as const

/** Of a meeting that can't be ended: why. */
export const nothingToEndPage = (meeting: MeetingInView, state: keyof typeof notOpen) => ({
  title: 'End the meeting',
  of: meetingTitle(meeting),
  place: 'meeting',
  series: meeting.sitting.seriesId,
  back: { text: 'The meeting', href: `/meetings/${meeting.sitting.address}` },
  main: html`${pageHeading({ heading: 'End the meeting', caption: meetingTitle(meeting), lede: notOpen[state] })}
  ${
    state === 'planned' &&
    html`<p class="govuk-body">
      <a class="govuk-link" href="/meetings/${meeting.sitting.address}/attendance">Record who came</a>
    </p>`
  }`,
})

/** What isn't recorded yet and what follows once a meeting is ended, which can't be taken back: read before it is. (TM-04) */
export const endPage = (model: Ending) => {
  const { meeting, hidden } = model
  const place = `/meetings/${meeting.sitting.address}`
  return {
    title: 'End the meeting',
    of: meetingTitle(meeting),
    place: 'meeting',
    series: meeting.sitting.seriesId,
    back: { text: 'The meeting', href: place },
    main: html`${pageHeading({ heading: 'End the meeting', caption: meetingTitle(meeting) })}
      ${definitionRows([
        { key: 'Who came', value: whoCame(meeting) },
        { key: 'Not recorded', value: notRecorded(model) },
        ...(meeting.leftOut.length === 0 ? [] : [{ key: 'Without an outcome', value: withoutOutcome(model) }]),
        { key: `Awaiting the ${nameFor('role.chair', 'short')}`, value: awaiting(meeting) },
      ])}
      ${whatFollows(model)}
      <form method="post" novalidate>
        ${hidden}
        <div class="govuk-button-group">
          ${button({ text: 'End the meeting', preventDoubleClick: true })}
          <a class="govuk-link" href="${place}">Go on with the meeting</a>
        </div>
      </form>`,
  }
}

function whoCame({ seats, sitting, lacksLegalAdviser }: MeetingInView): Html {
  const link = (text: string) => html`<a class="govuk-link" href="/meetings/${sitting.address}/attendance">${text}</a>`
  if (seats.every(({ present }) => present === null)) return html`Not recorded yet. ${link('Record who came')}`
  const present = seats.filter((seat) => seat.present === 'present').length
  const lacks =
    sitting.chairedAs === null
      ? `nobody to decide: neither the ${nameFor('role.chair', 'short')} nor the deputy is recorded present`
      : lacksLegalAdviser && 'nothing can be decided: no legal adviser is recorded present'
  return html`${present} of ${seats.length} core members${lacks && html`, and ${lacks}. ${link('Change who came')}`}`
}

function sayNext({ meeting, today }: Ending): string {
  const next = meeting.later.find((on) => !isBefore(on, today))
  return next === undefined ? 'next meeting' : `meeting on ${sayDateInFull(next)}`
}

function notRecorded(model: Ending): Html {
  const { meeting } = model
  const left = meeting.agenda.items.filter(isToTake)
  if (left.length === 0) return html`Nothing: every item is recorded`
  return html`${sayCount(left.length, 'item', 'items')}, which ${left.length === 1 ? 'comes' : 'come'} to the
    ${sayNext(model)} by ${left.length === 1 ? 'itself' : 'themselves'}:
    <ul class="govuk-list govuk-list--bullet govuk-!-font-size-16">
      ${left.map(
        (item) =>
          html`<li>
            <a class="govuk-link" href="${itemInPage(meeting.sitting.address, item.key)}"
              >${titleInFull(meeting, item)}</a
            >${item.reason !== '' && html` · ${item.reason}`}
          </li>`,
      )}
    </ul>`
}

/** An item recorded for one child leaves the other's review to hold. */
const withoutOutcome = (model: Ending): Html =>
  html`Their item is recorded and nothing was decided for them. They come to the ${sayNext(model)} by themselves:
    <ul class="govuk-list govuk-list--bullet govuk-!-font-size-16">
      ${model.meeting.leftOut.map(
        ({ key, title, called, reviews }) =>
          html`<li>
            <a class="govuk-link" href="${itemInPage(model.meeting.sitting.address, key)}">${called} (${title})</a>:
            ${sayList(reviews.map((review) => nameFor(`review.${review}`)))}
          </li>`,
      )}
    </ul>`

function awaiting({ kept }: MeetingInView): string {
  const count = kept.filter(({ state }) => state === 'recorded').length
  return count === 0
    ? 'Nothing'
    : `${sayCount(count, 'item', 'items')}: the ${nameFor('role.chair', 'short')} can still confirm afterwards`
}

const whatFollows = ({ filingDueOn, labels }: Ending): Html =>
  html`<h2 class="govuk-heading-m">What follows</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>The agenda takes nothing more. An ended meeting isn’t opened again.</li>
      <li>
        What is recorded is to be on the children’s files by the end of ${sayDateInFull(filingDueOn)}, and goes into the
        ${labels('document.legal-overview')}.
      </li>
      <li>Who came and what is recorded can still be put right.</li>
    </ul>`
