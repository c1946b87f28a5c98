import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededDate, neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { moveAction } from '#records/actions/change-actions.ts'
import { decideMove, type MoveRefusal } from '#rules/actions/change-action.ts'
import { emptyDate, sayTyped } from '#rules/calendar/typed-date.ts'
import { z } from 'zod'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asKept, asTyped } from './action-words.ts'
import { moveActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

const form = z.object({ to: neededDate('New due date'), reason: neededText('Write why the date moves') })

const sentences: Record<MoveRefusal, Readonly<Record<string, string>>> = {
  'already-done': { to: 'This action is done. Say that it isn’t done after all before you move its date' },
  'in-the-past': { to: 'New due date must be today or later' },
  'same-date': { to: 'New due date must be another day than the one it has' },
  'reason-missing': { reason: 'Write why the date moves' },
}

export async function showMoveAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const typed = { to: emptyDate, reason: '' }
  return page(moveActionPage({ action, typed, state: opened(visit, action.version) }), childOf(action))
}

/** Moves an action's date with its reason; the move is kept and counted. (AC-02) */
export async function moveActionDate(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, move) => {
      const decided = decideMove(action, move, visit.today)
      if (!decided.ok && action.version === versionIn(visit)) return mistaken(sentences[decided.because])
      const saved = await moveAction(tx, visit, { ...action, version: versionIn(visit) }, move)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const typed = { to: typedDateIn(visit.form, 'to'), reason: visit.form.text('reason') }
      const now = (await actionToProgress(visit)) ?? action
      const yours = { 'Due date': sayTyped(typed.to) }
      return moveActionPage({
        action: now,
        typed,
        state: await openedAgain(visit, problem, asKept(now), asTyped(yours)),
      })
    },
    saw: childOf(action),
  })
}
