import { type Answer, notFound, page } from '#door/answers.ts'
import { hasReference, saveFamily } from '#records/families/change-children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { familyForm } from './family.form.ts'
import { changeFamilyPage } from './family-form.page.ts'

export async function showChangeFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const state = openForm(visit, familyForm, answersOf(family), family.version)
  return page(changeFamilyPage(family, { state, fields: familyForm.controls(state) }), idsOf(family))
}

/** Changes what a family is called, over the version the form was opened with; the history keeps both. (FAM-02) */
export async function changeFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  return saveForm(visit, {
    read: familyForm.read(visit.form),
    save: async (tx, { familyName: name, reference }) => {
      if (await hasReference(tx, reference, family.id))
        return mistaken({ reference: `Reference ${reference} stands for another family: choose one that is free` })
      const saved = await saveFamily(tx, visit, { ...family, version: versionIn(visit) }, { name, reference })
      return unlessMeanwhile(saved, { goTo: `/families/${family.id}`, children: idsOf(family) })
    },
    show: async (problem) => {
      const now = (await familyKept(visit)) ?? family
      const kept = { kind: 'family', ...now, values: answersOf(now) }
      const state = await openFormAgain(visit, familyForm, problem, kept)
      return changeFamilyPage(now, { state, fields: familyForm.controls(state) })
    },
    saw: idsOf(family),
  })
}

const answersOf = ({ name, reference }: KeptFamily) => ({ familyName: name, reference })

const idsOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)
