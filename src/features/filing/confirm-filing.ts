import type { FormState } from '#parts/forms/form-page.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { confirmJobs } from '#records/filing/filing-packs.ts'
import { may } from '#rules/access/permissions.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, opened, openFormAgain, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { nextToFile, stateOf } from './filing-queue.ts'
import { packContent, type PackContent } from './pack-content.query.ts'
import { confirmForm, type PackModel, packPage } from './pack.page.ts'

/** The pack the address names, if this person may see it. */
export const packIn = (visit: Visit): Promise<PackContent | null> =>
  packContent(visit.db, lookingFor(visit, 'see-filing'), idIn(visit, 'item'), idIn(visit, 'child'))

/** A child's pack. */
export async function showPack(visit: Visit): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  const model = packModel(visit, content, opened(visit, null))
  const next = model.mayConfirm && model.filing.kind === 'filed' ? await nextToFile(visit) : null
  return page(packPage({ ...model, next }), [content.pack.childId])
}

function packModel(visit: Visit, content: PackContent, state: FormState): PackModel {
  const { labels } = visit
  return {
    ...content,
    next: null,
    filing: stateOf(content.pack, visit.today),
    today: visit.today,
    labels,
    caseSystem: labels('case-system'),
    mayConfirm: may(visit.actor, 'confirm-filing'),
    written: writtenIn(content.pack),
    state,
  }
}

/** Which writing of a pack a form was opened over. */
const writtenIn = ({ number, writtenAt }: PackContent['pack']): string => `${number} ${writtenAt.toString()}`

/** Confirms that jobs are done in the case system, by whom, when and under which reference. (FI-02) */
export async function confirmFiling(visit: Visit): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  const { pack } = content
  const model = packModel(visit, content, opened(visit, null))
  const asked = confirmForm(model)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { job, reference }) => {
      if (visit.form.text('written') !== writtenIn(pack))
        return notLawful(
          'This was written again since you opened the page. File what stands here now.',
          'superseded pack',
        )
      await confirmJobs(tx, visit, pack, job, reference)
      return allowed({ goTo: `/filing/${pack.itemId}/${pack.childId}`, children: [pack.childId] })
    },
    show: async (problem) => packPage({ ...model, state: await openFormAgain(visit, asked, problem) }),
    saw: [pack.childId],
  })
}
