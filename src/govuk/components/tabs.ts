import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { TabsItem, TabsOptions } from '#govuk/macro-options.ts'

export const tabs = (params: TabsOptions): Html =>
  html`<div
    ${attributesIfGiven({ id: params.id })}
    class="${classNames('govuk-tabs', params.classes)}"
    ${attributes(params.attributes)}
    data-module="govuk-tabs"
  >
    <h2 class="govuk-tabs__title">${params.title ?? 'Contents'}</h2>
    ${
      params.items.length > 0 &&
      html`<ul class="govuk-tabs__list">
        ${params.items.map((item, at) => item && tab(item, at === 0))}
      </ul>`
    }
    ${params.items.map((item, at) => item && panel(item, at === 0))}
  </div>`

const tab = (item: TabsItem, isFirst: boolean): Html =>
  html`<li class="${classNames('govuk-tabs__list-item', isFirst && 'govuk-tabs__list-item--selected')}">
    <a class="govuk-tabs__tab" href="#${item.id}" ${attributes(item.attributes)}>${item.label}</a>
  </li>`

const panel = (item: TabsItem, isFirst: boolean): Html =>
  html`<div
    class="${classNames('govuk-tabs__panel', !isFirst && 'govuk-tabs__panel--hidden')}"
    id="${item.id}"
    ${attributes(item.panel.attributes)}
  >
    ${item.panel.html ?? html`<p class="govuk-body">${item.panel.text}</p>`}
  </div>`
