import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { BreadcrumbsItem, BreadcrumbsOptions } from '#govuk/macro-options.ts'

export const breadcrumbs = (params: BreadcrumbsOptions): Html =>
  html`<nav
    class="${classNames('govuk-breadcrumbs', params.classes, params.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}"
    aria-label="${params.labelText ?? 'Breadcrumb'}"
    ${attributes(params.attributes)}
  >
    <ol class="govuk-breadcrumbs__list">
      ${params.items.map((item) => item && crumb(item))}
    </ol>
  </nav>`

function crumb(item: BreadcrumbsItem): Html {
  const content = item.html ?? item.text
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content}</li>`
  return html`<li class="govuk-breadcrumbs__list-item">
    <a class="govuk-breadcrumbs__link" href="${item.href}" ${attributes(item.attributes)}>${content}</a>
  </li>`
}
