import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PaginationItem, PaginationOptions } from '#govuk/macro-options.ts'

type Side = 'prev' | 'next'

const arrows: Record<Side, Html> = {
  prev: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--prev"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
    ></path>
  </svg>`,
  next: html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--next"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path
      d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
    ></path>
  </svg>`,
}
const words: Record<Side, string> = { prev: 'Previous', next: 'Next' }

/** Numbered pages with `items`; without, two large links to the pages before and after. */
export function pagination(params: PaginationOptions): Html {
  const isBlock = !params.items && Boolean(params.previous ?? params.next)
  return html`<nav
    class="${classNames('govuk-pagination', isBlock && 'govuk-pagination--block', params.classes)}"
    aria-label="${params.landmarkLabel ?? 'Pagination'}"
    ${attributes(params.attributes)}
  >
    ${params.previous?.href && arrowLink('prev', params.previous, isBlock)}
    ${
      params.items &&
      html`<ul class="govuk-pagination__list">
        ${params.items.map((item) => item && pageItem(item))}
      </ul>`
    }
    ${params.next?.href && arrowLink('next', params.next, isBlock)}
  </nav>`
}

function arrowLink(side: Side, link: NonNullable<PaginationOptions['next']>, isBlock: boolean): Html {
  const title = link.html ?? link.text ?? html`${words[side]}<span class="govuk-visually-hidden"> page</span>`
  const decorated = isBlock && !link.labelText && 'govuk-pagination__link-title--decorated'
  const label =
    link.labelText &&
    isBlock &&
    html`<span class="govuk-visually-hidden">:</span>
      <span class="govuk-pagination__link-label">${link.labelText}</span>`
  return html`<div class="govuk-pagination__${side}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${side}" ${attributes(link.attributes)}>
      ${(isBlock || side === 'prev') && arrows[side]}
      <span class="${classNames('govuk-pagination__link-title', decorated)}">${title}</span> ${label}
      ${!isBlock && side === 'next' && arrows[side]}
    </a>
  </div>`
}

function pageItem(item: PaginationItem): Html {
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
  return html`<li class="${classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${item.href}"
      aria-label="${item.visuallyHiddenText ?? `Page ${item.number}`}"
      ${attributesIfGiven({ 'aria-current': item.current && 'page' })}${attributes(item.attributes)}
      >${item.number}</a
    >
  </li>`
}
