import { nameFor } from '#rules/words/name-for.ts'
import { button } from '#govuk/components/button.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { card } from '#govuk/pieces/card.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { itemHref } from '#features/meetings/agenda/agenda-list.ts'
import { noLegalAdviser } from '#features/meetings/item/refusal-words.ts'
import { sayWhoRecorded } from '#features/meetings/item/item-words.ts'
import { itemLines } from '#features/meetings/item/said-words.ts'
import type { SaidAtItem } from '#features/meetings/item/said-at-items.query.ts'

export type ConfirmPage = {
  readonly sitting: StoredSitting
  readonly items: readonly { readonly kept: KeptItem; readonly said: SaidAtItem }[]
  readonly notice: Html | null
  /** Whether this person speaks for the meeting; others read. */
  readonly mayConfirm: boolean
  /** It decides with a legal adviser, and none is recorded present. */
  readonly lacksLegalAdviser: boolean
  /** The once-only fields of one form; each form on the page has its own. */
  readonly hidden: Html
}

/** Everything that awaits the chair, as it will stand: one green button confirms all, a button beside each confirms that one. */
export const confirmPage = (model: ConfirmPage) => {
  const { sitting, items, notice, hidden, mayConfirm } = model
  const action = `/meetings/${sitting.address}/confirm`
  return {
    title: `Confirm what is recorded, ${sayDateInFull(sitting.on)}`,
    place: 'meeting',
    series: sitting.seriesId,
    back: { text: 'The meeting', href: `/meetings/${sitting.address}` },
    main: html`${notice}
    ${pageHeading({
      heading: 'Confirm what is recorded',
      caption: `${sitting.seriesName}, ${sayDateInFull(sitting.on)}`,
      lede:
        items.length === 0
          ? `Nothing awaits the ${nameFor('role.chair', 'short')}.`
          : mayConfirm
            ? 'What you confirm is locked. You can correct it later with a reason; what it said before stays readable.'
            : sayWhoConfirms(sitting),
    })}
    ${mayConfirm && withoutAdviser(model)} ${mayConfirm && items.length > 1 && confirmAll(action, items, hidden)}
    ${items.map(({ kept, said }) =>
      card({
        heading: html`<h2 class="govuk-heading-s">
          <a class="govuk-link" href="${itemHref(sitting.address, kept.key)}">${kept.title} · ${kept.reason}</a>
        </h2>`,
        body: html`${definitionRows(
            itemLines(kept.discussion, said).map(({ heading, text }) => ({
              key: heading,
              value: html`<span class="waymark-as-written">${text}</span>`,
            })),
          )}
          <p class="govuk-body-s">${sayWhoRecorded(kept).join('. ')}</p>
          ${mayConfirm && confirmOne(action, kept, items.length > 1, hidden)}`,
      }),
    )}`,
  }
}

const sayWhoConfirms = ({ chairedAs }: StoredSitting): string =>
  chairedAs === 'acting-deputy'
    ? `The deputy acted as ${nameFor('role.chair', 'short')} at this meeting: the deputy or the ${nameFor('role.chair', 'short')} confirms.`
    : chairedAs === 'chair'
      ? `The ${nameFor('role.chair', 'short')} was present at this meeting, so the ${nameFor('role.chair', 'short')} confirms.`
      : `Neither ${nameFor('role.chair', 'short')} nor deputy is recorded present yet. Record who came first; then who decided confirms.`

// What was said can be confirmed all the same; a decision that is still to be corrected or recorded can't be without.
const withoutAdviser = ({ sitting, lacksLegalAdviser }: ConfirmPage): Html | false =>
  lacksLegalAdviser &&
  insetText({
    html: html`${noLegalAdviser}
      <a class="govuk-link" href="/meetings/${sitting.address}/attendance">Record who came</a> before a decision.`,
  })

const confirmOne = (action: string, kept: KeptItem, isOneOfSeveral: boolean, hidden: Html): Html =>
  html`<form method="post" action="${action}">
    ${hidden}${readField(kept)}
    ${button({
      html: html`Confirm<span class="govuk-visually-hidden"> ${kept.title} · ${kept.reason}</span>`,
      classes: isOneOfSeveral ? 'govuk-button--secondary' : '',
    })}
  </form>`

const readField = ({ id, version }: KeptItem): Html =>
  html`<input type="hidden" name="read" value="${id}:${version}" />`

function confirmAll(action: string, items: ConfirmPage['items'], hidden: Html): Html {
  if (items.length === 0) return nothing
  return html`<form method="post" action="${action}">
    ${hidden}${items.map(({ kept }) => readField(kept))}
    ${button({ text: `Confirm all ${items.length} items`, preventDoubleClick: true })}
  </form>`
}
