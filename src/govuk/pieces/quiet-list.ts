import { html, nothing, type Html } from '#govuk/html.ts'

export type QuietListItem = { title: Html; detail?: string | Html | undefined; end?: Html | undefined }

/** Things to do or to know, one a row: a link, a quieter line, and at the end a tag or a button. */
export const quietList = (items: readonly QuietListItem[]): Html =>
  items.length === 0
    ? nothing
    : html`<ul class="waymark-list">
        ${items.map(
          ({ title, detail, end }) =>
            html`<li class="waymark-list__item">
              <div>${title} ${detail && html`<div class="waymark-quiet">${detail}</div>`}</div>
              ${end && html`<div class="waymark-list__end">${end}</div>`}
            </li>`,
        )}
      </ul>`
