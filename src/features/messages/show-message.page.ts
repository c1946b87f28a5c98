import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import { messageStateTag } from '#parts/words/message-state.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { MessageEvent } from '#rules/messages/after-event.ts'
import type { ShownMessage } from './show-message.query.ts'

type MessagePage = {
  readonly message: ShownMessage
  readonly hidden: Html
  readonly typed: string
  readonly errors: FieldErrors
}

const eventWords: Readonly<Record<MessageEvent, string>> = {
  delivered: 'Taken by the mail server',
  kept: 'Kept here',
  refused: 'Refused for good',
  'not-now': 'Not taken now',
  unknown: 'The mail server didn’t say whether it took it',
  unreachable: 'The mail server took nothing',
  'came-back': 'Came back',
  told: 'Told another way',
  again: 'Sent again',
}

function whatNow({ state, tries, nextAttemptAt }: ShownMessage): string {
  switch (state) {
    case 'waiting':
      return tries === 0 || nextAttemptAt === null
        ? 'It leaves within a minute.'
        : `The next attempt is on ${sayMoment(nextAttemptAt)}. Nobody needs to do anything.`
    case 'sent':
      return 'Your mail server took it. Should it come back later, it comes to the mailbox that messages are sent from: then say so below.'
    case 'kept':
      return 'No mail server is set here, so it has not left.'
    case 'bounced':
      return 'It did not reach them, and will not by itself.'
    case 'given-up':
      return 'The mail server took it at no attempt, so we stopped trying.'
    case 'told':
      return 'They know. Nothing more is sent.'
  }
}

const sendAgainForm = (message: ShownMessage, hidden: Html): Html => {
  if (message.wouldGoTo === '')
    return html`<p class="govuk-body">
      No e-mail address is kept for ${message.toName} now, so it can’t be sent again until there is one.
    </p>`
  return html`<form method="post" action="/messages/${message.id}/send-again">
    ${hidden}
    ${message.state !== 'waiting' && html`<p class="govuk-body">Sent again, it goes to ${message.wouldGoTo}.</p>`}
    ${button({
      text: message.state === 'waiting' ? 'Try now' : 'Send again',
      classes: message.state === 'waiting' ? 'govuk-button--secondary' : '',
    })}
  </form>`
}

const wordsForm = (
  { message, hidden, typed, errors }: MessagePage,
  asked: { action: string; label: string; hint: string; press: string },
): Html =>
  html`<form method="post" action="/messages/${message.id}/${asked.action}" novalidate>
    ${hidden}${textarea({
      name: 'words',
      label: { text: asked.label, classes: 'govuk-label--s' },
      hint: { text: asked.hint },
      rows: 2,
      value: typed,
      errorMessage: errorAt(errors, 'words'),
    })}${button({ text: asked.press, classes: 'govuk-button--secondary' })}
  </form>`

function whatYouCanDo(model: MessagePage): Html {
  const { message, hidden } = model
  if (message.state === 'waiting') return message.tries > 0 ? sendAgainForm(message, hidden) : nothing
  if (message.state === 'sent')
    return wordsForm(model, {
      action: 'came-back',
      label: 'Did it come back? What did the answer say?',
      hint: 'For example: mailbox full',
      press: 'It came back',
    })
  if (message.state !== 'bounced' && message.state !== 'given-up') return nothing
  return html`${sendAgainForm(message, hidden)}${wordsForm(model, {
    action: 'told',
    label: 'Or were they told another way? How?',
    hint: 'For example: by telephone, Monday at 10:00',
    press: 'They have been told',
  })}`
}

/** The text as it leaves: an empty line begins a paragraph, other line breaks stay. */
const asWritten = (body: string): Html =>
  html`<div class="govuk-inset-text govuk-!-text-break-word">
    ${body
      .trim()
      .split(/\n{2,}/)
      .map(
        (paragraph) =>
          html`<p class="govuk-body">${paragraph.split('\n').map((line, at) => [at > 0 && html`<br /> `, line])}</p>`,
      )}
  </div>`

const history = ({ events }: ShownMessage): Html =>
  events.length === 0
    ? html`<p class="govuk-body">Nothing yet.</p>`
    : workTable({
        caption: 'What happened to it, latest first',
        captionClasses: 'govuk-visually-hidden',
        head: ['When', 'What', 'In words', 'Said by'].map((text) => ({ text })),
        rows: events.map(({ at, event, words, by }) => [
          { text: sayMoment(at) },
          { text: eventWords[event] },
          { text: words },
          { text: by ?? 'this service' },
        ]),
      })

/** One message: to whom, the text, where it stands, every attempt, and what can be done. (LO-03) */
export const messagePage = (model: MessagePage) => {
  const { message, errors } = model
  const to = message.toAddress === '' ? message.toName : `${message.toName}, ${message.toAddress}`
  return {
    title: message.subject,
    place: 'messages',
    back: { text: 'Sent messages', href: '/messages' },
    main: html`${errorsFirst(errors)}${pageHeading({ caption: `Message to ${message.toName}`, heading: message.subject })}
      ${summaryList({
        attributes: { id: 'state', tabindex: -1 },
        rows: [
          { key: { text: 'To' }, value: { text: to } },
          { key: { text: 'Written' }, value: { text: sayMoment(message.writtenAt) } },
          {
            key: { text: 'State' },
            value: {
              html: html`<p class="govuk-body">${messageStateTag(message.state)}</p>
                ${whatNow(message)}`,
            },
          },
        ],
      })}
      ${asWritten(message.body)} ${whatYouCanDo(model)}
      <h2 class="govuk-heading-m">What happened to it</h2>
      ${history(message)}`,
  }
}
