import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { messageStateTag, messageStateWords } from '#parts/words/message-state.ts'
import { pageLinks, sayFound } from '#parts/lists/page-links.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { MessageState } from '#rules/messages/after-event.ts'
import type { ListedMessage, MessageList } from './list-messages.query.ts'

const inOrder: readonly MessageState[] = ['bounced', 'given-up', 'waiting', 'sent', 'kept', 'told']

const addressOf = (state: MessageState | null, page: number): string => {
  const asked = new URLSearchParams({
    ...(state === null ? {} : { state }),
    ...(page === 1 ? {} : { page: `${page}` }),
  })
  return asked.size === 0 ? '/messages' : `/messages?${asked.toString()}`
}

const choice = ({ state, counts }: MessageList): Html =>
  filterBar({
    action: '/messages',
    fields: [
      select({
        name: 'state',
        label: { text: 'Show' },
        value: state ?? 'all',
        items: [
          { value: 'all', text: 'All messages' },
          ...inOrder
            .filter((each) => counts[each] > 0 || each === state)
            .map((each) => ({ value: each, text: `${messageStateWords[each]} (${counts[each]})` })),
        ],
      }),
    ],
  })

const row = (message: ListedMessage) => [
  { html: html`${message.toName} ${secondLine(message.toAddress === '' ? 'no address' : message.toAddress)}` },
  { html: html`<a class="govuk-link" href="/messages/${message.id}">${message.subject}</a>` },
  { text: sayMoment(message.writtenAt) },
  { html: html`${messageStateTag(message.state)} ${whyNotYet(message)}` },
]

const whyNotYet = ({ state, tries, lastWords }: ListedMessage): Html | false =>
  state !== 'sent' &&
  state !== 'kept' &&
  lastWords !== null &&
  secondLine(
    `${state === 'waiting' && tries > 0 ? `${tries === 1 ? '1 attempt' : `${tries} attempts`}. ` : ''}${lastWords}`,
  )

const foundOf = ({ counts, state, page, pages }: MessageList): string => {
  const count = state === null ? inOrder.reduce((sum, each) => sum + counts[each], 0) : counts[state]
  return `${sayFound({ count, page, pages }, 'message')}${state === null ? '' : `, ${messageStateWords[state].toLowerCase()}`}`
}

/** What left by mail, what waits and what came back, newest first. (LO-03) */
export const messagesPage = (list: MessageList) => ({
  title: 'Sent messages',
  found: foundOf(list),
  place: 'messages',
  wide: true,
  main: html`${pageHeading({
    heading: 'Sent messages',
    lede: 'What this service has written to people by e-mail, and what became of it. No message names a child.',
  })}
  ${
    list.counts.kept > 0 &&
    html`<p class="govuk-inset-text">
      No mail server is set here, so messages marked “${messageStateWords.kept}” have not left: read them here instead.
    </p>`
  }
  ${choice(list)}
  ${
    list.messages.length === 0
      ? html`<p class="govuk-body">There are none.</p>`
      : workTable({
          caption:
            list.state === null ? 'All messages, newest first' : `${messageStateWords[list.state]}, newest first`,
          captionClasses: 'govuk-visually-hidden',
          head: ['To', 'Subject', 'Written', 'State'].map((text) => ({ text })),
          rows: list.messages.map(row),
        })
  }
  ${pageLinks(list, (page) => addressOf(list.state, page))}`,
})
