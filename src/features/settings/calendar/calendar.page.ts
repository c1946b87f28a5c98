import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { CalendarDay, CalendarDayKind } from '#records/calendar/calendar-days.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import type { NamedDay } from '#rules/calendar/working-days.ts'
import { dayKinds } from './day-kinds.ts'

/** A day to show; one that the authority hasn't made its own yet has no id and can't be removed. */
type ShownDay = NamedDay & { readonly id: number | null }

export type CalendarModel = {
  readonly year: number
  readonly years: readonly number[]
  readonly publishedTo: Temporal.PlainDate
  readonly bankHolidays: readonly ShownDay[]
  readonly closureDays: readonly CalendarDay[]
}

/** One year of the working-day calendar. */
export const calendarPage = (model: CalendarModel) => ({
  title: `Calendar ${model.year}`,
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`<h1 class="govuk-heading-l">Calendar ${model.year}</h1>
    <p class="govuk-body">
      Bank holidays of England and Wales are published to ${sayDateInFull(model.publishedTo)}. A date that counts
      working days past that day is marked provisional.
    </p>
    <nav class="govuk-body" aria-label="Years">${yearLinks(model)}</nav>
    <h2 class="govuk-heading-m">Bank holidays</h2>
    ${
      model.bankHolidays.length === 0
        ? html`<p class="govuk-body">None is published for ${model.year} yet.</p>`
        : daysTable('bank-holiday', `Bank holidays in ${model.year}`, model.bankHolidays)
    }
    <p class="govuk-body">
      ${linksInLine([
        { text: 'Bring the published bank holidays', href: '/settings/calendar/import' },
        { text: dayKinds['bank-holiday'].add, href: `${dayKinds['bank-holiday'].path}/add` },
      ])}
    </p>
    <h2 class="govuk-heading-m">Closure days</h2>
    <p class="govuk-body">
      Days on which your authority doesn’t meet. Filing and aims skip them and a meeting on one moves within its week;
      legal counts don’t change.
    </p>
    ${
      model.closureDays.length === 0
        ? html`<p class="govuk-body">None in ${model.year}.</p>`
        : daysTable('closure-day', `Closure days in ${model.year}`, model.closureDays)
    }
    <p class="govuk-body">
      <a class="govuk-link" href="${dayKinds['closure-day'].path}/add">${dayKinds['closure-day'].add}</a>
    </p>`,
})

const yearLinks = ({ year, years }: CalendarModel): Html =>
  html`${years.map((each, at) => [
    at > 0 && html` <span aria-hidden="true">·</span> `,
    each === year
      ? html`<strong aria-current="page">${each}</strong>`
      : html`<a class="govuk-link" href="/settings/calendar?year=${each}">${each}</a>`,
  ])}`

const daysTable = (kind: CalendarDayKind, caption: string, days: readonly ShownDay[]): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['Day', 'What it is', 'Change'].map((text) => ({ text })),
    rows: days.map((day) => [
      { text: sayDate(day.on) },
      { text: day.title },
      {
        html:
          day.id === null
            ? nothing
            : html`<a class="govuk-link" href="${dayKinds[kind].path}/${day.id}/remove"
                >Remove<span class="govuk-visually-hidden"> ${sayDate(day.on)}, ${day.title}</span></a
              >`,
      },
    ]),
  })
