import { warningText } from '#govuk/components/warning-text.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { hearingDates } from '#rules/court/hearing-dates.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'

/** What follows from a hearing's date: which Day it is, when the lawyers meet, when the draft order is due. (CT-01, C1–C4) */
export function datesOfHearing(hearing: KeptHearing, calendar: Calendar): Html {
  const dates = hearingDates(calendar, hearing.issuedOn, hearing, 'plain')
  const draft = dates.draftOrderBy
  const rows = [
    { key: 'Day', value: dates.dayNumber === null ? null : `Day ${dates.dayNumber}` },
    { key: 'Advocates’ meeting', value: dates.advocatesBy === null ? null : `by ${sayDate(dates.advocatesBy)}` },
    {
      key: 'Draft order',
      value:
        draft === null
          ? null
          : `by ${draft.toPlainTime().toString({ smallestUnit: 'minute' })}, ${sayDate(draft.toPlainDate())}`,
    },
  ].flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]))
  return html`<h2 class="govuk-heading-m">What follows from its date</h2>
    ${dates.flag !== null && warningText({ text: dates.flag })}
    ${
      dates.flag !== null &&
      hearing.reasonCode === null &&
      html`<p class="govuk-body">
        Why isn’t recorded yet: choose the court’s code for it when you change the hearing.
      </p>`
    }
    ${rows.length === 0 ? html`<p class="govuk-body">Nothing is worked out for this kind of hearing.</p>` : definitionRows(rows)}
    ${dates.isProvisional && html`<p class="govuk-body">Bank holidays aren’t published that far: these may change.</p>`}`
}

/** Where the court's timetable expects hearings, beside the form for one. */
export function expectedDates(issuedOn: Temporal.PlainDate | null, calendar: Calendar): Html {
  if (issuedOn === null)
    return html`<h2 class="govuk-heading-m">The court’s timetable</h2>
      <p class="govuk-body">It is worked out once the day of issue is recorded.</p>`
  const { day12, day18, day25, week20, week26 } = publicLawOutline(calendar, issuedOn, 'statute')
  return html`<h2 class="govuk-heading-m">The court’s timetable</h2>
    ${definitionRows([
      { key: 'Issued', value: sayDate(issuedOn) },
      { key: 'Case management', value: `${sayDate(day12)} to ${sayDate(day18)} (Day 12 to 18)` },
      { key: 'A further one', value: `by ${sayDate(day25)} (Day 25)` },
      { key: 'Issues resolution', value: `by ${sayDate(week20)} (week 20)` },
      { key: '26 weeks', value: `end ${sayDate(week26)}` },
    ])}`
}
