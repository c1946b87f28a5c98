import { type Answer, notFound, page } from '#door/answers.ts'
import { saveChild } from '#records/families/change-children.ts'
import type { KeptChild } from '#records/families/children.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { nameAmong } from '#parts/forms/person-choice.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { childAsTyped, childWords, readChild, typedChild } from './child.form.ts'
import { againstDetails, childChoices } from './child-choices.ts'
import type { ChildChoices } from './child-fields.page.ts'
import { childDetailsPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

export async function showChildDetails(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const choices = await childChoices(visit, child)
  const model = { child, typed: childAsTyped(child), choices, state: opened(visit, child.version) }
  return page(childDetailsPage(model), [child.id])
}

/** Changes what is written down of a child; a child handed to people one doesn't see leaves one's lists at once. (FAM-01) */
export async function changeChildDetails(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const choices = await childChoices(visit, child)
  return saveForm(visit, {
    read: readChild(visit.form, child.expectedDeliveryOn, visit.today),
    save: async (tx, details) => {
      const against = await againstDetails(tx, details, choices, child.id)
      if (against !== null) return mistaken(against)
      const saved = await saveChild(tx, visit, { ...child, version: versionIn(visit) }, details)
      const stillSeen = (await idsAmong(tx, lookingFor(visit, 'see-child'), [child.id])).size > 0
      return unlessMeanwhile(saved, { goTo: stillSeen ? `/children/${child.id}` : '/tracker', children: [child.id] })
    },
    show: async (problem) => {
      const typed = typedChild(visit.form)
      const now = (await childKept(visit)) ?? child
      const state = await openedAgain(visit, problem, asKept(now, choices), childWords(typed, namedBy(choices)))
      return childDetailsPage({ child: now, typed, choices, state })
    },
    saw: [child.id],
  })
}

const asKept = (child: KeptChild, choices: ChildChoices) => ({
  kind: 'child',
  id: child.id,
  version: child.version,
  words: childWords(childAsTyped(child), namedBy(choices)),
})

const namedBy =
  ({ teams, workers, solicitors }: ChildChoices): Parameters<typeof childWords>[1] =>
  (field, id) => {
    if (field === 'teamId') return teams.find((team) => String(team.id) === id)?.name ?? ''
    return nameAmong(field === 'socialWorkerId' ? workers : solicitors, id)
  }
