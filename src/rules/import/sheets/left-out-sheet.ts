import { sayCell, type Sheet, type Source } from './sheet.ts'

// The workbook of rows that stayed out: each row as it stood, and two columns more, by which it is known when it is brought back.

const whyHeading = 'Why it stayed out'
const placeHeading = 'Where it stood'
export const leftOutHeadings: readonly string[] = [whyHeading, placeHeading]

/** 'PLO Tracker, row 55', as it is written beside a row that stayed out. */
export const sayPlace = ({ sheet, row }: Source): string => `${sheet}, row ${row}`

/** Where the rows of a sheet stood before, when it is one of rows that had stayed out; else none. */
export function placesBefore({ rows }: Sheet): readonly Source[] {
  const headings = rows.find(({ cells }) => leftOutHeadings.every((heading) => cells.includes(heading)))
  if (headings === undefined) return []
  const column = headings.cells.indexOf(placeHeading)
  return rows.flatMap(({ cells }) => {
    const [, sheet, row] = /^(.+), row (\d{1,9})$/.exec(sayCell(cells[column] ?? null)) ?? []
    return sheet === undefined ? [] : [{ sheet, row: Number(row) }]
  })
}
