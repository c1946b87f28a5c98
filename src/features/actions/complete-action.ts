import { type Answer, notFound, page } from '#door/answers.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { completeAction } from '#records/actions/change-actions.ts'
import { openTogether } from '#records/actions/siblings-actions.ts'
import type { Db } from '#records/keeping/db.ts'
import { type CompletionRefusal, decideCompletion } from '#rules/actions/change-action.ts'
import { allowed } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
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

/** The action in the address and those of siblings that are one thing to do with it. */
async function allOf(visit: Visit, action: KeptAction, db: Db = visit.db): Promise<readonly KeptAction[]> {
  return [action, ...(await openTogether(db, lookingFor(visit, 'progress-action'), action))]
}

const formFor = (all: readonly KeptAction[]) =>
  completeForm(
    all.flatMap(({ childId, childName, familyName }) =>
      childId === null ? [] : [{ id: childId, name: nameWithin(familyName ?? '', childName ?? '') }],
    ),
  )

const childrenOf = (all: readonly KeptAction[]): readonly number[] => all.flatMap(childOf)

export async function showCompleteAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const all = await allOf(visit, action)
  const asked = formFor(all)
  const state = openForm(visit, asked, { children: childrenOf(all), doneOn: visit.today }, action.version)
  return page(completeActionPage(action, { state, fields: asked.controls(state) }), childrenOf(all))
}

/** Says that an action is done, when, and what shows it; where it is to do for siblings, for those chosen. (AC-01, FAM-02) */
export async function sayActionIsDone(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const all = await allOf(visit, action)
  const asked = formFor(all)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { children, ...done }) => {
      const asOpened = { ...action, version: versionIn(visit) }
      const now = [asOpened, ...(await allOf(visit, action, tx)).slice(1)]
      const chosen = now.length === 1 ? now : now.filter(({ childId }) => children.includes(childId ?? 0))
      for (const each of chosen) {
        const decided = decideCompletion(each, done.doneOn, visit.today)
        if (!decided.ok && (each !== asOpened || action.version === asOpened.version))
          return mistaken(whyNotDone[decided.because])
        if ((await completeAction(tx, visit, each, done)) !== 'saved') return savedMeanwhile
      }
      return allowed({ goTo: `/actions/${action.id}`, children: childrenOf(chosen) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const { doneOn, doneWords } = now
      const state = await actionFormAgain(visit, asked, problem, now, { doneOn, doneWords })
      return completeActionPage(now, { state, fields: asked.controls(state) })
    },
    saw: childrenOf(all),
  })
}
