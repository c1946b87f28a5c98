import { neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { reopenAction } from '#records/actions/change-actions.ts'
import { z } from 'zod'
import { versionIn } from '#door/form/form-at.ts'
import { opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asKept, asTyped } from './action-words.ts'
import { reopenActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

const form = z.object({ reason: neededText('Write why it is still open') })

const doneAction = async (visit: Visit): Promise<KeptAction | null> => {
  const action = await actionToProgress(visit)
  return action?.doneOn == null ? null : action
}

export async function showReopenAction(visit: Visit): Promise<Answer> {
  const action = await doneAction(visit)
  if (action === null) return notFound()
  return page(
    reopenActionPage({ action, typed: { reason: '' }, state: opened(visit, action.version) }),
    childOf(action),
  )
}

/** Opens an action again that isn't done after all, with the reason. */
export async function openActionAgain(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, { reason }) => {
      const saved = await reopenAction(tx, visit, { ...action, version: versionIn(visit) }, reason)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const typed = { reason: visit.form.text('reason') }
      const state = await openedAgain(visit, problem, asKept(now), asTyped({ Done: '' }))
      return reopenActionPage({ action: now, typed, state })
    },
    saw: childOf(action),
  })
}
