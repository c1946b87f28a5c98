import { type Answer, notFound, page } from '#door/answers.ts'
import { completeAction } from '#records/actions/change-actions.ts'
import { type CompletionRefusal, decideCompletion } from '#rules/actions/change-action.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { actionFormAgain } from './action-words.ts'
import { completeForm } from './change-action.form.ts'
import { completeActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

/** Why an action can't be said to be done, at the field that says so. */
export const whyNotDone: Record<CompletionRefusal, Readonly<Record<string, string>>> = {
  'already-done': { doneOn: 'Somebody has already said that this is done' },
  'not-yet-happened': { doneOn: 'The day it was done must be today or earlier' },
  'before-it-was-added': { doneOn: 'The day it was done must be on or after the day it was added' },
}

export async function showCompleteAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const state = openForm(visit, completeForm, { doneOn: visit.today }, action.version)
  return page(completeActionPage(action, { state, fields: completeForm.controls(state) }), childOf(action))
}

/** Says that an action is done, when, and what shows it. (AC-01) */
export async function sayActionIsDone(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: completeForm.read(visit.form),
    save: async (tx, done) => {
      const decided = decideCompletion(action, done.doneOn, visit.today)
      if (!decided.ok && action.version === versionIn(visit)) return mistaken(whyNotDone[decided.because])
      const saved = await completeAction(tx, visit, { ...action, version: versionIn(visit) }, done)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const { doneOn, doneWords } = now
      const state = await actionFormAgain(visit, completeForm, problem, now, { doneOn, doneWords })
      return completeActionPage(now, { state, fields: completeForm.controls(state) })
    },
    saw: childOf(action),
  })
}
