import { tag } from '#govuk/components/tag.ts'
import type { Html } from '#govuk/html.ts'
import type { MessageState } from '#rules/messages/after-event.ts'

/** What people read for where a message stands. */
export const messageStateWords: Readonly<Record<MessageState, string>> = {
  waiting: 'Waiting',
  sent: 'Sent',
  kept: 'Kept here',
  bounced: 'Not delivered',
  'given-up': 'Given up',
  told: 'Told another way',
}

const colours: Readonly<Record<MessageState, string>> = {
  waiting: 'govuk-tag--yellow',
  sent: 'govuk-tag--green',
  kept: 'govuk-tag--grey',
  bounced: 'govuk-tag--red',
  'given-up': 'govuk-tag--red',
  told: 'govuk-tag--grey',
}

/** Where a message stands, as a tag. */
export const messageStateTag = (state: MessageState): Html =>
  tag({ text: messageStateWords[state], classes: colours[state] })
