import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { type KeptAction, loadAction, movesOf, notesOf } from '#records/actions/actions.ts'
import { noteProgress } from '#records/actions/change-actions.ts'
import { openTogether } from '#records/actions/siblings-actions.ts'
import { handOversOf } from '#records/actions/hand-overs.ts'
import { change } from '#records/change/change.ts'
import { visibleFamilies } from '#records/access/visible-children.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { actionPage } from './show-action.page.ts'

/** The action in the address when this person may progress it: theirs to do or answer for, or of a child in their reach. */
export const actionToProgress = (visit: Visit): Promise<KeptAction | null> =>
  loadAction(visit.db, lookingFor(visit, 'progress-action'), idIn(visit, 'id'))

/** The child whose name an action shows. */
export const childOf = ({ childId }: KeptAction): readonly number[] => (childId === null ? [] : [childId])

export async function showAction(visit: Visit): Promise<Answer> {
  const action = await loadAction(visit.db, lookingFor(visit, 'see-child'), idIn(visit, 'id'))
  return action === null ? notFound() : page(await contentOf(visit, action, noErrors), childOf(action))
}

/** Adds a note of what has happened since. */
export async function addNote(visit: Visit): Promise<Answer> {
  const action = await actionToProgress(visit)
  if (action === null) return notFound()
  const words = visit.form.text('words')
  if (words === '')
    return mistakes(await contentOf(visit, action, { words: 'Write what has happened since' }), childOf(action))
  await change(visit, async (tx) => {
    await noteProgress(tx, visit, action, words)
    return allowed({ goTo: `/actions/${action.id}#notes`, children: childOf(action) })
  })
  return redirect(`/actions/${action.id}#notes`)
}

async function contentOf(visit: Visit, action: KeptAction, errors: FieldErrors) {
  const [moves, handOvers, notes, progressed, siblings, family] = await Promise.all([
    movesOf(visit.db, action.id),
    handOversOf(visit.db, action.id),
    notesOf(visit.db, action.id),
    actionToProgress(visit),
    openTogether(visit.db, lookingFor(visit, 'see-child'), action),
    visibleFamilies(visit.db, lookingFor(visit, 'see-child'))
      .where('child.familyId', '=', action.familyId)
      .executeTakeFirst(),
  ])
  return actionPage({
    action,
    moves,
    handOvers,
    notes,
    siblings: siblings.flatMap(({ childName }) => childName ?? []),
    mayProgress: progressed !== null,
    maySeeFamily: family !== undefined,
    today: visit.today,
    labels: visit.labels,
    typed: visit.form.text('words'),
    errors,
    hidden: visit.hidden,
  })
}
