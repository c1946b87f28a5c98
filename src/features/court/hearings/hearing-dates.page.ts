import { warningText } from '#govuk/components/warning-text.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { type HearingDates, hearingDates, type Worked } from '#rules/court/hearing-dates.ts'
import { hearingStatusWords, isStillListed } from '#rules/court/hearing-status.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'

/** What follows from a hearing's date: which Day it is, when the lawyers meet, when the draft order is due. (CT-01, C1–C4) */
export function datesOfHearing(hearing: KeptHearing, counting: CourtCounting): Html {
  const heading = html`<h2 class="govuk-heading-m">What follows from its date</h2>`
  if (!isStillListed(hearing) && hearing.status !== 'held')
    return html`${heading}
      <p class="govuk-body">
        Nothing until it is listed again: it is ${hearingStatusWords[hearing.status].toLowerCase()}.
      </p>`
  const dates = hearingDates(counting, hearing.issuedOn, hearing)
  return html`${heading} ${dates.flag !== null && warningText({ text: dates.flag })}
  ${
    dates.flag !== null &&
    hearing.reasonCode === null &&
    html`<p class="govuk-body">Why isn’t recorded yet: choose the court’s code for it when you change the hearing.</p>`
  }
  ${definitionRows(
    rowsOf(dates).flatMap(({ key, worked }) => (worked === null ? [] : [{ key, value: sayWorked(worked) }])),
  )}`
}

const rowsOf = ({ dayNumber, advocatesBy, draftOrderBy }: HearingDates) => [
  { key: 'Day', worked: inWords(dayNumber, (day) => `Day ${day}`) },
  { key: 'Advocates’ meeting', worked: inWords(advocatesBy, (on) => `by ${sayDate(on)}`) },
  { key: 'Draft order', worked: inWords(draftOrderBy, sayDraftOrder) },
]

const inWords = <Value>(worked: Worked<Value> | null, say: (value: Value) => string): Worked<string> | null =>
  worked === null ? null : { ...worked, value: say(worked.value) }

const sayDraftOrder = (by: Temporal.PlainDateTime): string =>
  `by ${by.toPlainTime().toString({ smallestUnit: 'minute' })}, ${sayDate(by.toPlainDate())}`

const sayWorked = ({ value, isProvisional }: Worked<string>): string =>
  isProvisional ? `${value} (provisional: bank holidays aren’t published that far)` : value

/** Where the court's timetable expects hearings, beside the form for one. */
export function expectedDates(issuedOn: Temporal.PlainDate | null, { calendar, weeks }: CourtCounting): Html {
  if (issuedOn === null)
    return html`<h2 class="govuk-heading-m">The court’s timetable</h2>
      <p class="govuk-body">It is worked out once the day of issue is recorded.</p>`
  const { day12, day18, day25, week20, week26 } = publicLawOutline(calendar, issuedOn, weeks)
  return html`<h2 class="govuk-heading-m">The court’s timetable</h2>
    ${definitionRows([
      { key: 'Issued', value: sayDate(issuedOn) },
      { key: 'Case management', value: `${sayDate(day12)} to ${sayDate(day18)} (Day 12 to 18)` },
      { key: 'A further one', value: `by ${sayDate(day25)} (Day 25)` },
      { key: 'Issues resolution', value: `by ${sayDate(week20)} (20 weeks)` },
      { key: '26 weeks', value: `end ${sayDate(week26)}` },
    ])}`
}
