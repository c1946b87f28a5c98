import { type Answer, notFound, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { stopAssessment } from '#records/pre-proceedings/assessments.ts'
import { stopForm } from './assessment.form.ts'
import { stopAssessmentPage } from './assessment.page.ts'
import { assessmentIn } from './keep-assessment.ts'

export async function showStopAssessment(visit: Visit): Promise<Answer> {
  const found = await assessmentIn(visit)
  if (found?.kept.receivedOn !== null) return notFound()
  const { kept } = found
  const asked = stopForm(kept.stoppedOn !== null)
  const state = openForm(visit, asked, { why: kept.stoppedWhy }, kept.version)
  return page(stopAssessmentPage(kept, { state, fields: asked.controls(state) }), sawOf(kept))
}

/** Says that an assessment isn't needed any more, with the reason; or that it is after all. (PP-08) */
export async function saveStopAssessment(visit: Visit): Promise<Answer> {
  const found = await assessmentIn(visit)
  if (found === null) return notFound()
  const { kept } = found
  const asked = stopForm(kept.stoppedOn !== null)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { why }) => {
      if (kept.receivedOn !== null)
        return notLawful('It was received meanwhile: there is nothing to wait for.', 'received')
      const saved = await stopAssessment(tx, visit, { ...kept, version: versionIn(visit) }, why)
      return unlessMeanwhile(saved, { goTo: `/families/${kept.familyId}#assessments`, children: sawOf(kept) })
    },
    show: async (problem) => {
      const now = (await assessmentIn(visit))?.kept ?? kept
      const asKept = { kind: 'assessment', id: now.id, version: now.version, values: { why: now.stoppedWhy } }
      const state = await openFormAgain(visit, asked, problem, asKept)
      return stopAssessmentPage(now, { state, fields: asked.controls(state) })
    },
    saw: sawOf(kept),
  })
}

const sawOf = ({ children }: { readonly children: readonly { readonly childId: number }[] }): readonly number[] =>
  children.map(({ childId }) => childId)
