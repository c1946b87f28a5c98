import { button } from '#govuk/components/button.ts'
import { radios } from '#govuk/components/radios.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { discardDraft, type FormDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { Presence, SeatAtMeeting } from '#records/meeting/attendance.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Meeting } from '#features/meetings/agenda/meeting-in-view.query.ts'

export const presenceNames: Record<Presence, string> = { present: 'Present', apologies: 'Apologies', absent: 'Absent' }

/** The form of who came: each core seat with its holder that day. */
export type AttendancePage = {
  readonly meeting: Pick<Meeting, 'sitting' | 'seats'>
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

export const attendancePage = ({ meeting, hidden, errors, notice, draft, version, chosen }: AttendancePage) => {
  const { sitting, seats } = meeting
  return {
    title: `Who came, ${sayDateInFull(sitting.on)}`,
    place: 'meeting',
    back: { text: 'The meeting', href: `/meetings/${sitting.address}` },
    main: html`${errorsFirst(errors)} ${notice}
      ${pageHeading({
        heading: 'Who came',
        lede: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}. The chair decides; when the chair isn’t present, the deputy acts as chair.`,
      })}
      ${offersDraft(draft)}
      <form method="post" action="/meetings/${sitting.address}/attendance">
        ${hidden}${keepsDraft(draft)}<input type="hidden" name="version" value="${version}" />
        <div class="waymark-attendance">
          ${seats.map((seat) => (seat.name === null ? vacant(seat) : seatRadios(seat, chosen(seat), errors)))}
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

const seatRadios = (seat: SeatAtMeeting, value: string, errors: FieldErrors): Html =>
  radios({
    name: seatField(seat),
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: {
      legend: {
        html: html`${seat.name} <span class="waymark-second-line">${seat.label}${partNames[seat.part]}</span>`,
      },
    },
    errorMessage: errorAt(errors, seatField(seat)),
    value,
    items: (['present', 'apologies', 'absent'] as const).map((presence) => ({
      value: presence,
      text: presenceNames[presence],
    })),
  })

const partNames = { chair: ' · chair', deputy: ' · deputy chair', member: '', administrator: ' · takes the minutes' }

const vacant = ({ label }: SeatAtMeeting): Html =>
  label === '' ? nothing : insetText({ text: `${label}: nobody holds this seat on that day.` })
