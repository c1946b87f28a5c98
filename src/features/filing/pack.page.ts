import { button } from '#govuk/components/button.ts'
import { checkboxes } from '#govuk/components/checkboxes.ts'
import { input } from '#govuk/components/input.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, linksInLine } from '#govuk/pieces/words.ts'
import { errorAt, errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { Labels } from '#rules/words/labels.ts'
import { filingJobs, type FilingState, sayJob } from '#rules/filing/filing-jobs.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import type { PackContent } from './pack-content.query.ts'

export type PackModel = PackContent & {
  readonly filing: FilingState
  readonly today: Temporal.PlainDate
  readonly caseSystem: string
  readonly labels: Labels
  readonly mayConfirm: boolean
  /** Which writing of the pack is confirmed: one that was written again since isn't. */
  readonly written: string
  readonly typed: { readonly jobs: readonly string[]; readonly reference: string }
  readonly state: FormState
}

/** One child's pack: the note to copy, what to take along, and what was confirmed. */
export const packPage = (model: PackModel) => ({
  title: `Filing pack: ${model.pack.childName}`,
  place: 'filing',
  back: { text: 'Filing', href: '/filing' },
  main: html`${errorsFirst(model.state.errors)}
  ${pageHeading({ heading: model.pack.childName, caption: `Filing pack · ${model.pack.title}`, lede: standing(model) })}
  ${note(model)} ${documents(model)} ${jobs(model)}`,
})

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
    ${model.filing.kind !== 'filed' && model.mayConfirm && confirmForm(model)}`
}

const confirmForm = ({ pack, written, filing, caseSystem, labels, typed, state }: PackModel): Html =>
  html`<form method="post" action="/filing/${pack.itemId}/${pack.childId}" novalidate>
    ${state.hidden} <input type="hidden" name="written" value="${written}" />
    ${checkboxes({
      name: 'job',
      idPrefix: 'job',
      values: [...typed.jobs],
      fieldset: { legend: { text: `What is now in ${caseSystem}?`, classes: 'govuk-fieldset__legend--s' } },
      errorMessage: errorAt(state.errors, 'job'),
      items: (filing.kind === 'filed' ? [] : filing.left).map((job) => ({ value: job, text: sayJob(job, labels) })),
    })}
    ${input({
      id: 'reference',
      name: 'reference',
      label: { text: `${caseSystem} reference` },
      hint: { text: 'The number of the case note or record there: anyone can then find it.' },
      classes: 'govuk-input--width-20',
      value: typed.reference,
      errorMessage: errorAt(state.errors, 'reference'),
    })}
    ${button({ text: 'Confirm', preventDoubleClick: true })}
  </form>`
