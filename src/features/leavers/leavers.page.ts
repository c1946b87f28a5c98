import { button } from '#govuk/components/button.ts'
import { html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { sayLeftBehind } from '#parts/words/left-behind-words.ts'
import type { LeftBehind } from '#records/staffing/left-behind.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayGoing } from '#rules/people/absence.ts'

/** Everybody who leaves or is away with something that is still theirs. (AC-04) */
export const leaversPage = ({
  leavers,
  today,
}: {
  readonly leavers: readonly (readonly LeftBehind[])[]
  readonly today: PlainDate
}) => ({
  title: 'Leavers and absences',
  place: 'actions',
  back: { text: 'My work', href: '/' },
  main: html`${pageHeading({
    heading: 'Leavers and absences',
    lede: 'Whoever leaves or is away and still has something: until it is somebody else’s, or covered.',
    aside: button({ text: 'Say that somebody is away', href: '/leavers/away' }),
  })}
  ${
    leavers.length === 0
      ? html`<p class="govuk-body">Nobody leaves or is away with anything that isn’t handed on or covered.</p>`
      : quietList(
          leavers.flatMap((items) => {
            const [first] = items
            return first === undefined
              ? []
              : [
                  {
                    title: html`<a class="govuk-link" href="/leavers/${first.personId}">${first.person}</a>`,
                    detail: `${sayGoing(first, today)} · ${sayLeftBehind(items)}`,
                  },
                ]
          }),
        )
  }`,
})
