import { html, type Html } from '#govuk/html.ts'

/** Two thirds of work beside one third of facts; below each other on a narrow screen and on paper. */
export const twoColumns = (main: Html, aside: Html): Html =>
  html`<div class="waymark-columns">
    <div>${main}</div>
    <div>${aside}</div>
  </div>`

/** One third to choose from, two thirds to work in: the agenda beside its open item. */
export const listAndWork = (list: Html, work: Html): Html =>
  html`<div class="waymark-columns waymark-columns--list-first">
    <div>${list}</div>
    <div>${work}</div>
  </div>`
