import { html, type Html } from '#govuk/html.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** Which copy of a form was thrown away. */
export const thrownField = '_thrown'

/** What was typed in one copy of a form and isn't saved; `again` opens the form with it put back, where it isn't already. */
type KeptDraft = {
  readonly copy: string
  readonly keptAt: Temporal.Instant
  readonly again: string
  readonly isBack: boolean
}

/** One copy of the form at a path, and what was typed there before and isn't saved, in this copy and in others, the last first. */
export type FormDraft = { readonly path: string; readonly copy: string; readonly kept: readonly KeptDraft[] }

/** A form with this among its fields has what is typed in it kept until it is saved. */
export const keepsDraft = ({ path, copy }: FormDraft): Html =>
  html`<input type="hidden" name="_draft" value="${copy === '' ? path : `${path}#${copy}`}" />`

/** Offers what somebody typed here before and didn't save, each to put back or to throw away; for a form that leaves no room for buttons of its own. */
export const draftNotice = ({ kept, ...form }: FormDraft, hidden: Html): Html =>
  html`${kept.map(
    (draft) =>
      html`<div class="govuk-inset-text">
        <p class="govuk-body">${sayKept(draft, kept)}</p>
        <form method="post" action="/drafts/discard">
          ${hidden}${keepsDraft({ ...form, kept })}<input type="hidden" name="${thrownField}" value="${draft.copy}" />
          <div class="govuk-button-group">
            ${!draft.isBack && html`<a class="govuk-link" href="${draft.again}#item">Put it back into the form</a>`}
            <button class="waymark-link-button waymark-link-button--on-page">Throw it away</button>
          </div>
        </form>
      </div>`,
  )}`

/** Says above a form what typed there isn't saved, and puts it back. */
export const offersDraft = ({ kept }: FormDraft): Html | false =>
  kept.length > 0 &&
  html`<div class="govuk-inset-text">
    ${kept.map(
      (draft) =>
        html`<p class="govuk-body">
          ${sayKept(draft, kept)}
          ${!draft.isBack && html`<a class="govuk-link" href="${draft.again}">Put it back into the form</a>`}
        </p>`,
    )}
  </div>`

function sayKept({ isBack, keptAt }: KeptDraft, kept: FormDraft['kept']): Html {
  if (isBack)
    return html`<strong>What you typed here is back in the form</strong>, as it was on ${sayMoment(keptAt)}. It isn’t
      saved yet.`
  const something = kept.length > 1 && keptAt !== kept[0]?.keptAt ? 'something else' : 'something'
  return html`<strong>You typed ${something} here that isn’t saved</strong>, last on ${sayMoment(keptAt)}. Only you can
    read it.`
}

/** Throws away what was kept, from the form itself: one button for each copy. */
export const discardDraft = ({ kept }: FormDraft): Html =>
  html`${kept.map(
    ({ copy, keptAt }) =>
      html`<button
        class="waymark-link-button waymark-link-button--on-page"
        formaction="/drafts/discard"
        formnovalidate
        name="${thrownField}"
        value="${copy}"
      >
        Throw away what I typed ${kept.length > 1 ? `on ${sayMoment(keptAt)}` : 'before'}
      </button> `,
  )}`
