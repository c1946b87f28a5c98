import { html, type Html } from '#govuk/html.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { actionDue, sayActionDue, sayTimesMoved } from '#rules/actions/due.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** How an action stands today, with its date and how often that moved: 'Still open, overdue by 5 days' over 'Sun 15 Nov 2026 · moved once'. */
export function actionDueCell(action: KeptAction, today: PlainDate): Html {
  const standing = actionDue(action, today)
  const words = sayActionDue(standing)
  const under = [action.dueOn === null ? '' : sayDate(action.dueOn), sayTimesMoved(action.timesMoved)]
  return html`${standing.is === 'overdue' ? lateText(words) : words}
  ${under.some((line) => line !== '') && secondLine(under.filter((line) => line !== '').join(' · '))}`
}
