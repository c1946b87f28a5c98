import { type Answer, notFound, page } from '#door/answers.ts'
import { moveAction } from '#records/actions/change-actions.ts'
import { decideMove, type MoveRefusal } from '#rules/actions/change-action.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { actionFormAgain } from './action-words.ts'
import { moveForm } from './change-action.form.ts'
import { moveActionPage } from './change-action.page.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { actionToProgress, childOf } from './show-action.ts'

/** Why an action's date can't be moved so, at the field that says so. */
export const whyNotMoved: Record<MoveRefusal, Readonly<Record<string, string>>> = {
  'already-done': { to: 'This action is done. Say that it isn’t done after all before you move its date' },
  'in-the-past': { to: 'New due date must be today or later' },
  'same-date': { to: 'New due date must be another day than the one it has' },
  'reason-missing': { reason: 'Write why the date moves' },
}

export async function showMoveAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const state = openForm(visit, moveForm, {}, action.version)
  return page(moveActionPage(action, { state, fields: moveForm.controls(state) }), childOf(action))
}

/** Moves an action's date with its reason; the move is kept and counted. (AC-02) */
export async function moveActionDate(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: moveForm.read(visit.form),
    save: async (tx, move) => {
      const decided = decideMove(action, move, visit.today)
      if (!decided.ok && action.version === versionIn(visit)) return mistaken(whyNotMoved[decided.because])
      const likely = askFirst(visit, unlikelyDue(move.to, visit.today))
      if (!likely.ok) return likely
      const saved = await moveAction(tx, visit, { ...action, version: versionIn(visit) }, move)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const state = await actionFormAgain(visit, moveForm, problem, now, { to: now.dueOn })
      return moveActionPage(now, { state, fields: moveForm.controls(state) })
    },
    saw: childOf(action),
  })
}
