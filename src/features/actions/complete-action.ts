import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededDate, neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { completeAction } from '#records/actions/change-actions.ts'
import { type CompletionRefusal, decideCompletion } from '#rules/actions/change-action.ts'
import { boxesOf, sayTyped } from '#rules/calendar/typed-date.ts'
import { z } from 'zod'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asKept, asTyped } from './action-words.ts'
import { completeActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

const form = z.object({
  doneOn: neededDate('Day it was done'),
  doneWords: neededText('Write what was done'),
})

const sentences: Record<CompletionRefusal, Readonly<Record<string, string>>> = {
  'already-done': { doneOn: 'Somebody has already said that this is done' },
  'not-yet-happened': { doneOn: 'The day it was done must be today or earlier' },
  'before-it-was-added': { doneOn: 'The day it was done must be on or after the day it was added' },
}

export async function showCompleteAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const typed = { doneOn: boxesOf(visit.today), doneWords: '' }
  return page(completeActionPage({ action, typed, state: opened(visit, action.version) }), childOf(action))
}

/** Says that an action is done, when, and what shows it. (AC-01) */
export async function sayActionIsDone(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, done) => {
      const decided = decideCompletion(action, done.doneOn, visit.today)
      if (!decided.ok && action.version === versionIn(visit)) return mistaken(sentences[decided.because])
      const saved = await completeAction(tx, visit, { ...action, version: versionIn(visit) }, done)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const typed = { doneOn: typedDateIn(visit.form, 'doneOn'), doneWords: visit.form.text('doneWords') }
      const now = (await actionToProgress(visit)) ?? action
      const yours = { Done: sayTyped(typed.doneOn), 'What was done': typed.doneWords }
      return completeActionPage({
        action: now,
        typed,
        state: await openedAgain(visit, problem, asKept(now), asTyped(yours)),
      })
    },
    saw: childOf(action),
  })
}
