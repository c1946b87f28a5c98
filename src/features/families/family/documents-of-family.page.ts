import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import { sayDocumentKind } from '#rules/filing/document-kinds.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** Referrals and supporting documents of the meetings' items, and what shows why something is asked for; whoever may take one back from a wrong file finds the way here. */
export const documentsOfFamilySection = (
  documents: readonly KeptDocument[],
  labels: Labels,
  mayTakeBack: boolean,
): Html =>
  documents.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m" id="documents">Documents</h2>
        ${quietList(
          documents.map(({ id, fileName, kind, addedBy, addedAt, agendaItemId, familyId }) => ({
            title: html`<a class="govuk-link" href="/documents/${id}">${fileName}</a>`,
            detail: `${sayDocumentKind(kind, labels)}, attached by ${addedBy}, ${sayMoment(addedAt)}`,
            // A paper of a coming item is taken off where it was attached.
            end: mayTakeBack && (agendaItemId !== 0 || familyId !== null) ? takeBackLink(id, fileName) : undefined,
          })),
        )}`

const takeBackLink = (id: number, fileName: string): Html =>
  linksInLine([{ text: 'Wrong file? Take it back', href: `/documents/${id}/take-back`, visuallyHiddenText: fileName }])
