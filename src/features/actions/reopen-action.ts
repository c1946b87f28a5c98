import { type Answer, notFound, page } from '#door/answers.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { reopenAction } from '#records/actions/change-actions.ts'
import { versionIn } from '#door/form/form-at.ts'
import { openForm, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { actionFormAgain } from './action-words.ts'
import { reopenForm } from './change-action.form.ts'
import { reopenActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

const doneAction = async (visit: Visit): Promise<KeptAction | null> => {
  const action = await actionToProgress(visit)
  return action?.doneOn == null ? null : action
}

export async function showReopenAction(visit: Visit): Promise<Answer> {
  const action = await doneAction(visit)
  if (action === null) return notFound()
  const state = openForm(visit, reopenForm, {}, action.version)
  return page(reopenActionPage(action, { state, fields: reopenForm.controls(state) }), childOf(action))
}

/** Opens an action again that isn't done after all, with the reason. */
export async function openActionAgain(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: reopenForm.read(visit.form),
    save: async (tx, { reason }) => {
      const saved = await reopenAction(tx, visit, { ...action, version: versionIn(visit) }, reason)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const state = await actionFormAgain(visit, reopenForm, problem, now, {})
      return reopenActionPage(now, { state, fields: reopenForm.controls(state) })
    },
    saw: childOf(action),
  })
}
