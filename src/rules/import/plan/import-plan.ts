import type { Finding } from './finding.ts'
import type { FieldValue, RecordedHere, RecordKind, RecordValues, Ref } from './record-values.ts'
import type { Cell, Source } from '#rules/import/sheets/sheet.ts'
import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'

/** What an import does to a record: an empty cell takes nothing away, so only what the sheet says can change anything. */
export type Change =
  | { readonly kind: 'added' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly fields: readonly FieldChange[] }
export type FieldChange = { readonly field: string; readonly old: FieldValue; readonly new: FieldValue }

/** A field that stays as somebody recorded it in Waymark, though the sheet says otherwise. */
export type Standing = {
  readonly field: string
  readonly said: FieldValue
  readonly kept: FieldValue
  readonly recorded: RecordedHere
}

/** One record as it will be: `value` is whole, what the sheet didn't say taken from what is kept. */
export type Planned<V> = {
  readonly ref: Ref
  readonly source: Source
  readonly value: Readonly<V>
  readonly change: Change
  readonly stands: readonly Standing[]
}

/** A row that stays out until a person corrects it: as it stands, so that it can be sent back as a workbook. */
export type LeftOutRow = {
  readonly source: Source
  readonly headings: readonly string[]
  readonly cells: readonly Cell[]
  readonly why: string
}

export type PlannedRecords = { readonly [Kind in RecordKind]: readonly Planned<RecordValues[Kind]>[] }

export type ImportPlan = PlannedRecords & {
  readonly findings: readonly Finding[]
  readonly leftOut: readonly LeftOutRow[]
  /** Rows of data found in the sheets of each kind, those left out among them. */
  readonly rows: Readonly<Record<SheetKind, number>>
}
