import { someOf, ticked } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { line } from '#parts/forms/fields/text-fields.ts'
import { type FilingJob, filingJobs, lackOfDocuments, sayJob } from '#rules/filing/filing-jobs.ts'
import type { PackModel } from './pack-in-view.ts'

const longestReference = 100

const sentences = {
  'nothing-attached': 'No document is attached. Attach it first, or tick that there is nothing to upload if that is so',
  'something-attached': 'A document is attached, so there is something to upload. Take the tick away',
} as const

/** What is now on the child's file, and under which reference. (FI-02) */
export function confirmForm({
  caseSystem,
  labels,
  filing,
  content,
}: Pick<PackModel, 'caseSystem' | 'labels' | 'filing' | 'content'>) {
  const jobs = { label: `What is now in ${caseSystem}?`, say: (job: FilingJob) => sayJob(job, labels) }
  const left: readonly FilingJob[] = filing.kind === 'filed' ? [] : filing.left
  const documents = content.documents.length
  return form(
    {
      job: checked({ ...someOf({ ...jobs, of: left }), read: someOf({ ...jobs, of: filingJobs }).read }, (done) =>
        done.length === 0 ? `Choose what is now in ${caseSystem}` : null,
      ),
      nothing: shownIf(
        documents === 0 && left.includes('documents-and-referral'),
        ticked({
          label: 'Nothing to upload',
          hint: 'There is no referral and no document for this child. It is kept that you said so.',
        }),
      ),
      reference: checked(
        needed(
          line({
            label: `${caseSystem} reference`,
            hint: 'The number of the case note or record there: anyone can then find it.',
            width: 20,
            plain: true,
          }),
          `Enter the ${caseSystem} reference, so that anyone can find it there`,
        ),
        (reference) =>
          reference.length > longestReference
            ? `${caseSystem} reference must be ${longestReference} characters or fewer`
            : null,
      ),
    },
    {
      check: ({ job, nothing }) => {
        const now = (job ?? []).filter((each) => left.includes(each))
        const lack = lackOfDocuments(now, documents, nothing ?? false)
        if (lack === null) return {}
        return lack === 'nothing-attached' ? { nothing: sentences[lack] } : { job: sentences[lack] }
      },
    },
  )
}
