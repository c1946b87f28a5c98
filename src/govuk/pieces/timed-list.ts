import { attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'

export type TimedItem = {
  /** "09:08", or empty where nothing is timed. */
  time: string
  title: string | Html
  detail?: string | undefined
  /** "8 min". */
  length: string
  href?: string | undefined
  state: 'to-come' | 'open' | 'done'
}

/** What a meeting goes through, in order: when, what, how long; the open item is marked, what is done is ticked. */
export const timedList = (groups: readonly { heading: string; items: readonly TimedItem[] }[]): Html =>
  html`<div class="waymark-timed">
    ${groups.map(
      ({ heading, items }) =>
        html`<h2 class="waymark-timed__heading">${heading}</h2>
          ${
            items.length > 0 &&
            html`<ol class="waymark-timed__list">
              ${items.map(timedItem)}
            </ol>`
          }`,
    )}
  </div>`

const timedItem = ({ time, title, detail, length, href, state }: TimedItem): Html =>
  html`<li
    class="${classNames('waymark-timed__item', state === 'open' && 'waymark-timed__item--open')}"
    ${attributesIfGiven({ 'aria-current': state === 'open' && 'true' })}
  >
    <span class="waymark-timed__time">${state === 'done' ? done : time}</span>
    <span class="waymark-timed__what"
      >${href ? html`<a class="govuk-link govuk-link--text-colour govuk-link--no-underline" href="${href}">${title}</a>` : title}${detail && html`<span class="waymark-timed__detail">${detail}</span>`}</span
    >
    <span class="waymark-timed__length">${length}</span>
  </li>`

const done = html`<span aria-hidden="true">✓</span><span class="govuk-visually-hidden">done</span>`
