import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import { type KeptAction, loadAction } from '#records/actions/actions.ts'
import { reassignAction } from '#records/actions/change-actions.ts'
import { childIdsOfFamily } from '#records/access/visible-children.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Saved } from '#records/keeping/deed.ts'
import { teamManagerAlwaysAnswers } from '#rules/actions/sources.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { actionFormAgain } from './action-words.ts'
import { reassignForm } from './change-action.form.ts'
import { reassignActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'
import { tellHandedOn } from './tell-handed-on.ts'

/** Asks who does it, and where it can be chosen, who answers for it. */
export const reassignFormFor = async (visit: Visit, action: KeptAction) => {
  const childIds =
    action.childId !== null || action.familyId === null
      ? childOf(action)
      : await childIdsOfFamily(visit.db, action.familyId)
  const { people, managers } = await actionPeople(visit, { childIds })
  return reassignForm(people, teamManagerAlwaysAnswers(action) ? null : managers)
}

const valuesOf = (action: KeptAction) => ({ doer: action.doerId, manager: action.accountableManagerId })

export async function showReassignAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const asked = await reassignFormFor(visit, action)
  const state = openForm(visit, asked, valuesOf(action), action.version)
  const model = { state, fields: asked.controls(state) }
  return page(reassignActionPage(action, teamManagerAlwaysAnswers(action), model), childOf(action))
}

/** Hands an action to somebody else to do, and where it can be chosen, to answer for; both are told. (AC-01, AC-04) */
export async function handActionOn(visit: Visit, publicAddress: string): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const asked = await reassignFormFor(visit, action)
  const isTeamManagers = teamManagerAlwaysAnswers(action)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, to) => {
      const saved = await handTo(tx, visit, { action: { ...action, version: versionIn(visit) }, to, publicAddress })
      if (!saved.ok) return saved
      // Who may no longer see it, now that it is somebody else's, goes on to their own.
      const isInSight = (await loadAction(tx, lookingFor(visit, 'see-child'), action.id)) !== null
      const goTo = isInSight ? `/actions/${action.id}` : '/actions?back=yes'
      return unlessMeanwhile(saved.value, { goTo, children: childOf(action) })
    },
    show: async (problem) => {
      const now = (await actionToProgress(visit)) ?? action
      const { doer, manager } = valuesOf(now)
      const values = isTeamManagers ? { doer } : { doer, manager }
      const state = await actionFormAgain(visit, asked, problem, now, values)
      return reassignActionPage(now, isTeamManagers, { state, fields: asked.controls(state) })
    },
    saw: childOf(action),
  })
}

type HandTo = {
  /** As it was opened. */
  readonly action: KeptAction
  readonly to: { readonly doer: number; readonly manager: number | null }
  readonly publicAddress: string
}

/** Makes an action somebody else's, who answers for it the child's team manager's where that is the rule, and tells them. */
export async function handTo(
  tx: Tx,
  visit: Visit,
  { action, to: { doer, manager }, publicAddress }: HandTo,
): Promise<Outcome<Saved, Problem>> {
  const isTeamManagers = teamManagerAlwaysAnswers(action)
  const managerId = isTeamManagers ? await theTeamManager({ ...visit, db: tx }, action) : manager
  if (managerId === null) return mistaken(isTeamManagers ? nobodyAnswers : { manager: 'Choose who answers for it' })
  const to = { doerId: doer, accountableManagerId: managerId }
  const saved = await reassignAction(tx, visit, action, to)
  if (saved === 'saved') await tellHandedOn(tx, visit, { handed: [{ action, to }], publicAddress })
  return allowed(saved)
}

/** Said where the child's team manager always answers, and there is none. */
export const nobodyAnswers = {
  doer: `Nobody is ${nameFor('role.team-manager')} for this child today. Ask your ${nameFor('role.authority-administrator')} to name one first`,
}

/** Who is team manager today for the child, or the whole family, that an action is for. */
export async function theTeamManager(visit: Visit, { childId, familyId }: KeptAction): Promise<number | null> {
  if (familyId === null) return null
  const about = childId === null ? await childIdsOfFamily(visit.db, familyId) : [childId]
  return (await teamManagerOfChildren(visit.db, about, visit.today))?.personId ?? null
}
