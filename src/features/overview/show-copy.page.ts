import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { copiesSentTo } from '#records/overview/published-overviews.ts'
import { sayFound } from '#parts/lists/page-links.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { capitalised } from '#rules/words/labels.ts'
import { firstLines, overviewParts } from './overview-parts.ts'
import { countedInCopy, sayItems, sayMeetingDay, sayVersion } from './overview-words.ts'
import { itemsIn } from '#rules/overview/content.ts'
import type { CopyInView } from './show-copy.query.ts'
import { seal } from './show-version.page.ts'

/** '2 items can no longer be shown'; '' when all of it is. */
export function lessWords({ gone, inPart }: CopyInView['less']): string {
  const sentences = [
    ...(gone > 0 ? [`${sayItems(gone)} can no longer be shown to you.`] : []),
    ...(inPart > 0 ? [`${sayItems(inPart)} can now be shown only in part.`] : []),
  ]
  return sentences.join(' ')
}

const said = (words: string): Html => (words === '' ? nothing : html`<p class="govuk-inset-text">${words}</p>`)

function replaced({ copy: { number, latest, latestNumber } }: CopyInView): Html | false {
  if (latestNumber === number) return false
  const sentToo =
    latest.number > number
      ? html`A correction was sent to you:
          <a class="govuk-link" href="/overview-copies/${latest.id}">version ${latest.number}</a>.`
      : html`Version ${latestNumber} was published since and wasn’t sent to you.`
  return html`<p class="govuk-inset-text">You hold version ${number} of ${latestNumber}. ${sentToo}</p>`
}

/** One recipient's own copy: their items alone, less what they may no longer see. (LO-03) */
export const copyPage = (model: CopyInView) => {
  const { copy, content, less } = model
  const label = copy.called
  return {
    title: `Your copy of the ${label}, ${sayMeetingDay(copy.content.meetingOn, copy)}`,
    of: sayVersion(copy.number, copy.latestNumber),
    place: 'overview',
    back: { text: 'Copies sent to you', href: '/overview-copies' },
    main: html`${pageHeading({
        heading: `Your copy: meeting of ${sayMeetingDay(copy.content.meetingOn, copy)}`,
        caption: `${capitalised(label)}, ${sayVersion(copy.number, copy.latestNumber)}`,
        lede: `Published on ${sayMoment(copy.publishedAt)} by ${copy.publishedBy}. ${sayItems(itemsIn(content))} for you, as ${copy.because}.`,
      })}
      ${replaced(model)} ${copy.reason !== null && html`<p class="govuk-body">Corrected: ${copy.reason}</p>`}
      ${said(lessWords(less))}
      <p class="govuk-body waymark-not-printed">
        <a class="govuk-link" href="/overview-copies/${copy.id}/word">Download as a Word document</a>
      </p>
      ${firstLines(content, countedInCopy)} ${overviewParts(content, { empty: false })}
      ${seal(copy.hash, copy.isIntact)}`,
  }
}

type Sent = Awaited<ReturnType<typeof copiesSentTo>>[number]

/** The copies a person was sent, the latest first. */
export const copiesPage = (label: string, copies: readonly Sent[]) => ({
  title: `Copies of the ${label} sent to you`,
  found: sayFound({ count: copies.length }, 'copy', 'copies'),
  place: 'overview',
  main: html`${pageHeading({ heading: 'Copies sent to you', caption: capitalised(label) })}
  ${
    copies.length === 0
      ? html`<p class="govuk-body">None yet. You get one when a child of yours is in a published ${label}.</p>`
      : workTable({
          caption: 'The latest first',
          captionClasses: 'govuk-visually-hidden',
          head: ['Meeting', 'Sent', 'First opened'].map((text) => ({ text })),
          rows: copies.map(({ id, number, latestNumber, meetsOn, apart, publishedAt, openedAt }) => [
            {
              html: html`<a class="govuk-link" href="/overview-copies/${id}"
                >${sayMeetingOf(sayDateInFull(meetsOn), { apart })}, ${sayVersion(number, latestNumber)}</a
              >`,
            },
            { text: sayMoment(publishedAt) },
            { text: openedAt === null ? 'Not yet' : sayMoment(openedAt) },
          ]),
        })
  }`,
})
