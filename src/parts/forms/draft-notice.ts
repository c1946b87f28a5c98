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
