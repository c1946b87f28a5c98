import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { loadAction, type KeptAction } from '#records/actions/actions.ts'
import { leftBehind, type LeftBehind } from '#records/staffing/left-behind.ts'
import { teamManagerAlwaysAnswers } from '#rules/actions/sources.ts'
import { handOnUnreadPage } from './change-action.page.ts'
import { handTo, reassignFormFor } from './reassign-action.ts'

type Left = { readonly action: KeptAction; readonly item: LeftBehind }

/** The action in the address, if somebody who leaves does it or answers for it. */
async function leftIn(visit: Visit): Promise<Left | null> {
  const id = idIn(visit, 'id')
  const item = (await leftBehind(visit.db, visit.looking)).find(
    ({ what, recordId }) => (what === 'action' || what === 'answers') && recordId === id,
  )
  const action = item === undefined ? null : await loadAction(visit.db, visit.looking, id)
  return item === undefined || action === null ? null : { item, action }
}

export async function showHandOnUnread(visit: Visit): Promise<Answer> {
  const left = await leftIn(visit)
  if (left === null) return notFound()
  const asked = await reassignFormFor(visit, left.action)
  // Who answers for it goes on answering, unless it is they who leave.
  const manager = left.item.what === 'answers' ? null : left.action.accountableManagerId
  const doer = left.item.what === 'answers' ? left.action.doerId : null
  const state = openForm(visit, asked, { doer, manager }, left.action.version)
  return page(handOnUnreadPage(left, { state, fields: asked.controls(state) }))
}

/** Hands on what a leaver does or answers for, by who sees no case: it is told whose it is and until when, never what it says. (AC-04) */
export async function handOnUnread(visit: Visit, publicAddress: string): Promise<Answer> {
  const left = await leftIn(visit)
  if (left === null) return notFound()
  const { action, item } = left
  const asked = await reassignFormFor(visit, action)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, to) => {
      const same = goesOn(item, to)
      if (same !== null) return mistaken(same)
      const saved = await handTo(tx, visit, { action: { ...action, version: versionIn(visit) }, to, publicAddress })
      return saved.ok ? unlessMeanwhile(saved.value, { goTo: `/leavers/${item.personId}`, children: [] }) : saved
    },
    show: async (problem) => {
      const values = teamManagerAlwaysAnswers(action)
        ? { doer: action.doerId }
        : { doer: action.doerId, manager: action.accountableManagerId }
      const kept = { kind: 'action', id: action.id, version: action.version, values }
      const state = await openFormAgain(visit, asked, problem, kept)
      return handOnUnreadPage(left, { state, fields: asked.controls(state) })
    },
    saw: [],
  })
}

/** Nothing is handed on to whoever leaves it. */
function goesOn(
  { what, personId, person }: LeftBehind,
  to: { readonly doer: number | null; readonly manager?: number | null },
) {
  const sentence = `Choose somebody else: ${person} has it now`
  if (what === 'action') return to.doer === personId ? { doer: sentence } : null
  return to.manager === personId ? { manager: sentence } : null
}
