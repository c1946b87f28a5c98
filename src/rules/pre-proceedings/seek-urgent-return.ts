import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Episode } from './episode.ts'

/** What the gateway panel can decide of a child who came back: stepping out is the final review's to decide, and starting has happened. (P8, P9) */
export const panelOutcomes = ['continue', 'issue-proceedings'] as const
export type PanelOutcome = (typeof panelOutcomes)[number]

/** What is asked after the panel met: where stepping down goes to it, it decides that too. (SET-07, PP-06) */
export const panelDecides = (stepsDown: boolean): readonly ReturnDecided[] =>
  stepsDown ? [...panelOutcomes, ...steppingDown] : panelOutcomes

const steppingDown = ['step-out-child-protection', 'step-out-child-in-need'] as const

/** Whether it ends pre-proceedings by stepping down. (SET-07) */
export const stepsDown = (decided: ReturnDecided): decided is (typeof steppingDown)[number] =>
  steppingDown.some((each) => each === decided)

/** What an urgent return ends in: the same or, where the panel sat as a meeting, whatever else it decided of the child. */
export type ReturnDecided =
  PanelOutcome | 'step-out-child-protection' | 'step-out-child-in-need' | 'section-20' | 'private-order' | 'other-order'

const decidedWords: Record<ReturnDecided, string> = {
  continue: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'continue', 'continues')}`,
  'issue-proceedings': capitalised(nameFor('decision.issue')),
  'step-out-child-protection': capitalised(nameFor('decision.step-down-child-protection')),
  'step-out-child-in-need': capitalised(nameFor('decision.step-down-child-in-need')),
  'section-20': capitalised(nameFor('decision.section-20')),
  'private-order': capitalised(nameFor('decision.private-order')),
  'other-order': capitalised(nameFor('decision.other-order')),
}

/** 'Pre-proceedings continue', 'Issue proceedings'. */
export const sayPanelOutcome = (outcome: ReturnDecided): string => decidedWords[outcome]

/** An urgent return as a review decides it: why, by when the child is back at the panel, and who takes it there. (PP-06) */
export type ReturnSought = { readonly why: string; readonly by: PlainDate; readonly takenBy: number | null }

export type ReturnIncomplete = 'return-without-reason' | 'return-without-owner'

/** What an urgent return lacks: its reason, or who takes it to the panel; null when it is whole. (PP-06) */
export function lackOfReturn({ why, takenBy }: ReturnSought): ReturnIncomplete | null {
  if (why.trim() === '') return 'return-without-reason'
  return takenBy === null ? 'return-without-owner' : null
}

export type UrgentReturnRefusal = 'episode-ended' | 'already-awaited' | 'day-has-gone'

/**
 * Whether an urgent return to the gateway panel can be sought between meetings for a child: while pre-proceedings are open and no
 * other return is awaited; `by` is today or later. (PP-06; L midpoint)
 */
export function decideUrgentReturn(
  { stage, urgentReturnBy }: Pick<Episode, 'stage' | 'urgentReturnBy'>,
  by: PlainDate,
  today: PlainDate,
): Outcome<'sought', UrgentReturnRefusal> {
  if (stage.status !== 'open') return refused('episode-ended')
  if (urgentReturnBy !== null) return refused('already-awaited')
  return isBefore(by, today) ? refused('day-has-gone') : allowed('sought')
}
