import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { NotificationBannerOptions } from '#govuk/macro-options.ts'

/** What happened since the page before; `type: 'success'` after something was saved, which is also read out at once. */
export function notificationBanner(params: NotificationBannerOptions): Html {
  const success = params.type === 'success'
  const titleId = params.titleId ?? 'govuk-notification-banner-title'
  const heading = `h${params.titleHeadingLevel ?? 2}`
  const title = params.titleHtml ?? params.titleText ?? (success ? 'Success' : 'Important')
  const focus =
    params.disableAutoFocus === undefined ? undefined : { 'data-disable-auto-focus': params.disableAutoFocus }
  return html`<div class="${classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', params.classes)}" role="${params.role ?? (success ? 'alert' : 'region')}" aria-labelledby="${titleId}" data-module="govuk-notification-banner" ${attributes(focus)}${attributes(params.attributes)}>
<div class="govuk-notification-banner__header">
<${heading} class="govuk-notification-banner__title" id="${titleId}">${title}</${heading}>
</div>
<div class="govuk-notification-banner__content">${params.html ?? html`<p class="govuk-notification-banner__heading">${params.text}</p>`}</div>
</div>`
}
