import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import type { PersonEvent } from '#rules/messages/after-event.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { messagesPage } from './list-messages.page.ts'
import { listAskedFor, listMessages } from './list-messages.query.ts'
import { messagePage } from './show-message.page.ts'
import { showMessage } from './show-message.query.ts'
import { tellWhatHappened, type TellRefusal } from './tell-what-happened.ts'

/** Sent messages: what left, what waits, what came back, and what people say about it. */
export const messageRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/messages',
    did: 'looked through sent messages',
    permission: 'see-sent-messages',
    handle: async (visit) => page(messagesPage(await listMessages(visit.db, listAskedFor(visit.query)))),
  },
  {
    method: 'GET',
    path: '/messages/:id',
    did: 'read a sent message',
    permission: 'see-sent-messages',
    handle: async (visit) => showAgain(visit, noErrors, page),
  },
  {
    method: 'POST',
    path: '/messages/:id/send-again',
    did: 'sent a message again',
    permission: 'see-sent-messages',
    handle: (visit) => tell(visit, 'again'),
  },
  {
    method: 'POST',
    path: '/messages/:id/came-back',
    did: 'said that a message came back',
    permission: 'see-sent-messages',
    handle: (visit) => tell(visit, 'came-back'),
  },
  {
    method: 'POST',
    path: '/messages/:id/told',
    did: 'said that somebody was told another way',
    permission: 'see-sent-messages',
    handle: (visit) => tell(visit, 'told'),
  },
]

const needed: Readonly<Record<PersonEvent, string | null>> = {
  again: null,
  'came-back': 'Write what the answer said',
  told: 'Write how they were told',
}

const sentences: Readonly<Record<Exclude<TellRefusal, 'no-such-message'>, FieldErrors>> = {
  'no-address': {
    state: 'No e-mail address is kept for them. Add one in their record first, or tell them another way.',
  },
  'already-otherwise': { state: 'Something happened to this message in the meantime: see below where it stands now.' },
}

async function tell(visit: Visit, event: PersonEvent): Promise<Answer> {
  const words = visit.form.text('words')
  const sentence = needed[event]
  if (sentence !== null && words === '') return showAgain(visit, { words: sentence }, mistakes)
  const outcome = await tellWhatHappened(visit, idIn(visit, 'id'), { event, words })
  if (outcome.ok) return redirect(outcome.value.goTo)
  return outcome.because === 'no-such-message' ? notFound() : showAgain(visit, sentences[outcome.because], mistakes)
}

async function showAgain(visit: Visit, errors: FieldErrors, answer: typeof page): Promise<Answer> {
  const message = await showMessage(visit.db, idIn(visit, 'id'))
  if (message === null) return notFound()
  return answer(messagePage({ message, hidden: visit.hidden, typed: visit.form.text('words'), errors }))
}
