import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, type Html } from '#govuk/html.ts'
import { type Hour, hourBar } from '#govuk/pieces/hour-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import type { SeatAtMeeting } from '#records/meeting/attendance.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween } from '#rules/calendar/plain-date.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayTime } from '#rules/calendar/say-moment.ts'
import { withStop } from '#rules/words/with-stop.ts'
import type { MeetingInView } from './meeting-in-view.query.ts'

/** When it is looked at, and whether by somebody who may say who came. */
type Looked = { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate; readonly mayRecord: boolean }
type Now = Pick<Looked, 'now' | 'today'>

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** 'Legal Tracking Meeting, Monday 23 November 2026'. */
export const meetingTitle = ({ sitting }: Pick<MeetingInView, 'sitting'>): string =>
  `${sitting.seriesName}, ${sayDateInFull(sitting.on)}`

/** '57 minutes planned, 3 to spare', '64 minutes planned, 4 more than the hour has'. */
function sayHour({ agenda, sitting }: MeetingInView): string {
  const planned = `${counted(agenda.planned, 'minute')} planned`
  if (agenda.toSpare >= 0) return `${planned}, ${agenda.toSpare} to spare`
  return `${planned}, ${-agenda.toSpare} more than its ${sitting.minutes}`
}

/** The top of every page of a meeting: what and when, who chairs, and the hour as a bar with its words. */
export const meetingHead = (meeting: MeetingInView, at: Looked): Html =>
  html`${pageHeading({ heading: meetingTitle(meeting), caption: onPapers(meeting), aside: whoChairs(meeting, at.mayRecord) })}
  ${hourBar(hourOf(meeting, at), hourWords(meeting, at))}`

const onPapers = ({ sitting }: MeetingInView): string | undefined =>
  sitting.onPapers ? 'On papers: the members read and answer in writing' : undefined

function hourWords(meeting: MeetingInView, { now, today }: Now): string {
  const { sitting, phase } = meeting
  switch (phase) {
    case 'cancelled':
      return `${withStop(`Not held${sitting.reason === null ? '' : `: ${sitting.reason}`}`)} Its reviews are placed on other meetings.`
    case 'live':
      return sitting.onPapers ? 'Today' : `${sayTime(now)} · ${sayHour(meeting)}`
    case 'before': {
      const days = `In ${sayDays(daysBetween(today, sitting.on))}`
      return sitting.onPapers
        ? days
        : `${days}, at ${sitting.startsAt.toString({ smallestUnit: 'minute' })} · ${sayHour(meeting)}`
    }
    case 'after':
      return afterwards(meeting)
  }
}

function afterwards({ kept }: MeetingInView): string {
  const recorded = kept.filter(({ state }) => state !== 'open').length
  const awaiting = kept.filter(({ state }) => state === 'recorded').length
  const rest =
    awaiting === 0
      ? recorded === 0
        ? ''
        : ', all confirmed'
      : `, ${awaiting} awaiting the ${nameFor('role.chair', 'short')}`
  return `${counted(recorded, 'item')} recorded${rest}`
}

/** How many of its minutes have gone; none of a meeting that isn't held, or to which nobody comes. */
function hourOf({ sitting, agenda, phase }: MeetingInView, { now }: Now): Hour | null {
  if (phase === 'cancelled' || sitting.onPapers) return null
  const clock = now.toZonedDateTimeISO('Europe/London').toPlainTime()
  const gone =
    phase === 'live' ? sitting.startsAt.until(clock).total('minutes') : phase === 'after' ? agenda.planned : 0
  return { available: sitting.minutes, planned: agenda.planned, gone, isGoingOn: phase === 'live' }
}

const seatOf = (seats: readonly SeatAtMeeting[], part: 'chair' | 'deputy') => seats.find((seat) => seat.part === part)

function whoChairs(meeting: MeetingInView, mayRecord: boolean): Html {
  const { sitting, seats, phase } = meeting
  const chair = seatOf(seats, 'chair')
  if (phase === 'before' || phase === 'cancelled')
    return html`${capitalised(nameFor('role.chair', 'short'))}: <strong>${chair?.name ?? 'nobody in the seat'}</strong>`
  const attendance = (words: string): string | Html =>
    mayRecord ? html`<a class="govuk-link" href="/meetings/${sitting.address}/attendance">${words}</a>` : words
  if (seats.every(({ present }) => present === null))
    return html`${capitalised(nameFor('role.chair', 'short'))}:
      <strong>${chair?.name ?? 'nobody in the seat'}</strong> · ${attendance('who came isn’t recorded')}`
  const present = seats.filter((seat) => seat.present === 'present').length
  const lacks = meeting.lacksLegalAdviser && tag({ text: 'No legal adviser to decide with', classes: 'govuk-tag--red' })
  const core = html`${lacks} · ${attendance(`${present} of ${seats.length} core members`)}`
  if (sitting.chairedAs === null) return html`${tag({ text: 'Nobody to decide', classes: 'govuk-tag--red' })} ${core}`
  const decides = seats.find(({ personId }) => personId === sitting.chairId)
  if (sitting.chairedAs === 'chair')
    return html`${capitalised(nameFor('role.chair', 'short'))}:
      <strong>${(decides ?? chair)?.name}</strong> ${tag({ text: 'Present', classes: 'govuk-tag--green' })} ${core}`
  return html`Deputy:
    <strong>${(decides ?? seatOf(seats, 'deputy'))?.name}</strong>
    ${tag({ text: `Acting as ${nameFor('role.chair', 'short')}`, classes: 'govuk-tag--yellow' })} ${core}`
}
