import { html, type Html } from '#govuk/html.ts'

/** Names and what stands for each, close together: people of a family, what a team wrote. */
export const definitionRows = (rows: readonly { key: string; value: string | Html }[]): Html =>
  html`<dl class="waymark-definitions">
    ${rows.map(
      ({ key, value }) =>
        html`<dt>${key}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
