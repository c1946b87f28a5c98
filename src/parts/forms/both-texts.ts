import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** The same record saved by two people: who saved first and when, and each field as they and you have it, in words as on screen. */
export type BothTexts = {
  readonly who: string
  readonly at: Temporal.Instant
  readonly fields: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[]
}

const shown = (text: string): string => (text === '' ? 'Nothing' : text)

/**
 * What stands above the form when somebody else saved first (answer with `conflict(…)`). The form below it holds your text and the
 * record's new version, so that saving again keeps yours, knowingly. (SEC-05)
 */
export const bothTexts = ({ who, at, fields }: BothTexts): Html => {
  const different = fields.filter(({ theirs, yours }) => theirs !== yours)
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary" role="alert" tabindex="-1">
    <h2 class="govuk-error-summary__title">${who} saved a change while you were writing</h2>
    <p class="govuk-body">
      Saved on ${sayMoment(at)}. Yours is not saved yet, and nothing of it is lost: it is in the form below. To keep
      yours, save again. To keep theirs, leave this page, or copy what you want of theirs into the form first.
    </p>
    ${
      different.length === 0
        ? html`<p class="govuk-body">Both say the same.</p>`
        : workTable({
            caption: 'What differs',
            captionClasses: 'govuk-table__caption--s',
            head: [{ text: 'Field' }, { text: `Saved by ${who}` }, { text: 'Yours' }],
            rows: different.map(({ label, theirs, yours }) => [
              { text: label },
              { text: shown(theirs) },
              { text: shown(yours) },
            ]),
          })
    }
  </div>`
}
