import { type Answer, page } from '#door/answers.ts'
import { addFamily } from '#records/families/change-children.ts'
import { allowed } from '#rules/outcome.ts'
import { openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addSeenChild, asOwn } from '#features/families/child/add-child.ts'
import { detailsOf } from '#features/families/child/child.form.ts'
import { childFormOn } from '#features/families/child/child-choices.ts'
import { newFamilyForm } from './family.form.ts'
import { addFamilyPage } from './family-form.page.ts'

export async function showAddFamily(visit: Visit): Promise<Answer> {
  const form = newFamilyForm(await childFormOn(visit, null))
  const state = openForm(visit, form, asOwn(visit))
  return page(addFamilyPage({ state, fields: form.controls(state) }))
}

/** Adds a family with its first child, under the next free reference. */
export async function addFamilyWithChild(visit: Visit): Promise<Answer> {
  const form = newFamilyForm(await childFormOn(visit, null))
  return saveForm(visit, {
    read: form.read(visit.form),
    save: async (tx, { familyName, ...child }) => {
      const familyId = await addFamily(tx, visit, familyName)
      const added = await addSeenChild(tx, visit, { id: familyId, name: familyName }, detailsOf(child, null))
      return added.ok ? allowed({ goTo: `/families/${familyId}`, children: [added.value] }) : added
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, form, problem)
      return addFamilyPage({ state, fields: form.controls(state) })
    },
    saw: [],
  })
}
