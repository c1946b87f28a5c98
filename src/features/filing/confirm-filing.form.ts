import { nameFor } from '#rules/words/name-for.ts'
import { someOf, ticked } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { line } from '#parts/forms/fields/text-fields.ts'
import { type FilingJob, filingJobs, lackOfDocuments, sayJob } from '#rules/filing/filing-jobs.ts'
import { refused } from '#rules/outcome.ts'
import { Form } from '#platform/http/form.ts'
import type { PackModel } from './pack-in-view.ts'

const longestReference = 100

/** The button for the jobs that are ticked. */
export const partWords = 'Confirm this part'

const sentences = {
  'nothing-attached': 'No document is attached. Attach it first, or tick that there is nothing to upload if that is so',
  'a-part-ticked': `A part is ticked. Press “${partWords}”, or take the ticks away if all of it is filed`,
  'something-attached': 'A document is attached, so there is something to upload. Take the tick away',
} as const

type Asked = Pick<PackModel, 'filing' | 'content'>

/** The jobs that nobody has confirmed of what stands now. */
export const jobsLeft = ({ filing }: Pick<PackModel, 'filing'>): readonly FilingJob[] =>
  filing.kind === 'filed' ? [] : filing.left

/** Whether it is to be said that there is no document to upload. */
const saysNothing = ({ filing, content }: Asked): boolean =>
  content.documents.length === 0 && jobsLeft({ filing }).includes('documents-and-referral')

/** What the button says that stands for every job left: pressed, it is said of each of them, and of documents where there is none. (FI-02) */
export const allWords = (asked: Asked): string =>
  `${jobsLeft(asked).length === filingJobs.length ? 'All of it is filed' : 'The rest is filed'}${saysNothing(asked) ? ', and there is nothing to upload' : ''}`

/** Only a part was ticked, and the button for all pressed: it could mean either. */
const isEither = (form: Form, left: readonly FilingJob[]): boolean => {
  const ticked = left.filter((job) => form.all('job').includes(job)).length
  return ticked > 0 && ticked < left.length
}

/** What was sent, read as every job left where the button for all was pressed. (FI-02) */
export function readConfirmed(form: Form, model: Asked & Pick<PackModel, 'caseSystem' | 'labels'>) {
  const asked = confirmForm(model)
  if (form.text('all') !== 'yes') return asked.read(form)
  const left = jobsLeft(model)
  if (isEither(form, left)) return refused({ job: sentences['a-part-ticked'] })
  const all = [
    // Where all of it was filed meanwhile that is said with what was typed, not that nothing was chosen.
    ['job', left.length === 0 ? filingJobs : left],
    ['nothing', saysNothing(model) ? ['yes'] : []],
  ] as const
  return asked.read(new Form(new Map([...form.fields, ...all])))
}

/** What is now on the child's file, and under which reference. (FI-02) */
export function confirmForm({
  caseSystem,
  labels,
  filing,
  content,
}: Pick<PackModel, 'caseSystem' | 'labels' | 'filing' | 'content'>) {
  const jobs = { label: `What is now in ${caseSystem}?`, say: (job: FilingJob) => sayJob(job, labels) }
  const left = jobsLeft({ filing })
  const documents = content.documents.length
  return form(
    {
      job: checked({ ...someOf({ ...jobs, of: left }), read: someOf({ ...jobs, of: filingJobs }).read }, (done) =>
        done.length === 0 ? `Choose what is now in ${caseSystem}` : null,
      ),
      nothing: shownIf(
        saysNothing({ filing, content }),
        ticked({
          label: 'Nothing to upload',
          hint: `There is no ${nameFor('document.referral')} and no document for this child. It is kept that you said so.`,
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
