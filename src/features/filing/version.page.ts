import { nameFor } from '#rules/words/name-for.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { FiledVersion } from '#records/filing/filed-versions.ts'
import type { FilingPack } from '#records/filing/filing-packs.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayJob } from '#rules/filing/filing-jobs.ts'
import { nameOfNote } from '#rules/filing/note-head.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import type { Labels } from '#rules/words/labels.ts'
import { documentLine, sayDoneJob } from './filed-words.ts'

type VersionModel = {
  readonly pack: FilingPack
  readonly version: FiledVersion
  /** The number of the last version that was filed. */
  readonly latest: number
  readonly standing: ReadonlySet<number>
  readonly labels: Labels
}

/** One version of a pack, word for word as it was filed, with the hash that shows it. (FI-03) */
export const versionPage = (model: VersionModel) => ({
  title: `Filed version ${model.version.number}: ${model.pack.childName}`,
  of: `${model.pack.meetingName}, ${sayDateInFull(model.pack.meetingOn)}`,
  place: 'filing',
  back: { text: 'The pack', href: addressOf(model.pack) },
  main: html`${pageHeading({
    heading: model.version.content?.childName ?? model.pack.childName,
    caption: `Version ${model.version.number} as it was filed`,
    lede: standing(model),
  })}
  ${model.version.content === null ? notKept : said(model, model.version.content)} ${jobs(model)}`,
})

const addressOf = ({ itemId, childId }: FilingPack): string => `/filing/${itemId}/${childId}`

const standing = ({ version, latest }: VersionModel): string =>
  version.number < latest
    ? `Filed on ${sayMoment(version.frozenAt)}. Version ${latest} has taken its place.`
    : `Filed on ${sayMoment(version.frozenAt)}. It never changes: what is written later makes a new version.`

const notKept = html`<p class="govuk-body">
  This was filed before Waymark kept the words of each version. The case system has them under the reference below.
</p>`

/** With a version of which only the documents were filed the note wasn't: the earlier version's stands. */
const noteHeading = ({ jobs: done }: FiledVersion, noteName: string): string =>
  done.some(({ job }) => job === 'legal-case-note')
    ? `${noteName}, as it was filed`
    : `${noteName}, as it stood; it wasn’t filed with this version`

function said({ pack, version, standing: documents, labels }: VersionModel, content: PackContent): Html {
  const text = noteAsText(content.note)
  return html`${textarea({
      id: 'note',
      name: 'note',
      label: {
        text: noteHeading(version, nameOfNote(content.note, content.childName) ?? 'The note'),
        classes: 'govuk-label--m',
      },
      value: text,
      rows: String(Math.min(24, text.split('\n').length + 2)),
      attributes: { readonly: '' },
    })}
    <p class="govuk-body">
      ${linksInLine([{ text: 'Download the note (Word)', href: `${addressOf(pack)}/versions/${version.number}/note.docx` }])}
    </p>
    ${
      content.documents.length > 0 &&
      html`<h2 class="govuk-heading-m">${sayJob('documents-and-referral', labels)}</h2>
        <ul class="govuk-list">
          ${content.documents.map((document) => html`<li>${documentLine(document, documents)}</li>`)}
        </ul>`
    }
    ${seal(version)}`
}

const seal = ({ hash, isIntact }: FiledVersion): Html =>
  hash === null
    ? nothing
    : html`<p class="govuk-body-s waymark-break">
        ${isIntact ? 'Unchanged since it was filed.' : html`<strong>This isn’t what was filed: tell your ${nameFor('role.authority-administrator')}.</strong>`}
        SHA-256 ${hash}
      </p>`

const jobs = ({ version, labels }: VersionModel): Html =>
  html`<h2 class="govuk-heading-m">On the child’s file</h2>
    ${summaryList({
      rows: version.jobs.map((done) => ({
        key: { text: sayJob(done.job, labels) },
        value: { text: sayDoneJob(done, labels('case-system')) },
      })),
    })}`
