import { contentHash } from '#platform/content-hash.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { documentsOfItem } from '#records/families/documents.ts'
import { confirmJobs, holdItem } from '#records/filing/filed-versions.ts'
import { mendWhatWasFiled } from '#records/filing/taken-back.ts'
import { may } from '#rules/access/permissions.ts'
import { allowed } from '#rules/outcome.ts'
import { notLawful, opened, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { confirmForm, jobsLeft, readConfirmed } from './confirm-filing.form.ts'
import { nextToFile, stateOf } from './filing-queue.ts'
import { packIn, type PackInView, type PackModel } from './pack-in-view.ts'
import { packPage } from './pack.page.ts'

/** A child's pack. */
export async function showPack(visit: Visit): Promise<Answer> {
  const found = await packIn(visit)
  if (found === null) return notFound()
  const model = await packModel(visit, found, opened(visit, null))
  const state = openForm(visit, confirmForm(model), {})
  const next = model.mayConfirm && model.filing.kind === 'filed' ? await nextToFile(visit) : null
  return page(packPage({ ...model, state, next }), [found.pack.childId])
}

async function packModel(visit: Visit, found: PackInView, state: FormState): Promise<PackModel> {
  const { labels, today } = visit
  const standing = await documentsOfItem(visit.db, lookingFor(visit, 'see-filing'), found.pack.itemId)
  return {
    ...found,
    next: null,
    filing: stateOf(found.pack, today),
    today,
    labels,
    caseSystem: labels('case-system'),
    mayConfirm: may(visit.actor, 'confirm-filing'),
    mayAttach: may(visit.actor, 'record-item'),
    standing: new Set(standing.map(({ id }) => id)),
    written: writtenIn(found),
    state,
  }
}

/** Which writing of a pack a form was opened over. */
const writtenIn = ({ pack, content }: PackInView): string => `${pack.number} ${contentHash(content)}`

/** Confirms that jobs are done in the case system, by whom, when and under which reference: what was filed is frozen. (FI-02, FI-03) */
export async function confirmFiling(visit: Visit): Promise<Answer> {
  const found = await packIn(visit)
  if (found === null) return notFound()
  const model = await packModel(visit, found, opened(visit, null))
  return saveForm(visit, {
    read: readConfirmed(visit.form, model),
    save: async (tx, { job: chosen, nothing, reference }) => {
      await holdItem(tx, found.pack.itemId)
      const now = await packIn(visit, tx)
      if (now === null || visit.form.text('written') !== writtenIn(now))
        return notLawful(
          'This was written again since you opened the page. File what stands here now.',
          'superseded pack',
        )
      const left = jobsLeft({ filing: stateOf(now.pack, visit.today) })
      // What somebody else has confirmed by now keeps their reference, and isn't told as confirmed under this one.
      const jobs = chosen.filter((job) => left.includes(job))
      if (jobs.length === 0)
        return notLawful(
          `This is in ${model.caseSystem} already, as it says below. What you entered now, “${reference}”, is not kept.`,
          'filed already',
        )
      const { itemId, childId, familyId, number, dueOn } = now.pack
      const version = { itemId, childId, familyId, number, dueOn, content: now.content, council: visit.authority.name }
      await confirmJobs(tx, visit, { ...version, jobs, reference, nothingToUpload: nothing })
      if (jobs.includes('documents-and-referral'))
        await mendWhatWasFiled(tx, visit, { itemId, childId }, `Filed again without it, ${reference}`)
      return allowed({ goTo: `/filing/${itemId}/${childId}`, children: [childId] })
    },
    show: async (problem) => {
      const now = (await packIn(visit)) ?? found
      const again = await packModel(visit, now, opened(visit, null))
      return packPage({ ...again, state: await openFormAgain(visit, confirmForm(again), problem) })
    },
    saw: [found.pack.childId],
  })
}
