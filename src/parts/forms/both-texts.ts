import { html, type Html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'

/** The same record saved twice, by two people or from two windows of one: who saved first and when, and each field as saved and as it is in the form, in words as on screen. */
export type BothTexts = {
  readonly who: string
  readonly at: Temporal.Instant
  /** Whether whoever writes saved first themselves. */
  readonly isOwn: boolean
  readonly fields: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[]
}

const shown = (text: string): string => (text === '' ? 'Nothing' : text)

type Words = { readonly title: string; readonly next: string; readonly theirs: string; readonly yours: string }

const another = (who: string, at: Temporal.Instant): Words => ({
  title: `${who} saved a change while you were writing`,
  next: `Saved on ${sayMoment(at)}. Yours is not saved yet, and nothing of it is lost: it is in the form below. To keep yours, save again. To keep theirs, leave this page, or copy what you want of theirs into the form first.`,
  theirs: `Saved by ${who}`,
  yours: 'Yours',
})

/** One's own save came from another window, or from this one before its Back button was pressed: it isn't told as somebody else's. */
const yourself = (at: Temporal.Instant): Words => ({
  title: `You saved this yourself on ${sayMoment(at)}`,
  next: 'You did so in another window, or before you went back to this page. What is in the form below is not saved yet, and nothing of it is lost. To keep it, save again. To keep what you saved before, leave this page, or copy what you want of it into the form first.',
  theirs: 'Saved by you before',
  yours: 'In the form below',
})

/**
 * What stands above the form when somebody else, or the same person from another window, saved first (answer with `conflict(…)`). The form below it holds your text and the
 * record's new version, so that saving again keeps yours, knowingly. (SEC-05)
 */
export const bothTexts = ({ who, at, isOwn, fields }: BothTexts): Html => {
  const words = isOwn ? yourself(at) : another(who, at)
  const different = fields.filter(({ theirs, yours }) => theirs !== yours)
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary" role="alert" tabindex="-1">
    <h2 class="govuk-error-summary__title">${words.title}</h2>
    <p class="govuk-body">${words.next}</p>
    ${
      different.length === 0
        ? html`<p class="govuk-body">Both say the same.</p>`
        : workTable({
            caption: 'What differs',
            captionClasses: 'govuk-table__caption--s',
            head: [{ text: 'Field' }, { text: words.theirs }, { text: words.yours }],
            rows: different.map(({ label, theirs, yours }) => [
              { text: label },
              { text: shown(theirs) },
              { text: shown(yours) },
            ]),
          })
    }
  </div>`
}
