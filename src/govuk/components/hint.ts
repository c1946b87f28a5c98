import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { HintOptions } from '#govuk/macro-options.ts'

export const hint = (params: HintOptions): Html =>
  html`<div${attributesIfGiven({ id: params.id })} class="${classNames('govuk-hint', params.classes)}"${attributes(params.attributes)}>${params.html ?? params.text}</div>`
