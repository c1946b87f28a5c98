import { noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, json, page } from '#door/answers.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import type { PublicVisit, Route } from '#door/visit.ts'
import { datesAnswer } from './dates-answer.ts'
import { readDatesForm, typedIn } from './dates.form.ts'
import { datesPage } from './dates.page.ts'
import { workOutDates } from './work-out-dates.ts'

/** Dates by the rules alone, for anyone on any host: no sign-in, no personal data, nothing kept. */
export const datesRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/dates', did: 'worked out dates', permission: 'anyone', handle: showDates },
  { method: 'GET', path: '/dates.json', did: 'worked out dates', permission: 'anyone', handle: answerDates },
]

function showDates({ query }: PublicVisit): Answer {
  const typed = typedIn(query)
  const model = { typed, errors: noErrors, worked: null, published: englandAndWales }
  if (query.size === 0) return page(datesPage(model))
  const question = readDatesForm(typed)
  if (question.ok) return page(datesPage({ ...model, worked: workOutDates(question.value) }))
  const content = datesPage({ ...model, errors: question.because })
  return { kind: 'page', status: 400, content: { ...content, mistaken: true }, saw: [] }
}

function answerDates({ query }: PublicVisit): Answer {
  const answer = datesAnswer(query)
  return answer.ok ? json(answer.value) : json({ error: answer.because }, 400)
}
