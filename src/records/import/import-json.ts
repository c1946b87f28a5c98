import { z } from 'zod'
import type { PlanSummary } from '#rules/import/plan/summarise-plan.ts'
import type { LeftOutRow } from '#rules/import/plan/import-plan.ts'
import type { SheetMapping } from '#rules/import/sheets/recognise-sheet.ts'
import { sheetKinds } from '#rules/import/sheets/recognise-sheet.ts'
import type { Cell, Sheet } from '#rules/import/sheets/sheet.ts'

// How an import's workings are kept as JSON: what was read of the file, how each sheet is to be read, and what came of it. A day stands as
// { "day": "2026-11-20" }, so that it is never taken for the words of a cell.

const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.object({ day: z.string() })])
  .transform((kept): Cell => (typeof kept === 'object' && kept !== null ? Temporal.PlainDate.from(kept.day) : kept))
const keepCell = (value: Cell) => (value instanceof Temporal.PlainDate ? { day: value.toString() } : value)

// Cells are many and read one by one without the schema, which is slow for what each of them may be.
const sheets = z.array(
  z.object({ name: z.string(), rows: z.array(z.object({ number: z.number(), cells: z.array(z.unknown()) })) }),
)
const readCell = (kept: unknown): Cell =>
  kept === null || typeof kept === 'string' || typeof kept === 'number' || typeof kept === 'boolean'
    ? kept
    : cell.parse(kept)

/** What was read of a workbook, as text for the database. */
export const sheetsToJson = (read: readonly Sheet[]): string =>
  JSON.stringify(
    read.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ number, cells }) => ({ number, cells: cells.map(keepCell) })),
    })),
  )
export const sheetsFromJson = (json: unknown): readonly Sheet[] =>
  sheets.parse(json).map(({ name, rows }) => ({
    name,
    rows: rows.map(({ number, cells }) => ({ number, cells: cells.map(readCell) })),
  }))

/** How one sheet is to be read; null: it is left aside. */
export type SheetChoice = { readonly sheet: string; readonly mapping: SheetMapping | null }

const column = z.object({
  column: z.number(),
  heading: z.string(),
  field: z.string().nullable(),
  why: z.enum([
    'recognised',
    'remembered',
    'computed-by-waymark',
    'not-recognised',
    'means-another-thing-here',
    'answered',
  ]),
})
const kind = z.enum(sheetKinds)
const mapping = z.object({ sheet: z.string(), kind, headingRow: z.number(), columns: z.array(column) })
const choices = z.array(z.object({ sheet: z.string(), mapping: mapping.nullable() }))

export const choicesFromJson = (json: unknown): readonly SheetChoice[] => choices.parse(json)

/** What an earlier mapping taught, as it is kept by its headings. */
export const taughtFromJson = (row: { readonly kind: string; readonly columns: unknown }) => ({
  kind: kind.parse(row.kind),
  columns: z.array(column).parse(row.columns),
})

/** What an import came to: the counts, and the rows that stayed out as they stood. */
export type ImportSummary = { readonly counts: PlanSummary; readonly leftOut: readonly LeftOutRow[] }

const changes = z.object({ added: z.number(), changed: z.number(), unchanged: z.number() })
const leftOutRow = z.object({
  source: z.object({ sheet: z.string(), row: z.number() }),
  headings: z.array(z.string()),
  cells: z.array(cell),
  why: z.string(),
})
const summary = z.object({
  counts: z.object({
    records: z.object({
      services: changes,
      teams: changes,
      people: changes,
      holdings: changes,
      seats: changes,
      families: changes,
      children: changes,
      episodes: changes,
      reviews: changes,
      extensions: changes,
      proceedings: changes,
      proceedingsChildren: changes,
      hearings: changes,
      filings: changes,
      privateProceedings: changes,
      actions: changes,
    }),
    findings: z.object({ error: z.number(), warning: z.number(), note: z.number() }),
    rowsLeftOut: z.number(),
  }),
  leftOut: z.array(leftOutRow),
})

export const summaryToJson = ({ counts, leftOut }: ImportSummary): string =>
  JSON.stringify({ counts, leftOut: leftOut.map((row) => ({ ...row, cells: row.cells.map(keepCell) })) })
export const summaryFromJson = (json: unknown): ImportSummary => summary.parse(json)
