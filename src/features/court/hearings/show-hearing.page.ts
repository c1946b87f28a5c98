import { capitalised } from '#rules/words/labels.ts'
import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { twoColumns } from '#govuk/pieces/two-columns.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { typedLines } from '#parts/words/typed-lines.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import { concernedOn } from '#rules/people/still-followed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { sayHearingNow } from '#rules/court/hearing-status.ts'
import { datesOfHearing } from './hearing-dates.page.ts'

type ShownHearing = {
  readonly hearing: KeptHearing
  readonly counting: CourtCounting
  readonly today: PlainDate
  readonly mayKeep: boolean
}

/** One hearing: when and where, who attends, what follows from its date, and every change to it. (CT-01, CT-03) */
export const hearingPage = ({ hearing, counting, today, mayKeep }: ShownHearing) => ({
  title: `${hearingNames[hearing.kind]}, ${hearing.familyName} family`,
  of: sayDateInFull(hearing.heldOn),
  place: 'court',
  back: { text: 'The proceedings', href: `/proceedings/${hearing.proceedingsId}` },
  main: html`${pageHeading({
    caption: [`${hearing.familyName} family, ${hearing.familyReference}`, hearing.courtNumber]
      .filter((part) => part !== null)
      .join(' · '),
    heading: hearingNames[hearing.kind],
    aside: mayKeep ? button({ text: 'Change the hearing', href: `/hearings/${hearing.id}/edit` }) : undefined,
  })}
  ${twoColumns(facts(hearing, today), datesOfHearing(hearing, counting))} ${changes(hearing)}`,
})

function facts(hearing: KeptHearing, today: PlainDate): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    [
      'About',
      concernedOn(hearing.children, hearing.heldOn)
        .map(({ name }) => name)
        .join(', '),
    ],
    ['Date', sayDateInFull(hearing.heldOn)],
    ['Time', hearing.startsAt ?? 'Not known yet'],
    ['Court', hearing.court ?? 'Not known yet'],
    ['Attendance plan', hearing.attendancePlan ?? 'None yet'],
    ['Where it stands', sayHearingNow(hearing, today)],
    ['Reason', hearing.reasonCode === null ? null : sayDelayReason(hearing.reasonCode)],
  ]
  return summaryList({
    rows: rows.flatMap(([key, value]) =>
      value === null ? [] : [{ key: { text: key }, value: { html: typedLines(value) } }],
    ),
  })
}

const changes = ({ changes: kept }: KeptHearing): Html =>
  html`<h2 class="govuk-heading-m" id="changes">What changed</h2>
    ${
      kept.length === 0
        ? html`<p class="govuk-body">Nothing has changed since it was listed.</p>`
        : workTable({
            caption: 'Every change, the latest first',
            captionClasses: 'govuk-visually-hidden',
            head: [{ text: 'What' }, { text: 'Was' }, { text: 'Is' }, { text: 'Who and when' }],
            rows: kept.map((change) => [
              { text: capitalised(change.what) },
              { html: typedLines(change.from ?? 'Nothing') },
              { html: typedLines(change.to ?? 'Nothing') },
              { text: `${change.changedBy}, ${sayMoment(change.changedAt)}` },
            ]),
          })
    }`
