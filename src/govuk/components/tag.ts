import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { TagOptions } from '#govuk/macro-options.ts'

export const tag = (params: TagOptions): Html =>
  html`<strong class="${classNames('govuk-tag', params.classes)}" ${attributes(params.attributes)}
    >${params.html ?? params.text}</strong
  >`
