import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** What is known of an action when someone wants to change it. */
export type ActionState = {
  readonly addedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly doneOn: PlainDate | null
}

export type CompletionRefusal = 'already-done' | 'not-yet-happened' | 'before-it-was-added'

/** Whether an action can be completed as done on that day: not twice, not ahead of today, not before it was added (AC-01). */
export function decideCompletion(
  action: ActionState,
  doneOn: PlainDate,
  today: PlainDate,
): Outcome<PlainDate, CompletionRefusal> {
  if (action.doneOn !== null) return refused('already-done')
  if (isAfter(doneOn, today)) return refused('not-yet-happened')
  if (isBefore(doneOn, action.addedOn)) return refused('before-it-was-added')
  return allowed(doneOn)
}

export type MoveRefusal = 'already-done' | 'in-the-past' | 'same-date' | 'reason-missing'

/** Moves an open action's date, never to a day that has gone and never without a reason; the move is kept and counted (AC-02). */
export function decideMove(
  action: ActionState,
  move: { readonly to: PlainDate; readonly reason: string },
  today: PlainDate,
): Outcome<{ readonly from: PlainDate | null; readonly to: PlainDate; readonly reason: string }, MoveRefusal> {
  if (action.doneOn !== null) return refused('already-done')
  if (isBefore(move.to, today)) return refused('in-the-past')
  if (action.dueOn?.equals(move.to)) return refused('same-date')
  if (move.reason.trim() === '') return refused('reason-missing')
  return allowed({ from: action.dueOn, ...move })
}
