import { readForm, idOrNull, neededId } from '#parts/forms/read-form.ts'
import { isAmong, nameAmong } from '#parts/forms/person-choice.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { reassignAction } from '#records/actions/change-actions.ts'
import { childIdsOfFamily } from '#records/access/visible-children.ts'
import { teamManagerAlwaysAnswers } from '#rules/actions/sources.ts'
import { z } from 'zod'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { asKept, asTyped } from './action-words.ts'
import { reassignActionPage } from './change-action.page.ts'
import { actionToProgress, childOf } from './show-action.ts'

const form = z.object({ doer: neededId('Choose who does it from now on'), manager: idOrNull })

const choicesFor = async (visit: Visit, action: KeptAction) => {
  const childIds =
    action.childId !== null || action.familyId === null
      ? childOf(action)
      : await childIdsOfFamily(visit.db, action.familyId)
  const { people, managers } = await actionPeople(visit, { childIds })
  return { people, managers: teamManagerAlwaysAnswers(action) ? null : managers }
}

export async function showReassignAction(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const typed = { doer: String(action.doerId ?? ''), manager: String(action.accountableManagerId ?? '') }
  const choices = await choicesFor(visit, action)
  return page(reassignActionPage({ action, typed, ...choices, state: opened(visit, action.version) }), childOf(action))
}

/** Hands an action to somebody else to do, and where it can be chosen, to answer for. (AC-01) */
export async function handActionOn(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const choices = await choicesFor(visit, action)
  return saveForm(visit, {
    read: readForm(visit.form, form),
    save: async (tx, { doer, manager }) => {
      if (!isAmong(choices.people, doer)) return mistaken({ doer: 'Choose who does it from the list' })
      const managerId =
        choices.managers === null ? await theTeamManager(visit, action) : among(choices.managers, manager)
      if (managerId === null)
        return mistaken(
          choices.managers === null
            ? {
                doer: 'Nobody is team manager for this child today. Ask your authority administrator to name one first',
              }
            : { manager: 'Choose who answers for it' },
        )
      const to = { doerId: doer, accountableManagerId: managerId }
      const saved = await reassignAction(tx, visit, { ...action, version: versionIn(visit) }, to)
      return unlessMeanwhile(saved, { goTo: `/actions/${action.id}`, children: childOf(action) })
    },
    show: async (problem) => {
      const typed = { doer: visit.form.text('doer'), manager: visit.form.text('manager') }
      const now = (await actionToProgress(visit)) ?? action
      const named = (id: string) => nameAmong(choices.people, id).split(',')[0] ?? ''
      const yours = {
        'Who does it': named(typed.doer),
        ...(choices.managers === null ? {} : { 'Who answers for it': named(typed.manager) }),
      }
      const state = await openedAgain(visit, problem, asKept(now), asTyped(yours))
      return reassignActionPage({ action: now, typed, ...choices, state })
    },
    saw: childOf(action),
  })
}

const among = (managers: PeopleToChoose, id: number | null): number | null =>
  id !== null && isAmong(managers, id) ? id : null

async function theTeamManager(visit: Visit, { childId, familyId }: KeptAction): Promise<number | null> {
  if (familyId === null) return null
  const about = childId === null ? await childIdsOfFamily(visit.db, familyId) : [childId]
  return (await teamManagerOfChildren(visit.db, about, visit.today))?.personId ?? null
}
