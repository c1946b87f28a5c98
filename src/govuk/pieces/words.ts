import { html, type Html } from '#govuk/html.ts'

/** Words that say something is late. The colour only helps: the words must say it themselves. */
export const lateText = (text: string): Html => html`<strong class="waymark-late">${text}</strong>`

/** Beside or after something more important. */
export const quietText = (text: string | Html): Html => html`<span class="waymark-quiet">${text}</span>`

/** A smaller line under the first, in a table's cell or a list. */
export const secondLine = (text: string | Html): Html => html`<span class="waymark-second-line">${text}</span>`

/** "Ask for an extension · Add an action": links that are not the page's main thing to do; on paper there is nothing to do. */
export const linksInLine = (links: readonly { text: string; href: string; visuallyHiddenText?: string }[]): Html =>
  html`<span class="waymark-not-printed waymark-links"
    >${links.map(({ text, href, visuallyHiddenText }, at) => [
      at > 0 && html` <span aria-hidden="true">·</span> `,
      html`<a class="govuk-link" href="${href}"
        >${text}${visuallyHiddenText && html`<span class="govuk-visually-hidden"> ${visuallyHiddenText}</span>`}</a
      >`,
    ])}</span
  >`
