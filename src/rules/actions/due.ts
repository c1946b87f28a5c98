import { daysLate, daysOverdue, sayDays, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'

/** What an action's standing follows from; `stopped` when the child's clock stopped for good and nothing is chased any more (P17). */
export type ActionDates = {
  readonly dueOn: PlainDate | null
  readonly doneOn: PlainDate | null
  readonly stopped: boolean
}

/** How an action stands on a day; days are calendar days (AC-01; AC-02: computed, never stored). */
export type ActionDue =
  | { readonly is: 'done'; readonly daysLate: number }
  | { readonly is: 'stopped' }
  | { readonly is: 'without-date' }
  | { readonly is: 'overdue'; readonly days: number }
  | { readonly is: 'due'; readonly inDays: number }

/** How the action stands today: overdue from the day after its date while it isn't done (§1; AC-02). */
export function actionDue({ dueOn, doneOn, stopped }: ActionDates, today: PlainDate): ActionDue {
  if (doneOn !== null) return { is: 'done', daysLate: dueOn === null ? 0 : daysLate(dueOn, doneOn) }
  if (stopped) return { is: 'stopped' }
  if (dueOn === null) return { is: 'without-date' }
  const days = daysOverdue(dueOn, today)
  return days > 0 ? { is: 'overdue', days } : { is: 'due', inDays: daysBetween(today, dueOn) }
}

/** 'Still open, overdue by 5 days', 'Due tomorrow', 'Done, 3 days late': what the list says beside the date, never blame (AC-02). */
export function sayActionDue(due: ActionDue): string {
  switch (due.is) {
    case 'done':
      return due.daysLate === 0 ? 'Done' : `Done, ${sayLate(due.daysLate)}`
    case 'stopped':
      return 'No longer chased'
    case 'without-date':
      return 'No date yet'
    case 'overdue':
      return `Still open, ${sayOverdue(due.days)}`
    case 'due':
      return sayDueIn(due.inDays)
  }
}

function sayDueIn(days: number): string {
  if (days === 0) return 'Due today'
  return days === 1 ? 'Due tomorrow' : `Due in ${sayDays(days)}`
}

/** 'moved once', 'moved 3 times'; '' when the date never moved (AC-02: each moved date is counted). */
export function sayTimesMoved(times: number): string {
  if (times === 0) return ''
  return times === 1 ? 'moved once' : `moved ${times} times`
}
