import { html, type Html } from '#govuk/html.ts'

/** Two thirds of work beside one third of facts; below each other on a narrow screen and on paper. */
export const twoColumns = (main: Html, aside: Html): Html =>
  html`<div class="waymark-columns">
    <div>${main}</div>
    <div>${aside}</div>
  </div>`
