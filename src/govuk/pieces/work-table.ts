import { table } from '#govuk/components/table.ts'
import type { Html } from '#govuk/html.ts'
import type { TableOptions } from '#govuk/macro-options.ts'

/**
 * A table that becomes one small card a row on a narrow screen, each cell with the name of its column. Its first cell says what a row is
 * about, and is heard with each of the others.
 */
export function workTable(params: Omit<TableOptions, 'firstCellIsHeader'>): Html {
  const names = params.head?.map((cell) => (cell ? cell.text : undefined)) ?? []
  const rows = params.rows.map(
    (row) =>
      row &&
      row.map((cell, at) =>
        at > 0 && names[at] ? { ...cell, attributes: { 'data-label': names[at], ...cell.attributes } } : cell,
      ),
  )
  return table({
    ...params,
    rows,
    firstCellIsHeader: true,
    classes: params.classes ? `waymark-table ${params.classes}` : 'waymark-table',
  })
}
