import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { SummaryListActionItem, SummaryListOptions, SummaryListRow } from '#govuk/macro-options.ts'

type Card = NonNullable<SummaryListOptions['card']>

export function summaryList(params: SummaryListOptions): Html {
  const anyHasActions = params.rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const list = html`<dl class="${classNames('govuk-summary-list', params.classes)}" ${attributes(params.attributes)}>
    ${params.rows.map((row) => row && summaryRow(row, anyHasActions, params.card?.title))}
  </dl>`
  return params.card ? summaryCard(params.card, list) : list
}

const summaryRow = (row: SummaryListRow, anyHasActions: boolean, title: Card['title']): Html =>
  html`<div
    class="${classNames('govuk-summary-list__row', anyHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions', row.classes)}"
  >
    <dt class="${classNames('govuk-summary-list__key', row.key.classes)}">${row.key.html ?? row.key.text}</dt>
    <dd class="${classNames('govuk-summary-list__value', row.value.classes)}">${row.value.html ?? row.value.text}</dd>
    ${rowActions(row.actions, title)}
  </div>`

function rowActions(actions: SummaryListRow['actions'], title: Card['title']): Html | undefined {
  if (!actions?.items?.length) return undefined
  const links = actions.items.map((item) => item && actionLink(item, title))
  const shown =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">
          ${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}
        </ul>`
  return html`<dd class="${classNames('govuk-summary-list__actions', actions.classes)}">${shown}</dd>`
}

function actionLink(action: SummaryListActionItem, title: Card['title']): Html {
  const spoken =
    (action.visuallyHiddenText ?? title) &&
    html`<span class="govuk-visually-hidden"
      >${action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}${title && html` (${title.html ?? title.text})`}</span
    >`
  return html`<a
    class="${classNames('govuk-link', action.classes)}"
    href="${action.href}"
    ${attributes(action.attributes)}
    >${action.html ?? action.text}${spoken}</a
  >`
}

function summaryCard(card: Card, list: Html): Html {
  return html`<div class="${classNames('govuk-summary-card', card.classes)}" ${attributes(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">${cardTitle(card.title)}${cardActions(card)}</div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

function cardTitle(title: Card['title']): Html | undefined {
  if (!title) return undefined
  const tag = `h${title.headingLevel ?? 2}`
  return html`<${tag} class="${classNames('govuk-summary-card__title', title.classes)}">${title.html ?? title.text}</${tag}>`
}

function cardActions({ actions, title }: Card): Html | undefined {
  if (!actions?.items?.length) return undefined
  const links = actions.items.map((item) => item && actionLink(item, title))
  const classes = classNames('govuk-summary-card__actions', actions.classes)
  if (links.length === 1) return html`<div class="${classes}">${links}</div>`
  return html`<ul class="${classes}">
    ${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}
  </ul>`
}
