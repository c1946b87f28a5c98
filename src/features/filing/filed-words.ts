import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { ConfirmedJob } from '#records/filing/filed-versions.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { PackDocument } from '#rules/filing/filed-content.ts'

/** 'In LCS: CN-1001. Confirmed by Dawn Pickering, Mon 23 Nov 2026 at 11:00', with what was said of documents where none was uploaded. */
export const sayDoneJob = ({ reference, doneBy, doneAt, nothingToUpload }: ConfirmedJob, caseSystem: string): string =>
  `${nothingToUpload ? 'Nothing to upload' : `In ${caseSystem}`}: ${reference}. Confirmed by ${doneBy}, ${sayMoment(doneAt)}`

/** A document of a pack; one that was taken back isn't named or opened any more: it may be another child's. */
export const documentLine = ({ id, name, kind }: PackDocument, standing: ReadonlySet<number>): Html =>
  standing.has(id)
    ? html`<a class="govuk-link" href="/documents/${id}">${name}</a
        >${kind === 'referral' && `, ${nameFor('document.referral')}`}`
    : html`A document that was taken back since`

/** The way to take a document back from a file on which it doesn't belong. */
export const takeBackLink = ({ id, name }: PackDocument): Html =>
  linksInLine([{ text: 'Wrong file? Take it back', href: `/documents/${id}/take-back`, visuallyHiddenText: name }])
