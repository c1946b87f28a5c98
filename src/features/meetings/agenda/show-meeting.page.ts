import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { isToTake } from '#rules/meeting/agenda.ts'
import type { ItemState } from '#rules/meeting/decide-item.ts'
import { sayList } from '#rules/words/say-names.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { agendaList, itemInPage, titleInFull, waysForward } from './agenda-list.ts'
import { meetingHead, meetingTitle } from './meeting-head.ts'
import type { MeetingInView } from './meeting-in-view.query.ts'

/** What the meeting's own page shows and offers to this person. */
export type MeetingPage = {
  readonly meeting: MeetingInView
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  /** The day it was to be on, for who kept that address; else null. */
  readonly movedFrom: Temporal.PlainDate | null
  readonly mayRecord: boolean
  readonly mayConfirm: boolean
  /** Where the meeting's decisions go on to, of what this person may open. */
  readonly goesOnTo: readonly { readonly text: string; readonly href: string }[]
  /** What each item decided and led to, by the item's key: a line for each child, then the actions. */
  readonly said: ReadonlyMap<string, readonly string[]>
}

/** The agenda before the meeting, on its day and afterwards: one page whose state moves on. */
export const meetingPage = (model: MeetingPage) => ({
  title: meetingTitle(model.meeting),
  place: 'meeting',
  series: model.meeting.sitting.seriesId,
  back: { text: 'Meetings', href: '/meetings' },
  main: html`${meetingHead(model.meeting, model)} ${itIsHereNow(model)} ${whatNext(model)} ${relief(model.meeting)}
  ${model.meeting.phase !== 'cancelled' && agendaList(model.meeting, null, ({ key }) => html`${model.mayRecord && waysForward(model.meeting, key)} ${said(model, key)}`)}
  ${atTheEnd(model)}`,
})

function itIsHereNow({ movedFrom, meeting }: MeetingPage): Html {
  if (movedFrom === null) return nothing
  const { on, reason, state } = meeting.sitting
  if (state === 'cancelled')
    return html`<p class="govuk-inset-text">
      This meeting was to be on ${sayDateInFull(movedFrom)}. It was moved to ${sayDateInFull(on)} and is cancelled.
    </p>`
  return html`<p class="govuk-inset-text">
    This meeting was to be on ${sayDateInFull(movedFrom)}. It is on ${sayDateInFull(on)}
    instead${reason === null ? '' : `: ${reason}`}.
  </p>`
}

function whatNext(model: MeetingPage): Html {
  const { meeting, mayRecord, mayConfirm } = model
  const { address } = meeting.sitting
  const links = [
    mayRecord && isToAddTo(meeting) && { text: 'Add any other issue', href: `/meetings/${address}/add` },
    ...(meeting.phase === 'after' ? model.goesOnTo : []),
  ].filter((link) => link !== false)
  const green = greenButton(meeting, mayRecord, mayConfirm)
  if (links.length === 0 && green === nothing) return nothing
  return html`<div class="govuk-button-group waymark-not-printed">
    ${green} ${links.map(({ text, href }) => html`<a class="govuk-link" href="${href}">${text}</a>`)}
  </div>`
}

const isToAddTo = ({ sitting, phase }: MeetingInView): boolean => phase !== 'cancelled' && sitting.state !== 'held'

const isHeldNow = ({ phase }: MeetingInView): boolean => phase === 'live' || phase === 'after'

// One green button: what comes next for this person.
function greenButton(meeting: MeetingInView, mayRecord: boolean, mayConfirm: boolean): Html {
  const { address } = meeting.sitting
  const awaiting = meeting.kept.filter(({ state }) => state === 'recorded').length
  if (mayConfirm && awaiting > 0)
    return button({
      text: `Confirm ${awaiting === 1 ? 'one item' : `${awaiting} items`}`,
      href: `/meetings/${address}/confirm`,
    })
  if (!mayRecord || !isHeldNow(meeting)) return nothing
  if (meeting.seats.every(({ present }) => present === null))
    return button({ text: 'Record who came', href: `/meetings/${address}/attendance` })
  const next = meeting.agenda.items.find(isToTake)
  return next === undefined
    ? nothing
    : button({ text: `Take ${titleInFull(meeting, next)}`, href: itemInPage(address, next.key) })
}

// Once the meeting is over there is nothing to shorten any more.
function relief(meeting: MeetingInView): Html {
  const { agenda, phase } = meeting
  const proposed = agenda.relief
  if (proposed === null || phase === 'after' || phase === 'cancelled') return nothing
  const { over, onPapers, extraMinutes } = proposed
  const saved = onPapers.reduce((sum, { minutes }) => sum + minutes, 0)
  const items = onPapers.length === 1 ? 'One item' : `${onPapers.length} items`
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      <strong>This agenda is ${sayCount(over, 'minute')} longer than the meeting.</strong>
      ${onPapers.length > 0 && `Nobody has to decide anything in the room on ${items.toLowerCase()}: ${sayCount(saved, 'minute')}, if they go on papers.`}
      ${extraMinutes > 0 && `An extra meeting of ${sayCount(extraMinutes, 'minute')} would take ${onPapers.length > 0 ? 'the rest' : 'what doesn’t fit'}.`}
    </p>
    ${
      onPapers.length > 0 &&
      details({
        summaryText: `${items} that can go on papers`,
        classes: 'waymark-not-printed',
        html: html`<ul class="govuk-list govuk-list--bullet">
          ${onPapers.map((item) => html`<li>${titleInFull(meeting, item)} · ${item.reason} (${item.minutes} min)</li>`)}
        </ul>`,
      })
    }
  </div>`
}

const stateTags: Record<ItemState, Html> = {
  open: nothing,
  recorded: tag({ text: `Awaiting the ${nameFor('role.chair', 'short')}`, classes: 'govuk-tag--yellow' }),
  confirmed: tag({ text: 'Confirmed', classes: 'govuk-tag--green' }),
}

function said(model: MeetingPage, key: string): Html | null {
  const item = model.meeting.kept.find((kept) => kept.key === key)
  if (item === undefined || item.state === 'open') return null
  const lines = model.said.get(key) ?? []
  return html`<div class="waymark-agenda__said">
    ${item.discussion !== '' && html`<p class="govuk-body-s waymark-as-written">${item.discussion}</p>`}
    ${
      lines.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }
    ${stateTags[item.state]}
  </div>`
}

// What follows can’t be taken back, so it is read first.
function atTheEnd({ meeting, mayRecord }: MeetingPage): Html {
  if (!mayRecord || !isHeldNow(meeting) || meeting.sitting.state !== 'open') return nothing
  const left = meeting.agenda.items.filter(isToTake).length
  const without = meeting.leftOut.map(({ called, title }) => `${called} (${title})`)
  return html`<div class="waymark-not-printed govuk-!-margin-top-6">
    ${left > 0 && html`<p class="govuk-body">${left === 1 ? 'One item isn’t' : `${left} items aren’t`} recorded. What isn’t reached comes to the next meeting by itself.</p>`}
    ${without.length > 0 && html`<p class="govuk-body">${sayList(without)} ${without.length === 1 ? 'was' : 'were'} to be reviewed today, and nothing is recorded for them: so they too come to the next meeting.</p>`}
    ${button({
      text: 'End the meeting',
      href: `/meetings/${meeting.sitting.address}/end`,
      classes: 'govuk-button--secondary',
    })}
  </div>`
}
