import { type ActionChoices, emptyAction, readActionFields, typedActionIn } from '#parts/forms/action-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import type { ActionSource } from '#rules/actions/sources.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { WantedAction } from '#parts/forms/action-fields.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addActionPage, type Entered, enteredSources } from './add-action.page.ts'

/** The form to add an action to a family. */
export async function showAddAction(visit: Visit): Promise<Answer> {
  const family = await familyIn(visit)
  if (family === null) return notFound()
  const model = await aroundForm(visit, family)
  return page(
    addActionPage({ ...model, typed: emptyAction, source: 'family', state: opened(visit, null) }),
    ids(family),
  )
}

/** Adds the action; the child's team manager answers for it unless another manager was chosen. (AC-01) */
export async function addActionToFamily(visit: Visit): Promise<Answer> {
  const family = await familyIn(visit)
  if (family === null) return notFound()
  const model = await aroundForm(visit, family)
  return saveForm(visit, {
    read: read(visit, model.choices),
    save: async (tx, { source, managerId, ...wanted }) => {
      const about = wanted.childId === null ? ids(family) : [wanted.childId]
      const accountableManagerId = managerId ?? (await teamManagerOfChildren(tx, about, visit.today))?.personId
      if (accountableManagerId === undefined)
        return mistaken({ manager: 'Nobody is team manager for these children today: choose who answers for it' })
      await addAction(tx, visit, { ...wanted, familyId: family.id, accountableManagerId, source, agendaItemId: null })
      return allowed({ goTo: `/families/${family.id}#actions`, children: about })
    },
    show: async (problem) =>
      addActionPage({
        ...model,
        typed: typedActionIn(visit.form, ''),
        source: visit.form.text('source'),
        state: await openedAgain(visit, problem, null, {}),
      }),
    saw: ids(family),
  })
}

const ids = (family: KeptFamily): readonly number[] => family.children.map(({ id }) => id)

const familyIn = (visit: Visit): Promise<KeptFamily | null> =>
  loadFamily(visit.db, visit.looking, idIn(visit, 'family'))

async function aroundForm(visit: Visit, family: KeptFamily) {
  const teamManager = await teamManagerOfChildren(visit.db, ids(family), visit.today)
  const workers = family.children.map(({ socialWorkerId }) => socialWorkerId)
  const first = [...workers, teamManager?.personId ?? null]
  const people = await actionPeople(visit, { childIds: ids(family) }, first)
  const choices: ActionChoices = { ...people, children: family.children.map(({ id, name }) => ({ id, name })) }
  const oneTeam = new Set(family.children.map(({ teamId }) => teamId)).size === 1
  const { labels } = visit
  return { family, choices, labels, teamManager: oneTeam ? (teamManager?.name ?? null) : null }
}

type Wanted = WantedAction & { readonly source: Entered }

function read(visit: Visit, choices: ActionChoices): Outcome<Wanted, FieldErrors> {
  const action = readActionFields(visit.form, '', choices, visit.today)
  if (!action.ok) return action
  if (action.value === null) return refused({ words: 'Write what needs to be done' })
  const source = enteredSources.find((each: ActionSource) => each === visit.form.text('source'))
  if (source === undefined) return refused({ source: 'Choose where it came from' })
  return allowed({ ...action.value, source })
}
