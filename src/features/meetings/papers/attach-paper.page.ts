import { button } from '#govuk/components/button.ts'
import { fileUpload } from '#govuk/components/file-upload.ts'
import { html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { discardDraft, keepsDraft, offersDraft } from '#parts/forms/draft-notice.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { aboveForm, type FormState } from '#parts/forms/form-page.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { papersHref } from '#features/meetings/agenda/agenda-list.ts'
import type { ItemAtMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import type { attachPaperForm } from './attach-paper.form.ts'

/** Attaches a paper of a coming item; the file itself has to be chosen anew each time. (SET-08) */
export function attachPaperPage(
  { meeting: { sitting }, item }: ItemAtMeeting,
  asked: ReturnType<typeof attachPaperForm>,
  state: FormState,
): PageContent {
  const [title, papers] = [`Attach a paper: ${item.title}`, papersHref(sitting.address, item.key)]
  const caption = `${sitting.seriesName}, ${sayDateInFull(sitting.on)}`
  return {
    title,
    of: caption,
    place: 'meeting',
    series: sitting.seriesId,
    back: { text: 'Papers', href: papers },
    main: html`${aboveForm(state)}
      ${pageHeading({ heading: title, caption, lede: 'It stands as there, and goes into the filing pack once the item is recorded.' })}
      ${state.draft && offersDraft(state.draft)}
      <form method="post" action="${papers}/attach" enctype="multipart/form-data" novalidate>
        ${state.hidden} ${state.draft && keepsDraft(state.draft)}
        ${fileUpload({
          id: 'document',
          name: 'document',
          label: { text: 'File' },
          hint: { text: 'Word (.docx), PDF or picture, at most 10 MB.' },
          errorMessage: errorAt(state.errors, 'document'),
        })}
        ${asked.controls(state)}
        <div class="govuk-button-group">
          ${button({ text: 'Attach', preventDoubleClick: true })}
          <a class="govuk-link" href="${papers}">Cancel</a>
          ${state.draft && discardDraft(state.draft)}
        </div>
      </form>`,
  }
}
