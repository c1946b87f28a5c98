import type { Labels } from '#rules/words/labels.ts'
import { nameFor, say } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { radios } from '#govuk/components/radios.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { discardDraft, type FormDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { Presence, SeatAtMeeting } from '#records/meeting/attendance.ts'
import type { SeatPart } from '#rules/access/actor.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Meeting } from '#features/meetings/agenda/meeting-in-view.query.ts'

export const presenceNames: Record<Presence, string> = { present: 'Present', apologies: 'Apologies', absent: 'Absent' }

/** The form of who came: each core seat with its holder that day. */
export type AttendancePage = {
  readonly meeting: Pick<Meeting, 'sitting' | 'seats'>
  /** What this meeting calls things. */
  readonly labels: Labels
  /** The seats that are asked about, as `seatsAsked` says them. */
  readonly asked: string
  readonly hidden: Html
  readonly errors: FieldErrors
  /** Stands above the form: what somebody else saved meanwhile, or why it can't be saved. */
  readonly notice: Html | null
  readonly draft: FormDraft
  /** The version of the meeting that the form is over. */
  readonly version: number
  /** What is chosen in a seat's field: as kept, or as just sent. */
  readonly chosen: (seat: SeatAtMeeting) => string
}

/** A seat's field. */
export const seatField = ({ seatId }: SeatAtMeeting): string => `seat-${seatId}`

/** Which seats a form asks about, each with who holds it and its part: somebody may change them while it is open. */
export const seatsAsked = ({ seats }: Pick<Meeting, 'seats'>): string =>
  seats.map(({ seatId, personId, part }) => [seatId, personId ?? 0, part].join('.')).join(' ')

export const attendancePage = (model: AttendancePage) => {
  const { meeting, labels, hidden, errors, notice, draft, version, chosen } = model
  const { sitting, seats } = meeting
  return {
    title: `Who came, ${sayDateInFull(sitting.on)}`,
    place: 'meeting',
    series: sitting.seriesId,
    back: { text: 'The meeting', href: `/meetings/${sitting.address}` },
    main: html`${errorsFirst(errors)} ${notice}
      ${pageHeading({
        heading: 'Who came',
        lede: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}. The ${nameFor('role.chair', 'short')} decides; when the ${nameFor('role.chair', 'short')} isn’t present, the deputy acts as ${nameFor('role.chair', 'short')}.${sitting.needsLegalAdviser ? ' Decisions need a legal adviser present as well.' : ''}`,
      })}
      ${offersDraft(draft)}
      <form method="post" action="/meetings/${sitting.address}/attendance">
        ${hidden}${keepsDraft(draft)}<input type="hidden" name="version" value="${version}" />
        <input type="hidden" name="asked" value="${model.asked}" />
        <div class="waymark-attendance">
          ${seats.map((seat) => (seat.name === null ? vacant(seat) : seatRadios(seatWithPart(seat, labels), { seat, value: chosen(seat), errors })))}
          ${lacksSeatOfAdviser(meeting) && noSeatOfAdviser}
        </div>
        <div class="govuk-button-group">
          ${button({ text: 'Save who came' })}
          ${button({ text: 'Everyone else came', name: 'rest', value: 'present', classes: 'govuk-button--secondary' })}
          ${discardDraft(draft)}
        </div>
        <p class="govuk-hint">“Everyone else came” marks each seat without an answer as present, and saves.</p>
      </form>`,
  }
}

/** Who is expected at a meeting of which nothing can be recorded yet, or any more. */
export const expectedPage = ({ meeting, labels }: Pick<AttendancePage, 'meeting' | 'labels'>, why: string) => ({
  title: `Who is expected, ${sayDateInFull(meeting.sitting.on)}`,
  place: 'meeting',
  series: meeting.sitting.seriesId,
  back: { text: 'The meeting', href: `/meetings/${meeting.sitting.address}` },
  main: html`${pageHeading({
    heading: 'Who is expected',
    lede: `${meeting.sitting.seriesName}, ${sayDateInFull(meeting.sitting.on)}. ${why}`,
  })}
  ${quietList(
    meeting.seats.map((seat) => ({
      title: html`${seat.name ?? 'Nobody holds this seat on that day'}`,
      detail: seatWithPart(seat, labels),
    })),
  )}
  ${lacksSeatOfAdviser(meeting) && noSeatOfAdviser}`,
})

const lacksSeatOfAdviser = ({ sitting, seats }: AttendancePage['meeting']): boolean =>
  sitting.needsLegalAdviser && !seats.some(({ part }) => part === 'legal-adviser')

type Asked = { readonly seat: SeatAtMeeting; readonly value: string; readonly errors: FieldErrors }

const seatRadios = (called: string, { seat, value, errors }: Asked): Html =>
  radios({
    name: seatField(seat),
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: {
      legend: {
        html: html`${seat.name} <span class="waymark-second-line">${called}</span>`,
      },
    },
    errorMessage: errorAt(errors, seatField(seat)),
    value,
    items: (['present', 'apologies', 'absent'] as const).map((presence) => ({
      value: presence,
      text: presenceNames[presence],
    })),
  })

const noSeatOfAdviser = insetText({
  text: 'Decisions of this meeting need a legal adviser present, and none of its seats is a legal adviser’s. A seat is added, or given that part, with the meeting in the settings.',
})

const partNames: Record<SeatPart, string> = {
  chair: ` · ${nameFor('role.chair', 'short')}`,
  deputy: ` · deputy ${nameFor('role.chair', 'short')}`,
  member: '',
  administrator: ' · takes the minutes',
  'legal-adviser': ' · legal adviser',
}

/** A seat that is called after its part says it once. */
function seatWithPart({ label, part }: Pick<SeatAtMeeting, 'label' | 'part'>, labels: Labels): string {
  const named = say(partNames[part], labels)
  return ` · ${label.toLowerCase()}` === named.toLowerCase() ? label : `${label}${named}`
}

const vacant = ({ label }: SeatAtMeeting): Html =>
  label === '' ? nothing : insetText({ text: `${label}: nobody holds this seat on that day.` })
