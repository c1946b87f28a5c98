import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { sayLeftBehind } from '#parts/words/left-behind-words.ts'
import type { LeftBehind } from '#records/staffing/left-behind.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** 'left on Fri 20 Nov 2026', 'last day Fri 4 Dec 2026'. */
export const sayLastDay = (leftOn: PlainDate, today: PlainDate): string =>
  isBefore(leftOn, today) ? `left on ${sayDate(leftOn)}` : `last day ${sayDate(leftOn)}`

/** Everybody who leaves with something that is still theirs. (AC-04) */
export const leaversPage = ({
  leavers,
  today,
}: {
  readonly leavers: readonly (readonly LeftBehind[])[]
  readonly today: PlainDate
}) => ({
  title: 'Leavers',
  place: 'actions',
  back: { text: 'My work', href: '/' },
  main: html`${pageHeading({
    heading: 'Leavers',
    lede: 'Whoever’s last day is recorded and who still has something: until it is somebody else’s, or covered.',
  })}
  ${
    leavers.length === 0
      ? html`<p class="govuk-body">Nobody leaves anything that isn’t handed on.</p>`
      : quietList(
          leavers.flatMap((items) => {
            const [first] = items
            return first === undefined
              ? []
              : [
                  {
                    title: html`<a class="govuk-link" href="/leavers/${first.personId}">${first.person}</a>`,
                    detail: `${sayLastDay(first.leftOn, today)} · ${sayLeftBehind(items)}`,
                  },
                ]
          }),
        )
  }`,
})
