import { html, type Html, nothing } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import { sayDocumentKind } from '#rules/filing/document-kinds.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** Referrals and supporting documents of the meetings' items. */
export const documentsOfFamilySection = (documents: readonly KeptDocument[], labels: Labels): Html =>
  documents.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m" id="documents">Documents</h2>
        ${quietList(
          documents.map(({ id, fileName, kind, addedBy, addedAt }) => ({
            title: html`<a class="govuk-link" href="/documents/${id}">${fileName}</a>`,
            detail: `${sayDocumentKind(kind, labels)}, attached by ${addedBy}, ${sayMoment(addedAt)}`,
          })),
        )}`
