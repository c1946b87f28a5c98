import { z } from 'zod'
import { neededName, readForm } from '#parts/forms/read-form.ts'
import { type Answer, page } from '#door/answers.ts'
import { addFamily } from '#records/families/change-children.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addSeenChild, asOwn } from '#features/families/child/add-child.ts'
import { readChild, typedChild } from '#features/families/child/child.form.ts'
import { childChoices } from '#features/families/child/child-choices.ts'
import { addFamilyPage } from './family-form.page.ts'

export async function showAddFamily(visit: Visit): Promise<Answer> {
  const choices = await childChoices(visit, null)
  return page(addFamilyPage({ familyName: '', typed: asOwn(visit), choices, state: opened(visit, null) }))
}

/** Adds a family with its first child, under the next free reference. */
export async function addFamilyWithChild(visit: Visit): Promise<Answer> {
  const choices = await childChoices(visit, null)
  return saveForm(visit, {
    read: readFamily(visit),
    save: async (tx, { familyName, details }) => {
      const familyId = await addFamily(tx, visit, familyName)
      const added = await addSeenChild(tx, visit, familyId, details, choices)
      return added.ok ? allowed({ goTo: `/families/${familyId}`, children: [added.value] }) : added
    },
    show: async (problem) => {
      const state = await openedAgain(visit, problem, null, {})
      return addFamilyPage({
        familyName: visit.form.text('familyName'),
        typed: typedChild(visit.form),
        choices,
        state,
      })
    },
    saw: [],
  })
}

function readFamily({ form, today }: Visit) {
  const name = readForm(form, z.object({ familyName: neededName('Enter the family’s name') }))
  const child = readChild(form, null, today)
  return name.ok && child.ok
    ? allowed({ familyName: name.value.familyName, details: child.value })
    : refused({ ...(name.ok ? {} : name.because), ...(child.ok ? {} : child.because) })
}
