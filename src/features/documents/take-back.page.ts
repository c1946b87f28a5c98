import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietText } from '#govuk/pieces/words.ts'
import { errorsFirst } from '#parts/forms/form-errors.ts'
import { formPage, type FormState, refused } from '#parts/forms/form-page.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { TakenBack } from '#records/filing/taken-back.ts'
import type { GoneOut } from '#records/filing/where-document-went.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { mendForm } from './take-back.form.ts'

/** Asks where the document belongs and why it is taken back; shows who has it meanwhile. */
export const takeBackPage = (
  { document, title }: { readonly document: KeptDocument; readonly title: string },
  model: { readonly fields: readonly Html[]; readonly state: FormState; readonly goneOut: readonly GoneOut[] },
) =>
  formPage({
    title: 'Take the document back',
    caption: document.fileName,
    of: `${document.fileName}, ${title}`,
    lede: 'It leaves the pack at once. What was filed with it is to be filed again without it.',
    place: 'meeting',
    back: { text: 'Documents of the item', href: `/items/${document.agendaItemId}/documents` },
    state: model.state,
    fields: model.fields,
    save: 'Take it back',
    after: html`<h2 class="govuk-heading-m">Who has it</h2>
      ${
        model.goneOut.length === 0
          ? html`<p class="govuk-body">Nobody has opened it, and it is in no pack that was taken along or filed.</p>`
          : html`<ul class="govuk-list">
              ${model.goneOut.map((gone) => html`<li>${goneLine(gone)}</li>`)}
            </ul>`
      }`,
  })

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

/** What was taken back, and each copy of it with what was done about it. */
export const takenBackPage = (taken: TakenBack, state: FormState) => ({
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
    <h2 class="govuk-heading-m">Copies to mend</h2>
    ${
      taken.goneOut.length === 0
        ? html`<p class="govuk-body">Nobody had opened it, and it was in no pack that was taken along or filed.</p>`
        : taken.goneOut.map((gone) => copy(taken, gone, state))
    }`,
})

function copy({ id }: TakenBack, gone: TakenBack['goneOut'][number], state: FormState): Html {
  const { mended } = gone
  return html`<h3 class="govuk-heading-s">${goneLine(gone)}</h3>
    ${
      mended === null
        ? html`<form method="post" action="/documents/${id}/taken-back/${gone.id}" novalidate>
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
