import type { Power } from '#rules/access/powers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'

/** What can be decided outside a panel: to start, to issue, to step down. (P9, SET-07) */
export type DecidedOutside = Extract<Power, 'start' | 'issue' | 'step-down'>

/** What it was, in words: 'Decided to issue proceedings'. */
export const outsideNames: Record<DecidedOutside, string> = {
  start: `Decided to start ${nameFor('stage.pre-proceedings')}`,
  issue: 'Decided to issue proceedings',
  'step-down': 'Decided to step down',
}

/** What a meeting makes of a decision that was taken outside it. (SET-07) */
export const ratifyOutcomes = ['ratified', 'changed', 'not-ratified'] as const
export type RatifyOutcome = (typeof ratifyOutcomes)[number]

export const ratifyNames: Record<RatifyOutcome, string> = {
  ratified: 'Ratified',
  changed: 'Changed',
  'not-ratified': 'Not ratified',
}

/** 'Nikhil Rao, Mon 23 Nov 2026'; who of Legal agreed is often asked after the hour of an emergency. (SET-07) */
export const sayLegal = ({
  legal,
  legalOn,
}: {
  readonly legal: string | null
  readonly legalOn: PlainDate | null
}): string => (legal === null || legalOn === null ? 'Not recorded' : `${legal}, ${sayDate(legalOn)}`)

/** What follows from it: history isn't undone, so that what is to be otherwise is decided and recorded anew. (SET-07) */
export function sayWhatFollows(outcome: RatifyOutcome, does: DecidedOutside): string {
  if (outcome === 'ratified') return 'The decision stands as it was recorded.'
  const stands = 'What was recorded stays in the record with its day.'
  if (outcome === 'changed') return `${stands} What the meeting decided instead is recorded as a decision of its own.`
  return `${stands} ${notRatified[does]}`
}

const notRatified: Record<DecidedOutside, string> = {
  start: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'run', 'runs')} on until ended: record another ending with the meeting’s reasons, or decide at the next review.`,
  issue: `If nothing has been issued yet, nothing is issued: start ${nameFor('stage.pre-proceedings')} anew where the family needs it, and end the case that was opened. If it has, the court decides.`,
  'step-down': `Start ${nameFor('stage.pre-proceedings')} anew where the family needs it.`,
}

/** The action that follows where a meeting didn't simply ratify; null where nothing does. (SET-07) */
export function actionAfter(outcome: RatifyOutcome, does: DecidedOutside, names: string): string | null {
  if (outcome === 'ratified') return null
  const decision = outsideNames[does].replace('Decided', 'the decision')
  return outcome === 'changed'
    ? `Record what the meeting decided instead of ${decision} for ${names}`
    : `Put right ${decision} for ${names}, which the meeting didn’t ratify`
}
