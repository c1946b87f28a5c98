import { isSaidOf, nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, linksInLine } from '#govuk/pieces/words.ts'
import { discardDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import { refused } from '#parts/forms/form-page.ts'
import type { FiledVersion } from '#records/filing/filed-versions.ts'
import { sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { type FilingJob, filingJobs, sayJob } from '#rules/filing/filing-jobs.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import { awaiting } from '#rules/filing/awaiting.ts'
import { nameOfNote } from '#rules/filing/note-head.ts'
import { allWords, confirmForm, jobsLeft, partWords } from './confirm-filing.form.ts'
import type { PackModel } from './pack-in-view.ts'
import { documentLine, sayDoneJob, takeBackLink } from './filed-words.ts'

/** One child's pack: the note to copy, what to take along, and what was confirmed. */
export const packPage = (model: PackModel) => ({
  title: `Filing pack: ${model.pack.childName}`,
  of: `${model.pack.meetingName}, ${sayDateInFull(model.pack.meetingOn)}`,
  place: 'filing',
  series: model.pack.seriesId,
  back: { text: 'Filing', href: '/filing' },
  main: html`${errorsFirst(model.state.errors)} ${model.state.refusal !== null && refused(model.state.refusal)}
  ${pageHeading({ heading: model.pack.childName, caption: `Filing pack · ${model.pack.title}`, lede: standing(model) })}
  ${note(model)} ${documents(model)} ${jobs(model)} ${earlier(model)} ${onward(model)}`,
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
    case 'owed':
      return html`${meeting} Still to be put on the child’s file.`
    case 'late':
      return html`${meeting} ${lateText(`Filing is ${sayOverdue(pack.dueOn.until(today).days)}.`)} It was due
      ${sayDateInFull(pack.dueOn)}.`
    case 'filed':
      return html`${meeting} Filed to ${caseSystem} on ${sayDateInFull(filing.on)}${filing.late && ', late'}.`
  }
}

function note(model: PackModel): Html {
  const { pack, content, labels } = model
  const text = noteAsText(content.note)
  const address = `/filing/${pack.itemId}/${pack.childId}`
  return html`<h2 class="govuk-heading-m">
      ${nameOfNote(content.note, content.childName) ?? labels('document.legal-case-note')}${pack.number > 1 && `, version ${pack.number}`}
    </h2>
    ${confirmation(model)}
    ${textarea({
      id: 'note',
      name: 'note',
      label: { text: 'The note, to copy' },
      hint: { text: 'Names of siblings and of other children’s adults are taken out. Read it before you file it.' },
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

/** Whether the chair has confirmed what stands here, and whether the note says so. */
function confirmation({ pack, versions }: PackModel): Html {
  if (!pack.confirmed)
    return html`<p class="govuk-body">
      The ${nameFor('role.chair', 'short')} hasn’t confirmed this yet. The filing clock doesn’t wait: the note says so.
    </p>`
  const filed = versions.find(({ number }) => number === pack.number)
  return saysAwaiting(filed)
    ? html`<p class="govuk-body">
        The ${nameFor('role.chair', 'short')} has confirmed this since; nothing else was changed.
      </p>`
    : nothing
}

const saysAwaiting = (version: FiledVersion | undefined): boolean =>
  version?.content?.note[0]?.lines.some((line) => isSaidOf(line, awaiting)) === true

const attachLink = ({ pack, mayAttach }: PackModel, text: string): Html =>
  mayAttach ? linksInLine([{ text, href: `/items/${pack.itemId}/documents` }]) : nothing

function documents(model: PackModel): Html {
  const { content, standing, labels, mayAttach } = model
  return html`<h2 class="govuk-heading-m">${sayJob('documents-and-referral', labels)}</h2>
    ${
      content.documents.length === 0
        ? html`<p class="govuk-body">
            None attached. ${attachLink(model, `Attach the ${nameFor('document.referral')} or a document`)}
          </p>`
        : html`<ul class="govuk-list">
              ${content.documents.map(
                (document) =>
                  html`<li>
                    ${documentLine(document, standing)}
                    ${mayAttach && standing.has(document.id) && takeBackLink(document)}
                  </li>`,
              )}
            </ul>
            <p class="govuk-body">${attachLink(model, 'Attach another')}</p>`
    }`
}

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
              done !== undefined
                ? sayDoneJob(done, caseSystem) + filedBefore(model, job)
                : before === undefined
                  ? 'To do'
                  : `To do again: written again since ${before.doneBy} confirmed ${before.reference}, ${sayMoment(before.doneAt)}`,
          },
        }
      }),
    })}
    ${model.filing.kind !== 'filed' && model.mayConfirm && confirmingForm(model)}`
}

/** Where what is on file was put there with an earlier version, or before the chair confirmed: which, so that its tick isn't read as this one's. (FI-03, TM-04) */
function filedBefore({ pack, versions }: PackModel, job: FilingJob): string {
  const of = versions.findLast(({ jobs: done }) => done.some((each) => each.job === job))
  if (of === undefined) return ''
  const before = pack.confirmed && job !== 'documents-and-referral' && saysAwaiting(of)
  if (of.number === pack.number)
    return before ? `. Filed before the ${nameFor('role.chair', 'short')} confirmed, and says so` : ''
  return `. Filed with version ${of.number}${before ? `, before the ${nameFor('role.chair', 'short')} confirmed` : ''}: what it says is the same`
}

/** Every version that was filed stays readable as it was. */
const earlier = ({ pack, versions }: PackModel): Html =>
  versions.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">What was filed</h2>
        <ul class="govuk-list">
          ${versions.map(
            ({ number, frozenAt, jobs: done }) =>
              html`<li>
                <a class="govuk-link" href="/filing/${pack.itemId}/${pack.childId}/versions/${number}"
                  >Version ${number}</a
                >, ${sayMoment(frozenAt)}: ${[...new Set(done.map(({ reference }) => reference))].join(', ')}
              </li>`,
          )}
        </ul>`

/** For whoever has filed only a part: which. */
function parts(model: PackModel): Html {
  const { errors, typed } = model.state
  const isUsed = ['job', 'nothing'].some((name) => errors[name] !== undefined || (typed[name] ?? []).length > 0)
  if (jobsLeft(model).length < 2 && !isUsed) return nothing
  return details({
    summaryText: 'Only a part is filed',
    ...(isUsed ? { open: true } : {}),
    html: html`${confirmForm(model).controls(model.state, ['job', 'nothing'])}
    ${button({ text: partWords, name: 'all', value: 'no', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  })
}

const confirmingForm = (model: PackModel): Html =>
  html`${model.state.draft && offersDraft(model.state.draft)}
    <form method="post" action="/filing/${model.pack.itemId}/${model.pack.childId}" novalidate>
      ${model.state.hidden} ${model.state.draft && keepsDraft(model.state.draft)}
      <input type="hidden" name="written" value="${model.written}" />
      ${confirmForm(model).controls(model.state, ['reference'])}
      <div class="govuk-button-group">
        ${button({ text: allWords(model), name: 'all', value: 'yes', preventDoubleClick: true })}
        ${model.state.draft && discardDraft(model.state.draft)}
      </div>
      ${parts(model)}
    </form>`
