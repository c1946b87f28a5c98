import { chairOf } from '#rules/words/name-for.ts'
import { tag } from '#govuk/components/tag.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { type HalfYear, halfYearLinks, sayHalfYear } from '#parts/lists/half-years.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** A meeting in the list: what was recorded at it, of what the person may see. */
export type MeetingLine = {
  readonly address: string
  readonly on: Temporal.PlainDate
  readonly startsAt: Temporal.PlainTime
  readonly seriesId: number
  readonly seriesName: string
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
  readonly onPapers: boolean
  readonly chair: string | null
  readonly isActing: boolean
  readonly recorded: number
  readonly awaiting: number
}

export type MeetingsPage = {
  readonly meetings: readonly MeetingLine[]
  readonly shown: HalfYear
  /** The day of the first meeting that is kept. */
  readonly first: Temporal.PlainDate | null
  readonly today: Temporal.PlainDate
  /** Whether a meeting takes what is asked of panels. */
  readonly asksPanels: boolean
}

/** The meetings to come and those held; or those held in an earlier half year. */
export const meetingsPage = ({ meetings, shown, first, today, asksPanels }: MeetingsPage) => {
  const isOver = ({ on, state }: MeetingLine) => isBefore(on, today) || state === 'held'
  const coming = meetings.filter((meeting) => !isOver(meeting))
  const past = meetings.filter(isOver).toReversed()
  return {
    title: 'Meetings',
    found: shown.isLatest
      ? `${coming.length} to come, ${past.length} held`
      : `${past.length} held, ${sayHalfYear(shown)}`,
    place: 'meeting',
    main: html`${pageHeading({ heading: 'Meetings' })}
    ${asksPanels && html`<p class="govuk-body"><a class="govuk-link" href="/panels">What panels are asked for</a></p>`}
    ${
      shown.isLatest &&
      workTable({
        caption: 'To come in the next two months',
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'Meeting' }, { text: 'When' }, { text: 'State' }],
        rows: coming.map((meeting) => [
          { html: dateLink(meeting, meetings) },
          { text: whenIs(meeting, today) },
          { html: stateOf(meeting, today) },
        ]),
      })
    }
    ${held(past, { meetings, shown, today })} ${halfYearLinks(shown, first, today, '/meetings')}`,
  }
}

function held(
  past: readonly MeetingLine[],
  { meetings, shown, today }: Omit<MeetingsPage, 'first' | 'asksPanels'>,
): Html {
  if (past.length === 0 && !shown.isLatest)
    return html`<p class="govuk-body">No meeting was held from ${sayHalfYear(shown)}.</p>`
  if (past.length === 0) return html`<p class="govuk-body">No meeting has been held yet.</p>`
  return workTable({
    caption: shown.isLatest ? 'Held in the last six months' : `Held from ${sayHalfYear(shown)}`,
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Meeting' }, { text: 'Chaired by' }, { text: 'Items recorded' }, { text: 'State' }],
    rows: past.map((meeting) => [
      { html: dateLink(meeting, meetings) },
      { text: chairedBy(meeting) },
      { text: meeting.recorded === 0 ? 'None' : String(meeting.recorded) },
      { html: stateOf(meeting, today) },
    ]),
  })
}

function dateLink({ address, on, onPapers, seriesName }: MeetingLine, all: readonly MeetingLine[]): Html {
  const isOneOfSeveral = new Set(all.map((each) => each.seriesName)).size > 1
  return html`<a class="govuk-link" href="/meetings/${address}">${sayDate(on)}${isOneOfSeveral && `, ${seriesName}`}</a
    >${onPapers && ', on papers'}`
}

function whenIs({ on, startsAt, onPapers }: MeetingLine, today: Temporal.PlainDate): string {
  const days = daysBetween(today, on)
  const which = days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : `In ${sayDays(days)}`
  return onPapers ? which : `${which}, ${startsAt.toString({ smallestUnit: 'minute' })}`
}

const chairedBy = ({ chair, isActing, seriesId }: MeetingLine): string =>
  chair === null ? 'Not recorded' : `${chair}${isActing ? `, deputy acting as ${chairOf(seriesId)}` : ''}`

function stateOf({ state, on, awaiting, recorded, seriesId }: MeetingLine, today: Temporal.PlainDate): Html {
  if (state === 'cancelled') return html`Not held`
  if (awaiting > 0) return tag({ text: `${awaiting} awaiting the ${chairOf(seriesId)}`, classes: 'govuk-tag--yellow' })
  if (recorded > 0) return tag({ text: 'All confirmed', classes: 'govuk-tag--green' })
  return isAfter(on, today) ? nothing : html`${on.equals(today) ? 'Not begun' : 'Nothing recorded'}`
}
