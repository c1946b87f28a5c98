import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { ServiceNavigationLink, ServiceNavigationOptions } from '#govuk/macro-options.ts'

export function serviceNavigation(params: ServiceNavigationOptions): Html {
  const end = endSlot(params)
  const own = html`class="${classNames('govuk-service-navigation', params.classes)}"
  data-module="govuk-service-navigation" ${attributes(params.attributes)}`
  const content = html`<div
    class="${classNames('govuk-width-container', end.isInline && 'govuk-service-navigation__inlining-container')}"
  >
    ${params.slots?.start}
    <div class="govuk-service-navigation__container">${serviceName(params)}${menu(params)}</div>
    ${end.html}
  </div>`
  if (params.serviceName ?? params.slots?.start ?? end.html) {
    return html`<section aria-label="${params.ariaLabel ?? 'Service information'}" ${own}>${content}</section>`
  }
  return html`<div ${own}>${content}</div>`
}

function endSlot({ slots }: ServiceNavigationOptions): { html: Html | undefined; isInline: boolean } {
  const end = slots?.end
  if (end === undefined) return { html: undefined, isInline: false }
  return 'html' in end ? { html: end.html, isInline: end.align === 'inline' } : { html: end, isInline: false }
}

function serviceName(params: ServiceNavigationOptions): Html | undefined {
  if (!params.serviceName) return undefined
  const name = params.serviceUrl
    ? html`<a href="${params.serviceUrl}" class="govuk-service-navigation__link">${params.serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${params.serviceName}</span>`
  return html`<span class="govuk-service-navigation__service-name">${name}</span>`
}

function menu(params: ServiceNavigationOptions): Html | undefined {
  const { menuButtonText = 'Menu', navigationId = 'navigation', slots } = params
  const links = params.navigation.filter((link) => Boolean(link))
  if (links.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return undefined
  const toggle = html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="${navigationId}"
    ${attributesIfGiven({ 'aria-label': params.menuButtonLabel !== menuButtonText && params.menuButtonLabel })}
    hidden
    aria-hidden="true"
  >
    ${menuButtonText}
  </button>`
  return html`<nav
    aria-label="${params.navigationLabel ?? menuButtonText}"
    class="${classNames('govuk-service-navigation__wrapper', params.navigationClasses)}"
  >
    ${(params.collapseNavigationOnMobile ?? links.length > 1) && toggle}
    <ul class="govuk-service-navigation__list" id="${navigationId}">
      ${slots?.navigationStart}${links.map((link) => link && menuItem(link))}${slots?.navigationEnd}
    </ul>
  </nav>`
}

function menuItem(link: ServiceNavigationLink): Html {
  const isActive = link.active === true || link.current === true
  const current = attributesIfGiven({ 'aria-current': isActive && (link.current ? 'page' : 'true') })
  const text = link.html ?? link.text
  const content = isActive ? html`<strong class="govuk-service-navigation__active-fallback">${text}</strong>` : text
  const shown = link.href
    ? html`<a class="govuk-service-navigation__link" href="${link.href}" ${current}${attributes(link.attributes)}
        >${content}</a
      >`
    : text && html`<span class="govuk-service-navigation__text" ${current}>${content}</span>`
  return html`<li
    class="${classNames('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}"
  >
    ${shown}
  </li>`
}
