import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine, quietText } from '#govuk/pieces/words.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import { formPage, type FormState, refused } from '#parts/forms/form-page.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { TakenBack } from '#records/filing/taken-back.ts'
import type { GoneOut } from '#records/filing/where-document-went.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayList } from '#rules/words/say-names.ts'
import { inNoPack } from './documents.page.ts'
import { mendForm } from './take-back.form.ts'

type Wrong = {
  readonly document: KeptDocument
  readonly title: string
  /** On whose files it stands. */
  readonly standsOn: readonly string[]
}

/** Asks why the document is taken back and where it is put instead; shows who has it meanwhile, beside the question. */
export const takeBackPage = (
  { document, title, standsOn }: Wrong,
  model: { readonly fields: readonly Html[]; readonly state: FormState; readonly goneOut: readonly GoneOut[] },
) =>
  formPage({
    title: 'Take the document back',
    caption: document.fileName,
    of: `${document.fileName}, ${title}`,
    lede: `It is on the file of ${sayList(standsOn)}, and leaves every pack of theirs at once. Whoever opened it or took it along is written to, without any name; what was filed with it is to be filed again without it.`,
    place: 'meeting',
    back: { text: 'Documents of the item', href: `/items/${document.agendaItemId}/documents` },
    state: model.state,
    fields: model.fields,
    save: 'Take it back',
    aside: html`<h2 class="govuk-heading-m">Who has it</h2>
      ${
        model.goneOut.length === 0
          ? html`<p class="govuk-body">Nobody has opened it, and it is in no pack that was taken along or filed.</p>`
          : html`<ul class="govuk-list govuk-list--spaced">
              ${model.goneOut.map(
                (gone) => html`<li>${goneLine(gone)} ${packLink(document.agendaItemId, gone, 'Open the pack')}</li>`,
              )}
            </ul>`
      }
      <p class="govuk-body">${nowhereElse}</p>`,
  })

const nowhereElse = 'No Overview, message or invitation holds a document, so no copy of one has it.'

/** The pack that was taken along or filed. */
const packLink = (itemId: number, { childId, childName }: GoneOut, text: string): Html | false =>
  childId !== null &&
  linksInLine([{ text, href: `/filing/${itemId}/${childId}`, visuallyHiddenText: `of ${childName ?? 'the child'}` }])

/** 'Dawn Pickering took the pack of Cara Adeyemi along, Mon 23 Nov 2026 at 11:00'. */
const goneLine = ({ way, who, at, childName, reference }: GoneOut): Html => {
  const pack = childName === null ? 'a pack' : `the pack of ${childName}`
  const did = {
    opened: 'opened it',
    pack: `took ${pack} along`,
    filed: `filed it with ${pack}, under ${reference}`,
  }[way]
  return html`${who} ${did} ${quietText(sayMoment(at))}`
}

/** What was taken back, and each copy of it with what was done about it; `hasPack` where the child on whose file it stands instead has one. */
export const takenBackPage = (taken: TakenBack, state: FormState, hasPack: boolean) => ({
  title: 'A document that was taken back',
  of: taken.title,
  place: 'meeting',
  back: { text: 'Documents of the item', href: `/items/${taken.agendaItemId}/documents` },
  main: html`${errorsFirst(state.errors)} ${state.refusal !== null && refused(state.refusal)}
    ${pageHeading({
      heading: 'A document that was taken back',
      caption: taken.title,
      lede: `${taken.takenBackBy} took it back, ${sayMoment(taken.takenBackAt)}: ${taken.because}`,
    })}
    ${standsInstead(taken, hasPack)}
    <h2 class="govuk-heading-m">Copies to mend</h2>
    ${
      taken.goneOut.length === 0
        ? html`<p class="govuk-body">Nobody had opened it, and it was in no pack that was taken along or filed.</p>`
        : taken.goneOut.map((gone) => copy(taken, gone, state))
    }
    <p class="govuk-body">${nowhereElse}</p>`,
})

function standsInstead({ agendaItemId, instead }: TakenBack, hasPack: boolean): Html {
  if (instead === null) return nothing
  if (!hasPack) return html`<p class="govuk-body">It is for ${instead.childName} now. ${inNoPack}.</p>`
  return html`<p class="govuk-body">
    It stands in
    <a class="govuk-link" href="/filing/${agendaItemId}/${instead.childId}">the pack of ${instead.childName}</a>
    now.
  </p>`
}

/** What mends a copy: what was filed is filed again; whoever else has it was written to, all but the one who took it back. */
const howMended = ({ agendaItemId, takenBackById }: TakenBack, gone: GoneOut): Html =>
  gone.way === 'filed'
    ? html`<p class="govuk-body">
        ${packLink(agendaItemId, gone, 'File the pack again without it')}
        ${quietText('That mends this copy by itself.')}
      </p>`
    : gone.personId === takenBackById
      ? nothing
      : html`<p class="govuk-body">
          Waymark has written to ${gone.who} to delete it. ${packLink(agendaItemId, gone, 'Open the pack as it is now')}
        </p>`

function copy(taken: TakenBack, gone: TakenBack['goneOut'][number], state: FormState): Html {
  const { mended } = gone
  return html`<h3 class="govuk-heading-s">${goneLine(gone)}</h3>
    ${mended === null && howMended(taken, gone)}
    ${
      mended === null
        ? html`<form method="post" action="/documents/${taken.id}/taken-back/${gone.id}" novalidate>
            ${state.hidden} ${mendForm(gone.id).controls(state)}
            ${button({
              html: html`It is mended<span class="govuk-visually-hidden">: ${goneLine(gone)}</span>`,
              classes: 'govuk-button--secondary',
              preventDoubleClick: true,
            })}
          </form>`
        : html`<p class="govuk-body">Mended: ${mended.words} ${quietText(`${mended.by}, ${sayMoment(mended.at)}`)}</p>`
    }`
}
