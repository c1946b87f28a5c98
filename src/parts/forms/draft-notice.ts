import { html, type Html } from '#govuk/html.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** A form with this among its fields has what is typed in it kept until it is saved; `path` is where the form stands. */
export const keepsDraft = (path: string): Html => html`<input type="hidden" name="_draft" value="${path}" />`

/** Offers what somebody typed here before and didn't save. */
export const draftNotice = (path: string, savedAt: Temporal.Instant, hidden: Html): Html =>
  html`<div class="govuk-inset-text">
    <p class="govuk-body">
      <strong>You typed something here that isn’t saved</strong>, last on ${sayMoment(savedAt)}. Only you can read it.
    </p>
    <form method="post" action="/drafts/discard">
      ${hidden}${keepsDraft(path)}
      <div class="govuk-button-group">
        <a class="govuk-link" href="${path}?draft=yes#item">Put it back into the form</a>
        <button class="waymark-link-button waymark-link-button--on-page">Throw it away</button>
      </div>
    </form>
  </div>`

/** What is kept of what somebody typed in a form, and where: at this path; `again` opens the form with it put back. */
export type FormDraft = {
  readonly path: string
  readonly again: string
  /** When it was last kept; null while nothing is. */
  readonly keptAt: Temporal.Instant | null
  readonly isBack: boolean
}

/** Says above a form that something typed there isn't saved, and puts it back. */
export const offersDraft = ({ keptAt, again, isBack }: FormDraft): Html | false =>
  keptAt !== null &&
  html`<div class="govuk-inset-text">
    <p class="govuk-body">
      ${
        isBack
          ? html`<strong>What you typed here is back in the form</strong>, as it was on ${sayMoment(keptAt)}. It isn’t
              saved yet.`
          : html`<strong>You typed something here that isn’t saved</strong>, last on ${sayMoment(keptAt)}. Only you can
              read it. <a class="govuk-link" href="${again}">Put it back into the form</a>`
      }
    </p>
  </div>`

/** Throws away what was kept, from the form itself. */
export const discardDraft: Html = html`<button
  class="waymark-link-button waymark-link-button--on-page"
  formaction="/drafts/discard"
  formnovalidate
>
  Throw away what I typed before
</button>`
