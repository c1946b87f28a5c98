import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { TableCell, TableHead, TableOptions } from '#govuk/macro-options.ts'

export const table = (params: TableOptions): Html =>
  html`<table class="${classNames('govuk-table', params.classes)}" ${attributes(params.attributes)}>
    ${
      params.caption &&
      html`<caption class="${classNames('govuk-table__caption', params.captionClasses)}">
        ${params.caption}
      </caption>`
    }
    ${
      params.head &&
      html`<thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${params.head.map((cell) => cell && columnHeader(cell))}
        </tr>
      </thead>`
    }
    <tbody class="govuk-table__body">
      ${params.rows.map(
        (row) =>
          row &&
          html`<tr class="govuk-table__row">
            ${row.map((cell, at) => (at === 0 && params.firstCellIsHeader ? rowHeader(cell) : dataCell(cell)))}
          </tr> `,
      )}
    </tbody>
  </table>`

const spans = ({ colspan, rowspan }: TableHead): Html => attributesIfGiven({ colspan, rowspan })

const columnHeader = (cell: TableHead): Html =>
  html`<th
    scope="col"
    class="${classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)}"
    ${spans(cell)}${attributes(cell.attributes)}
  >
    ${cell.html ?? cell.text}
  </th>`

const rowHeader = (cell: TableCell): Html =>
  html`<th
    scope="row"
    class="${classNames('govuk-table__header', cell.classes)}"
    ${spans(cell)}${attributes(cell.attributes)}
  >
    ${cell.html ?? cell.text}
  </th>`

const dataCell = (cell: TableCell): Html =>
  html`<td
    class="${classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}"
    ${spans(cell)}${attributes(cell.attributes)}
  >
    ${cell.html ?? cell.text}
  </td>`
