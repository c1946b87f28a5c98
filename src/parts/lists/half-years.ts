import { html, nothing, type Html } from '#govuk/html.ts'
import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { readDay } from '#rules/calendar/read-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** The half year that a list of meetings shows, both days included; `isLatest` where it reaches to today. */
export type HalfYear = { readonly from: PlainDate; readonly to: PlainDate; readonly isLatest: boolean }

const halfYearTo = (to: PlainDate, today: PlainDate): HalfYear => ({
  from: to.subtract({ months: 6 }),
  to,
  isLatest: to.equals(today),
})

/** The half year up to the day that an address asks for with `to`; anything odd, and what is still to come, is the latest. */
export function halfYearAskedFor(query: URLSearchParams, today: PlainDate): HalfYear {
  const asked = readDay(query.get('to') ?? '')
  const to = asked.ok ? asked.value : null
  return halfYearTo(to === null || isAfter(to, today) || to.year < 1990 ? today : to, today)
}

/** 'Mon 25 May 2026 to Mon 23 Nov 2026'. */
export const sayHalfYear = ({ from, to }: HalfYear): string => `${sayDate(from)} to ${sayDate(to)}`

/** Links to the half years before and after; `first` is the day of the first meeting that is kept, null where there is none. */
export function halfYearLinks(shown: HalfYear, first: PlainDate | null, today: PlainDate, path: string): Html {
  const dayBefore = addDays(shown.from, -1)
  const hasEarlier = first !== null && isBefore(first, shown.from)
  const laterTo = addDays(shown.to, 1).add({ months: 6 })
  const later = isBefore(laterTo, today) ? `${path}?to=${laterTo.toString()}` : path
  if (!hasEarlier && shown.isLatest) return nothing
  return html`<p class="govuk-body waymark-not-printed">
    ${
      hasEarlier &&
      html`<a class="govuk-link" href="${path}?to=${dayBefore.toString()}" rel="prev"
        >Earlier, ${sayHalfYear(halfYearTo(dayBefore, today))}</a
      >`
    }
    ${hasEarlier && !shown.isLatest && html` <span aria-hidden="true">·</span> `}
    ${!shown.isLatest && html`<a class="govuk-link" href="${later}" rel="next">Later</a>`}
  </p>`
}
