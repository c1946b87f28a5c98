import { z } from 'zod'
import { readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { hasCaseSystemId, saveChild } from '#records/families/change-children.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { caseSystemIdOrNull } from './child.form.ts'
import { caseSystemIdPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

const idForm = z.object({ caseSystemId: caseSystemIdOrNull.refine((id) => id !== null, 'Enter the id') })

export async function showCaseSystemId(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const caseSystem = (await loadLabels(visit.db))('case-system')
  const model = { child, caseSystem, typed: child.caseSystemId ?? '', state: opened(visit, child.version) }
  return page(caseSystemIdPage(model), [child.id])
}

/** Gives a child the id the case system knows it by, which is asked for until it is given. (FAM-06) */
export async function enterCaseSystemId(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, idForm),
    save: async (tx, { caseSystemId }) => {
      if (await hasCaseSystemId(tx, caseSystemId, child.id))
        return mistaken({ caseSystemId: 'Another child has this id already: check it in the case system' })
      const saved = await saveChild(tx, visit, { ...child, version: versionIn(visit) }, { caseSystemId })
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}`, children: [child.id] })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const typed = visit.form.text('caseSystemId')
      const kept = { kind: 'child', ...now, words: { 'Case-system id': now.caseSystemId ?? '' } }
      const caseSystem = (await loadLabels(visit.db))('case-system')
      const state = await openedAgain(visit, problem, kept, { 'Case-system id': typed })
      return caseSystemIdPage({ child: now, caseSystem, typed, state })
    },
    saw: [child.id],
  })
}
