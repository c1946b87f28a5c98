import { nameFor } from '#rules/words/name-for.ts'
import { wantedOf } from '#parts/forms/action-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addActionForm, addActionPage } from './add-action.page.ts'

/** The form to add an action to a family. */
export async function showAddAction(visit: Visit): Promise<Answer> {
  const family = await familyIn(visit)
  if (family === null) return notFound()
  const { asked } = await aroundForm(visit, family)
  const state = openForm(visit, asked, { source: 'family' })
  return page(addActionPage(family, { state, fields: asked.controls(state) }), ids(family))
}

/** Adds the action; the child's team manager answers for it unless another manager was chosen. (AC-01) */
export async function addActionToFamily(visit: Visit): Promise<Answer> {
  const family = await familyIn(visit)
  if (family === null) return notFound()
  const { asked, choices } = await aroundForm(visit, family)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { source, ...answers }) => {
      const { managerId, ...wanted } = wantedOf(answers, choices)
      const likely = askFirst(visit, unlikelyDue(wanted.dueOn, visit.today))
      if (!likely.ok) return likely
      const about = wanted.childId === null ? ids(family) : [wanted.childId]
      const accountableManagerId = managerId ?? (await teamManagerOfChildren(tx, about, visit.today))?.personId
      if (accountableManagerId === undefined)
        return mistaken({
          manager: `Nobody is ${nameFor('role.team-manager')} for these children today: choose who answers for it`,
        })
      await addAction(tx, visit, { ...wanted, familyId: family.id, accountableManagerId, source, agendaItemId: null })
      return allowed({ goTo: `/families/${family.id}#actions`, children: about })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addActionPage(family, { state, fields: asked.controls(state) })
    },
    saw: ids(family),
  })
}

const ids = (family: KeptFamily): readonly number[] => family.children.map(({ id }) => id)

const familyIn = (visit: Visit): Promise<KeptFamily | null> =>
  loadFamily(visit.db, visit.looking, idIn(visit, 'family'))

/** Those who are still followed; of a family where nobody is, all of them: what is still owed can be written down. (P18) */
function offered({ children }: KeptFamily): KeptFamily['children'] {
  const followed = children.filter(isFollowed)
  return followed.length > 0 ? followed : children
}

async function aroundForm(visit: Visit, family: KeptFamily) {
  const teamManager = await teamManagerOfChildren(visit.db, ids(family), visit.today)
  const workers = family.children.map(({ socialWorkerId }) => socialWorkerId)
  const people = await actionPeople(visit, { childIds: ids(family) }, [...workers, teamManager?.personId ?? null])
  const choices = { ...people, children: offered(family).map(({ id, name }) => ({ id, name })) }
  const oneTeam = new Set(family.children.map(({ teamId }) => teamId)).size === 1
  const manager = oneTeam ? (teamManager?.name ?? null) : null
  const asked = { prefix: '', choices, today: visit.today, teamManager: manager }
  return { choices, asked: addActionForm(asked, visit.labels) }
}
