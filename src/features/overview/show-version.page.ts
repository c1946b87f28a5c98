import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { messageStateTag } from '#parts/words/message-state.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { capitalised } from '#rules/words/labels.ts'
import { firstLines, overviewParts } from './overview-parts.ts'
import { counted, countedOfShown, sayItems, sayMeetingDay, sayNotAll, sayVersion } from './overview-words.ts'
import type { VersionInView } from './show-version.query.ts'

export type VersionModel = VersionInView & {
  readonly mayDraft: boolean
  readonly maySeeMessages: boolean
}

type Sent = VersionInView['sent'][number]

/** The fingerprint of a frozen content, in words that say whether it still holds. */
export const seal = (hash: string, isIntact: boolean): Html =>
  isIntact
    ? html`<p class="govuk-body-s govuk-!-text-break-word waymark-not-printed">
        Content hash (SHA-256): ${hash}. Checked just now: unchanged since it was published.
      </p>`
    : html`<p class="govuk-body govuk-!-text-break-word waymark-late">
        What is kept here no longer has the content hash it was published with (${hash}). Tell your administrator.
      </p>`

const delivery = ({ message }: Sent): Html =>
  message === null
    ? html`No message`
    : html`${messageStateTag(message.state)}
      ${message.lastAt !== null && secondLine(`${sayMoment(message.lastAt)}: ${message.lastWords ?? ''}`)}`

const again = ({ message, name }: Sent): Html =>
  message === null
    ? html``
    : html`<a class="govuk-link" href="/messages/${message.id}"
        >Send again<span class="govuk-visually-hidden"> to ${name}</span></a
      >`

const sentTable = ({ sent, maySeeMessages }: VersionModel): Html =>
  sent.length === 0
    ? html`<p class="govuk-body">Nobody: no copy had anything in it.</p>`
    : workTable({
        caption: 'Who was sent what',
        captionClasses: 'govuk-visually-hidden',
        head: ['Name', 'Copy', 'Message', 'Opened', ...(maySeeMessages ? ['Again'] : [])].map((text) => ({ text })),
        rows: sent.map((copy) => [
          { html: html`${copy.name} ${secondLine(copy.because)}` },
          { text: sayItems(copy.items) },
          { html: delivery(copy) },
          { text: copy.openedAt === null ? 'Not yet' : sayMoment(copy.openedAt) },
          ...(maySeeMessages ? [{ html: again(copy) }] : []),
        ]),
      })

const replaced = ({ sitting, version, latest }: VersionModel): Html | false =>
  version.number < latest &&
  html`<p class="govuk-inset-text">
    A correction was published:
    <a class="govuk-link" href="/overviews/${sitting.address}/versions/${latest}">version ${latest}</a>.
  </p>`

/** A published version, as it was frozen: to read, print, forward in Word; and who was sent it. (LO-02, LO-03, LO-04) */
export const versionPage = (model: VersionModel) => {
  const { sitting, version, content, mayDraft, latest, isWhole } = model
  const label = version.called
  const address = `/overviews/${sitting.address}`
  return {
    title: `${capitalised(label)}, ${sayMeetingDay(version.content.meetingOn, version)}, version ${version.number}`,
    place: 'overview',
    back: { text: capitalised(label), href: '/overviews' },
    main: html`${pageHeading({
        heading: `Meeting of ${sayMeetingDay(version.content.meetingOn, version)}`,
        caption: `${capitalised(label)}, ${sayVersion(version.number, latest)}`,
        lede: `Published on ${sayMoment(version.publishedAt)} by ${version.publishedBy}.`,
      })}
      ${replaced(model)} ${version.reason !== null && html`<p class="govuk-body">Corrected: ${version.reason}</p>`}
      <p class="govuk-body waymark-not-printed">
        <a class="govuk-link" href="${address}/versions/${version.number}/word">Download as a Word document</a>
        ${mayDraft && html` · <a class="govuk-link" href="${address}">Correct it in a new version</a>`}
      </p>
      ${!isWhole && html`<p class="govuk-inset-text">${sayNotAll(label, isWhole)}</p>`}
      ${firstLines(content, isWhole ? counted : countedOfShown)} ${overviewParts(content, { empty: true })}
      <h2 class="govuk-heading-m govuk-!-margin-top-7" id="recipients">Who was sent it</h2>
      ${sentTable(model)} ${seal(version.hash, version.isIntact)}`,
  }
}
