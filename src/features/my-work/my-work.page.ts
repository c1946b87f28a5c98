import { nameFor } from '#rules/words/name-for.ts'
import { tag } from '#govuk/components/tag.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { twoColumns } from '#govuk/pieces/two-columns.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { SlippingReview } from './what-will-slip.query.ts'
import type { ComingDay } from './next-four-weeks.ts'
import type { inSections, WorkItem } from './work-item.ts'

export type MyWork = {
  readonly today: PlainDate
  /** Tomorrow's meeting, for those who go there; null when there is none. */
  readonly meeting: { readonly href: string; readonly words: readonly string[]; readonly takesReviews: boolean } | null
  /** Requests to panels can be made here, and this person comes upon them by no meeting. */
  readonly panels: boolean
  readonly sections: ReturnType<typeof inSections>
  /** Only to read, and not the latest. */
  readonly older: readonly WorkItem[]
  /** The next four weeks; null for those who see no child. `willSlip` counts children with a review that no meeting comes in time for; the first of their reviews are named. */
  readonly ahead: {
    readonly days: readonly ComingDay[]
    readonly willSlip: number
    readonly slipping: readonly SlippingReview[]
    readonly mayAddMeeting: boolean
    readonly mayBringForward: boolean
    readonly whoAddsMeetings: string
    readonly whoBringsForward: string
  } | null
}

const tones: Readonly<Record<WorkItem['tag']['tone'], string>> = {
  late: 'govuk-tag--red',
  soon: 'govuk-tag--yellow',
  calm: 'govuk-tag--blue',
}

const line = (item: WorkItem) => ({
  title: html`<a class="govuk-link" href="${item.href}">${item.title}</a>`,
  detail: html`${item.detail}
  ${
    item.form !== undefined &&
    html`<span class="waymark-not-printed"
      >·
      <a class="govuk-link" href="${item.form.href}"
        >${item.form.text}<span class="govuk-visually-hidden">: ${item.title}</span></a
      ></span
    >`
  }`,
  end: tag({ text: item.tag.text, classes: tones[item.tag.tone] }),
})

const lede = ({ today, meeting }: MyWork): Html => {
  const day = sayDateInFullWithoutYear(today)
  if (meeting === null) return html`${day}.`
  const { words, takesReviews } = meeting
  const comes = words.length > 0 ? `: ${words.join(', ')}` : takesReviews ? ': no review is due' : ''
  return html`${day}. <a class="govuk-link" href="${meeting.href}">Tomorrow’s meeting</a>${comes}.`
}

const work = ({ sections, older, panels }: MyWork): Html =>
  html`${todaysWork(sections)} ${olderOnes(older)}
  ${panels && html`<p class="govuk-body waymark-not-printed"><a class="govuk-link" href="/panels">What panels are asked for</a></p>`}`

const olderOnes = (older: MyWork['older']): Html =>
  older.length === 0
    ? nothing
    : details({
        summaryText: `${sayCount(older.length, 'older copy', 'older copies')} to read`,
        html: quietList(older.map(line)),
      })

const todaysWork = (sections: MyWork['sections']): Html =>
  sections.length === 0
    ? html`<p class="govuk-body">Nothing needs you today. What comes up for you will stand here.</p>`
    : html`${sections.map(
        ({ heading, items }) =>
          html`<h2 class="govuk-heading-m">${heading}</h2>
            ${quietList(items.map(line))}`,
      )}`

type Ahead = NonNullable<MyWork['ahead']>

/** What can be done about a review that will slip, of what this person may do. */
const waysOut = (
  { name, addMeeting, isAddedInTime, bringForward }: SlippingReview,
  { mayAddMeeting, mayBringForward }: Pick<Ahead, 'mayAddMeeting' | 'mayBringForward'>,
): readonly Html[] => {
  const way = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> for ${name}</span></a>`
  return [
    ...(mayBringForward && bringForward !== null ? [way(bringForward, 'Bring it forward')] : []),
    ...(mayAddMeeting && addMeeting !== null
      ? [
          way(addMeeting, isAddedInTime ? 'Add a meeting in time' : 'Add a meeting'),
          way(`${addMeeting}&papers=yes`, 'Hold one on papers'),
        ]
      : []),
  ]
}

const slippingLine = (review: SlippingReview, ahead: Ahead): Html =>
  html`<li>
    <a class="govuk-link" href="/families/${review.familyId}">${review.name}</a
    >${review.reference !== undefined && `, ${review.reference}`}: ${review.words}.
    ${waysOut(review, ahead).map((way, at) => html`${at > 0 && ' · '}${way}`)}
  </li>`

const slippingList = (ahead: Ahead): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
      ${ahead.slipping.map((review) => slippingLine(review, ahead))}
    </ul>
    ${!ahead.mayAddMeeting && html`<p class="govuk-body">An extra meeting, or one on papers, is added by the ${ahead.whoAddsMeetings}.</p>`}
    ${!ahead.mayBringForward && ahead.slipping.some(({ bringForward }) => bringForward !== null) && html`<p class="govuk-body">${ahead.whoBringsForward}</p>`}`

const nextFourWeeks = (ahead: Ahead): Html => {
  const { days, willSlip } = ahead
  return html`<h2 class="govuk-heading-m">Next four weeks</h2>
    ${
      days.length === 0
        ? html`<p class="govuk-body">No review, hearing or document is due.</p>`
        : definitionRows(days.map(({ on, words }) => ({ key: sayDateWithoutYear(on), value: words })))
    }
    ${
      willSlip > 0 &&
      html`<p class="govuk-body">
          <strong>What will slip:</strong> for ${sayCount(willSlip, 'child', 'children')} no meeting is planned in time
          for a review.
          <a class="govuk-link" href="/tracker?due=4">See the next four weeks on the ${nameFor('list.tracker')}</a>
        </p>
        ${slippingList(ahead)}`
    }`
}

/** What needs me, most urgent first, and what the next four weeks bring. */
export const myWorkPage = (model: MyWork) => ({
  title: 'My work',
  place: 'my-work',
  main: html`${pageHeading({ heading: 'My work', lede: lede(model) })}
  ${model.ahead === null ? work(model) : twoColumns(work(model), nextFourWeeks(model.ahead))}`,
})
