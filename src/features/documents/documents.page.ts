import { button } from '#govuk/components/button.ts'
import { fileUpload } from '#govuk/components/file-upload.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { chosen } from '#parts/forms/fields/choice-fields.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { type Field, meaning, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { discardDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst } from '#parts/forms/form-errors.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import { sayDocumentKind } from '#rules/filing/document-kinds.ts'
import { sayJob } from '#rules/filing/filing-jobs.ts'
import type { ItemState } from '#rules/meeting/decide-item.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { allowed } from '#rules/outcome.ts'

type Documents = {
  readonly item: { readonly id: number; readonly title: string; readonly state: ItemState }
  readonly children: readonly ChildOption[]
  readonly documents: readonly KeptDocument[]
  /** The children with a pack of this item: a document of another is filed with none. */
  readonly withPack: ReadonlySet<number>
  readonly state: FormState
  readonly labels: Labels
}

/** What is attached to an item, and the form to attach more. */
export const documentsPage = (model: Documents) => ({
  title: sayJob('documents-and-referral', model.labels),
  of: model.item.title,
  place: 'filing',
  back: { text: 'Filing', href: '/filing' },
  main: html`${errorsFirst(model.state.errors)}
  ${pageHeading({ heading: sayJob('documents-and-referral', model.labels), caption: model.item.title })}
  ${attached(model)} ${attachForm(model)}`,
})

/** What a document is and whose file it belongs to, besides the file itself. */
export const documentForm = (children: readonly ChildOption[], labels: Labels) =>
  form({
    kind: chosen({
      label: 'What is it?',
      of: ['referral', 'supporting'],
      say: (kind) => sayDocumentKind(kind, labels),
      hint: `A supporting document is, for instance, the ${labels('document.chronology')} or the ${labels('document.genogram')}.`,
      wrong: `Choose what it is: the ${labels('document.referral')} or a supporting document`,
    }),
    child: theOnlyChild(children) ?? whoseFile(children),
  })

/** Where there is one child nothing is asked. */
function theOnlyChild(children: readonly ChildOption[]): Field<number | null> | null {
  const [only, another] = children
  if (only === undefined || another !== undefined) return null
  const asked = whoseFile(children)
  const read: typeof asked.read = (typed, isChosen) =>
    typed.length === 0 ? allowed(only.id) : asked.read(typed, isChosen)
  return shownIf(false, { ...asked, read })
}

const every = 'every'

/** Nobody is chosen beforehand: a document on the wrong child's file is another child's secret. */
const whoseFile = (children: readonly ChildOption[]): Field<number | null> =>
  meaning(
    chosen({
      label: 'Whose file does it belong to?',
      of: [...children.map(({ id }) => String(id)), every],
      say: (id) => children.find((child) => String(child.id) === id)?.name ?? 'Every child of this item',
      wrong: 'Choose whose file it belongs to',
    }),
    (id) => (id === every ? null : Number(id)),
    (childId) => (childId === null ? every : String(childId)),
  )

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Whose file it belongs to, with the way to the pack that holds it; where there is none, why not. */
function whoseItIs({ childId }: KeptDocument, { item, children, withPack }: Documents): Html {
  const child = children.find(({ id }) => id === childId)
  if (child === undefined) return html`every child of the item`
  if (withPack.has(child.id))
    return html`${child.name}
    ${secondLine(linksInLine([{ text: 'Open the pack', href: `/filing/${item.id}/${child.id}`, visuallyHiddenText: `of ${child.name}` }]))}`
  return html`${child.name} ${item.state !== 'open' && secondLine(inNoPack)}`
}

/** Of a child at an item without a decision, a direction or an action nothing is filed. */
export const inNoPack = 'In no pack: nothing was decided of them there, and no action added'

const attached = (model: Documents): Html =>
  model.documents.length === 0
    ? html`<p class="govuk-body">Nothing is attached yet.</p>`
    : workTable({
        head: [{ text: 'Document' }, { text: 'For' }, { text: 'Attached' }, { text: 'Wrong file?' }],
        rows: model.documents.map((document) => [
          {
            html: html`<a class="govuk-link" href="/documents/${document.id}">${document.fileName}</a>
              ${secondLine(`${sayDocumentKind(document.kind, model.labels)}, ${size(document.bytes)}`)}`,
          },
          { html: whoseItIs(document, model) },
          { html: html`${document.addedBy} ${secondLine(sayMoment(document.addedAt))}` },
          { html: takeBackLink(document) },
        ]),
      })

const takeBackLink = ({ id, fileName }: KeptDocument): Html =>
  linksInLine([{ text: 'Take it back', href: `/documents/${id}/take-back`, visuallyHiddenText: fileName }])

const attachForm = ({ item, children, state, labels }: Documents): Html =>
  html`<h2 class="govuk-heading-m">Attach a document</h2>
    ${state.draft && offersDraft(state.draft)}
    <form method="post" action="/items/${item.id}/documents" enctype="multipart/form-data" novalidate>
      ${state.hidden} ${state.draft && keepsDraft(state.draft)}
      ${fileUpload({
        id: 'document',
        name: 'document',
        label: { text: 'File' },
        hint: { text: 'Word (.docx), PDF or picture, at most 10 MB. It goes into the filing pack.' },
        errorMessage: errorAt(state.errors, 'document'),
      })}
      ${documentForm(children, labels).controls(state)}
      <div class="govuk-button-group">
        ${button({ text: 'Attach', preventDoubleClick: true })} ${state.draft && discardDraft(state.draft)}
      </div>
    </form>`
