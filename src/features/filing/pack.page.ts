import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, linksInLine } from '#govuk/pieces/words.ts'
import { someOf } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { line } from '#parts/forms/fields/text-fields.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { Labels } from '#rules/words/labels.ts'
import { type FilingJob, filingJobs, type FilingState, sayJob } from '#rules/filing/filing-jobs.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import type { FilingPack } from '#records/filing/filing-packs.ts'
import type { PackContent } from './pack-content.query.ts'

export type PackModel = PackContent & {
  readonly filing: FilingState
  readonly today: Temporal.PlainDate
  readonly caseSystem: string
  readonly labels: Labels
  readonly mayConfirm: boolean
  /** Which writing of the pack is confirmed: one that was written again since isn't. */
  readonly written: string
  /** Where this one is filed: the pack to file next, if one is left. */
  readonly next: FilingPack | null
  readonly state: FormState
}

/** One child's pack: the note to copy, what to take along, and what was confirmed. */
export const packPage = (model: PackModel) => ({
  title: `Filing pack: ${model.pack.childName}`,
  place: 'filing',
  back: { text: 'Filing', href: '/filing' },
  main: html`${errorsFirst(model.state.errors)}
  ${pageHeading({ heading: model.pack.childName, caption: `Filing pack · ${model.pack.title}`, lede: standing(model) })}
  ${note(model)} ${documents(model)} ${jobs(model)} ${onward(model)}`,
})

const onward = ({ next }: PackModel): Html =>
  next === null
    ? nothing
    : button({ text: `Next pack: ${next.childName}`, href: `/filing/${next.itemId}/${next.childId}` })

function standing({ pack, filing, today, caseSystem }: PackModel): Html {
  const meeting = `${pack.meetingName}, ${sayDateInFull(pack.meetingOn)}.`
  switch (filing.kind) {
    case 'to-do':
      return html`${meeting} <strong>To be on the child’s file by the end of ${sayDateInFull(pack.dueOn)}.</strong>`
    case 'late':
      return html`${meeting} ${lateText(`Filing is ${sayOverdue(pack.dueOn.until(today).days)}.`)} It was due
      ${sayDateInFull(pack.dueOn)}.`
    case 'filed':
      return html`${meeting} Filed to ${caseSystem} on ${sayDateInFull(filing.on)}${filing.late && ', late'}.`
  }
}

function note({ pack, note: parts, labels }: PackModel): Html {
  const text = noteAsText(parts)
  const address = `/filing/${pack.itemId}/${pack.childId}`
  return html`<h2 class="govuk-heading-m">${labels('document.legal-case-note')}</h2>
    ${!pack.confirmed && html`<p class="govuk-body">The chair hasn’t confirmed this yet. The filing clock doesn’t wait: the note says so.</p>`}
    ${textarea({
      id: 'note',
      name: 'note',
      label: { text: 'The note, to copy' },
      value: text,
      rows: String(Math.min(24, text.split('\n').length + 2)),
      attributes: { readonly: '' },
    })}
    <p class="govuk-body">
      ${linksInLine([
        { text: 'Download the note (Word)', href: `${address}/note.docx` },
        { text: 'Download the whole pack (.zip)', href: `${address}/pack.zip` },
      ])}
    </p>`
}

const documents = ({ pack, documents: attached }: PackModel): Html =>
  html`<h2 class="govuk-heading-m">Documents and referral</h2>
    ${
      attached.length === 0
        ? html`<p class="govuk-body">
            None attached.
            ${linksInLine([{ text: 'Attach the referral or a document', href: `/items/${pack.itemId}/documents` }])}
          </p>`
        : html`<ul class="govuk-list">
              ${attached.map(
                ({ id, fileName, kind }) =>
                  html`<li>
                    <a class="govuk-link" href="/documents/${id}">${fileName}</a>${kind === 'referral' && ', referral'}
                  </li>`,
              )}
            </ul>
            <p class="govuk-body">
              ${linksInLine([{ text: 'Attach another', href: `/items/${pack.itemId}/documents` }])}
            </p>`
    }`

function jobs(model: PackModel): Html {
  const { pack, caseSystem, labels } = model
  return html`<h2 class="govuk-heading-m">On the child’s file</h2>
    ${summaryList({
      rows: filingJobs.map((job) => {
        const done = pack.done.find((each) => each.job === job)
        const before = pack.superseded.find((each) => each.job === job)
        return {
          key: { text: sayJob(job, labels) },
          value: {
            text:
              done === undefined
                ? before === undefined
                  ? 'To do'
                  : `To do again: written again since ${before.doneBy} confirmed ${before.reference}, ${sayMoment(before.doneAt)}`
                : `In ${caseSystem}: ${done.reference}. Confirmed by ${done.doneBy}, ${sayMoment(done.doneAt)}`,
          },
        }
      }),
    })}
    ${model.filing.kind !== 'filed' && model.mayConfirm && confirmation(model)}`
}

const longestReference = 100

/** What is now on the child's file, and under which reference. (FI-02) */
export function confirmForm({ caseSystem, labels, filing }: Pick<PackModel, 'caseSystem' | 'labels' | 'filing'>) {
  const jobs = { label: `What is now in ${caseSystem}?`, say: (job: FilingJob) => sayJob(job, labels) }
  const left = filing.kind === 'filed' ? [] : filing.left
  return form({
    job: checked({ ...someOf({ ...jobs, of: left }), read: someOf({ ...jobs, of: filingJobs }).read }, (done) =>
      done.length === 0 ? 'Choose what is now on the child’s file' : null,
    ),
    reference: checked(
      needed(
        line({
          label: `${caseSystem} reference`,
          hint: 'The number of the case note or record there: anyone can then find it.',
          width: 20,
          plain: true,
        }),
        'Type the case system’s reference, so that anyone can find it there',
      ),
      (reference) => (reference.length > longestReference ? 'Reference must be 100 characters or fewer' : null),
    ),
  })
}

const confirmation = (model: PackModel): Html =>
  html`<form method="post" action="/filing/${model.pack.itemId}/${model.pack.childId}" novalidate>
    ${model.state.hidden} <input type="hidden" name="written" value="${model.written}" />
    ${confirmForm(model).controls(model.state)} ${button({ text: 'Confirm', preventDoubleClick: true })}
  </form>`
