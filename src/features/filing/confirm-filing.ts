import { z } from 'zod'
import type { FormState } from '#parts/forms/form-page.ts'
import { neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { confirmJobs } from '#records/filing/filing-packs.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { may } from '#rules/access/permissions.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { stateOf } from './filing-queue.ts'
import { packContent, type PackContent } from './pack-content.query.ts'
import { type PackModel, packPage } from './pack.page.ts'

/** The pack the address names, if this person may see it. */
export const packIn = (visit: Visit): Promise<PackContent | null> =>
  packContent(visit.db, lookingFor(visit, 'see-filing'), idIn(visit, 'item'), idIn(visit, 'child'))

/** A child's pack. */
export async function showPack(visit: Visit): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  return page(packPage(packModel(visit, content, opened(visit, null))), [content.pack.childId])
}

function packModel(visit: Visit, content: PackContent, state: FormState): PackModel {
  const { labels } = visit
  return {
    ...content,
    filing: stateOf(content.pack, visit.today),
    today: visit.today,
    labels,
    caseSystem: labels('case-system'),
    mayConfirm: may(visit.actor, 'confirm-filing'),
    written: writtenIn(content.pack),
    typed: { jobs: visit.form.all('job'), reference: visit.form.text('reference') },
    state,
  }
}

/** Which writing of a pack a form was opened over. */
const writtenIn = ({ number, writtenAt }: PackContent['pack']): string => `${number} ${writtenAt.toString()}`

const confirmed = z.object({
  job: z
    .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(filingJobs)))
    .refine((jobs) => jobs.length > 0, 'Choose what is now on the child’s file'),
  reference: neededText('Type the case system’s reference, so that anyone can find it there').refine(
    (typed) => typed.length <= 100,
    'Reference must be 100 characters or fewer',
  ),
  written: z.string(),
})

/** Confirms that jobs are done in the case system, by whom, when and under which reference. (FI-02) */
export async function confirmFiling(visit: Visit): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  const { pack } = content
  return saveForm(visit, {
    read: readForm(visit.form, confirmed),
    save: async (tx, { job, reference, written }) => {
      if (written !== writtenIn(pack))
        return notLawful(
          'This was written again since you opened the page. File what stands here now.',
          'superseded pack',
        )
      await confirmJobs(tx, visit, pack, job, reference)
      return allowed({ goTo: `/filing/${pack.itemId}/${pack.childId}`, children: [pack.childId] })
    },
    show: async (problem) => packPage(packModel(visit, content, await openedAgain(visit, problem, null, {}))),
    saw: [pack.childId],
  })
}
