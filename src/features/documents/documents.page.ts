import { button } from '#govuk/components/button.ts'
import { fileUpload } from '#govuk/components/file-upload.ts'
import { radios } from '#govuk/components/radios.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { type ChildOption, childOrAllChoice } from '#parts/forms/child-choice.ts'
import { errorAt, errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

type Documents = {
  readonly item: { readonly id: number; readonly title: string }
  readonly children: readonly ChildOption[]
  readonly documents: readonly KeptDocument[]
  readonly typed: { readonly kind: string; readonly child: string }
  readonly state: FormState
}

/** What is attached to an item, and the form to attach more. */
export const documentsPage = (model: Documents) => ({
  title: 'Documents and referral',
  place: 'meeting',
  main: html`${errorsFirst(model.state.errors)}
  ${pageHeading({ heading: 'Documents and referral', caption: model.item.title })} ${attached(model)} ${form(model)}`,
})

const kinds = { referral: 'Referral', supporting: 'Supporting document' } as const

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const attached = ({ documents, children, state }: Documents): Html =>
  documents.length === 0
    ? html`<p class="govuk-body">Nothing is attached yet.</p>`
    : workTable({
        firstCellIsHeader: true,
        head: [{ text: 'Document' }, { text: 'For' }, { text: 'Attached' }, { text: 'Wrong file?' }],
        rows: documents.map((document) => [
          {
            html: html`<a class="govuk-link" href="/documents/${document.id}">${document.fileName}</a>
              ${secondLine(`${kinds[document.kind]}, ${size(document.bytes)}`)}`,
          },
          { text: children.find(({ id }) => id === document.childId)?.name ?? 'every child of the item' },
          { html: html`${document.addedBy} ${secondLine(sayMoment(document.addedAt))}` },
          { html: takeOff(document, state.hidden) },
        ]),
      })

const takeOff = ({ id, fileName }: KeptDocument, hidden: Html): Html =>
  html`<form method="post" action="/documents/${id}/remove">
    ${hidden}<button class="waymark-link-button">
      Take off<span class="govuk-visually-hidden"> ${fileName}</span>
    </button>
  </form>`

const form = ({ item, children, typed, state }: Documents): Html =>
  html`<h2 class="govuk-heading-m">Attach a document</h2>
    <form method="post" action="/items/${item.id}/documents" enctype="multipart/form-data" novalidate>
      ${state.hidden}
      ${fileUpload({
        id: 'document',
        name: 'document',
        label: { text: 'File' },
        hint: { text: 'Word (.docx), PDF or picture, at most 10 MB. It goes into the filing pack.' },
        errorMessage: errorAt(state.errors, 'document'),
      })}
      ${radios({
        name: 'kind',
        idPrefix: 'kind',
        value: typed.kind === '' ? 'supporting' : typed.kind,
        fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
        errorMessage: errorAt(state.errors, 'kind'),
        items: Object.entries(kinds).map(([value, text]) => ({ value, text })),
      })}
      ${
        children.length > 1 &&
        childOrAllChoice({
          name: 'child',
          legend: 'Whose file does it belong to?',
          children,
          value: typed.child,
          all: 'Every child of this item',
          errors: state.errors,
        })
      }
      ${button({ text: 'Attach', preventDoubleClick: true })}
    </form>`
