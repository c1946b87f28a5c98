import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededIds, neededPastDate, neededText, oneOf } from '#parts/forms/read-form.ts'
import type { Form } from '#platform/http/form.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { endingNames } from '#rules/pre-proceedings/clock-words.ts'
import type { OtherEnding } from '#rules/pre-proceedings/episode.ts'
import { endingInWords } from './how-it-ended.ts'

/** The endings that nobody decided (P17), in the order offered. */
export const otherEndings = [
  'died',
  'pregnancy-ended',
  'moved-away',
  'turned-18',
  'other',
] as const satisfies OtherEnding[]

export type TypedEnd = {
  readonly children: readonly string[]
  readonly ending: string
  readonly endedOn: TypedDate
  readonly words: string
}

export const noEnd: TypedEnd = { children: [], ending: '', endedOn: emptyDate, words: '' }

export const endForm = (today: PlainDate) =>
  z.object({
    children: neededIds('Choose which children this is for'),
    ending: oneOf(otherEndings, 'Choose what happened'),
    endedOn: neededPastDate('Date', today, 'Enter the date it happened'),
    words: neededText('Write in a sentence what happened'),
  })

export const typedEnd = (form: Form): TypedEnd => ({
  children: form.all('children'),
  ending: form.text('ending'),
  endedOn: typedDateIn(form, 'endedOn'),
  words: form.text('words'),
})

/** What was typed in words, to set beside what somebody else saved. */
export const endWords = (typed: TypedEnd) => {
  const ending = otherEndings.find((each) => each === typed.ending)
  const ended = [sayTyped(typed.endedOn), ending === undefined ? '' : endingNames[ending]].filter(Boolean).join(': ')
  return endingInWords(ended, typed.words)
}
