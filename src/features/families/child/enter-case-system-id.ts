import { form } from '#parts/forms/fields/form.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { saveChild } from '#records/families/change-children.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { caseSystemId, sayId } from './child.form.ts'
import { againstDetails } from './child-choices.ts'
import { caseSystemIdPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

const idForm = (caseSystem: string) =>
  form({ caseSystemId: needed(caseSystemId(caseSystem, 'For example, 300201', 10), `Enter the ${sayId(caseSystem)}`) })

export async function showCaseSystemId(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const caseSystem = visit.labels('case-system')
  const asked = idForm(caseSystem)
  const state = openForm(visit, asked, child, child.version)
  return page(caseSystemIdPage(child, caseSystem, { state, fields: asked.controls(state) }), [child.id])
}

/** Gives a child the id the case system knows it by, which is asked for until it is given. (FAM-06) */
export async function enterCaseSystemId(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const caseSystem = visit.labels('case-system')
  const asked = idForm(caseSystem)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const against = await againstDetails(tx, { ...child, ...answers }, { familyName: child.familyName, kept: child })
      if (against !== null) return mistaken(against)
      const saved = await saveChild(tx, visit, { ...child, version: versionIn(visit) }, answers)
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}`, children: [child.id] })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const state = await openFormAgain(visit, asked, problem, { kind: 'child', ...now, values: now })
      return caseSystemIdPage(now, caseSystem, { state, fields: asked.controls(state) })
    },
    saw: [child.id],
  })
}
