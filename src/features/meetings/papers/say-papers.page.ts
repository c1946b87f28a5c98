import { html, type Html, nothing } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import type { papersForm } from './say-papers.form.ts'
import { papersList, type PapersShown } from './paper-words.ts'

/** The papers of an item, for the room and for the child's team. */
export type PapersPage = {
  readonly sitting: StoredSitting
  readonly item: ItemOfMeeting
  readonly shown: PapersShown
  /** Where whoever looks came from: the item, or the family. */
  readonly back: { readonly text: string; readonly href: string }
  /** What is attached of it that this person may read. */
  readonly documents: readonly KeptDocument[]
  /** Where a paper is attached, for who may; else null. */
  readonly attach: string | null
}

const around = ({ sitting, item, back }: PapersPage) => ({
  title: `Papers: ${item.title}`,
  caption: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}`,
  place: 'meeting',
  series: sitting.seriesId,
  back,
})

/** The files of papers that are attached, and the way to attach one. */
const attached = ({ documents, attach }: PapersPage): Html =>
  html`${
    documents.length > 0 &&
    html`<ul class="govuk-list">
      ${documents.map(({ id, fileName }) => html`<li><a class="govuk-link" href="/documents/${id}">${fileName}</a></li>`)}
    </ul>`
  }
  ${attach !== null && html`<p class="govuk-body waymark-not-printed"><a class="govuk-link" href="${attach}">Attach a paper</a></p>`}`

/** Asks of each paper whether it was seen, and how old it is. (SET-08) */
export const sayPapersPage = (model: PapersPage, asked: ReturnType<typeof papersForm>, state: FormState): PageContent =>
  formPage({
    ...around(model),
    lede: 'The meeting doesn’t wait for a paper: its agenda names what is missing. Once the item is recorded this stays as it was.',
    state,
    fields: [
      papersList(model.shown, null, 'h2'),
      attached(model),
      ...[...asked.each.values()].flatMap((each) => each.controls(state)),
    ],
    save: 'Save which papers are there',
  })

/** The same for who may only read it, and once the item is recorded. */
export function readPapersPage(model: PapersPage): PageContent {
  const { title, caption, place, back } = around(model)
  const none = model.shown.papers.length === 0
  return {
    ...{ title, of: caption, place, back },
    main: html`${pageHeading({ heading: title, caption })} ${papersList(model.shown, null, 'h2')} ${attached(model)}
    ${none ? html`<p class="govuk-body">No papers ${model.shown.when === 'now' ? 'are' : 'were'} asked for.</p>` : nothing}`,
  }
}
