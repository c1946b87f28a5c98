import { day } from '#rules/calendar/plain-date.ts'
import type { Extending } from '#rules/import/plan/workings.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import type { InSteps } from '#rules/import/plan/in-steps.ts'
import { planImport } from '#rules/import/planning/plan-import.ts'
import { recogniseSheet } from '#rules/import/sheets/recognise-sheet.ts'
import type {
  EndedHolding,
  Existing,
  FieldValue,
  RecordedHere,
  RecordKind,
  SeatHad,
} from '#rules/import/plan/record-values.ts'
import type { Cell, Sheet } from '#rules/import/sheets/sheet.ts'
import { defaultLabels } from '#rules/words/labels.ts'
import { assert } from './assert.ts'
import { nothingKept } from './kept-plan.ts'

/** As the terms of reference have it. */
export const byTheDirector: Extending = {
  table: [
    {
      id: 1,
      does: 'extend',
      holder: { kind: 'role', role: 'divisional-director', byArea: false },
      fromOn: null,
      untilOn: null,
    },
  ],
  who: `the ${defaultLabels('role.divisional-director')}`,
  labels: defaultLabels,
}

/** A row by its headings. */
export type Row = Readonly<Record<string, Cell>>

/** A sheet of rows by heading; the headings, separated by commas, stand in row 1. */
export function sheetOf(name: string, headings: string, rows: readonly Row[]): Sheet {
  const columns = headings.split(', ')
  return {
    name,
    rows: [columns, ...rows.map((row) => columns.map((heading) => row[heading] ?? null))].map((cells, at) => ({
      number: at + 1,
      cells,
    })),
  }
}

/** All its steps without a pause. */
export function atOnce<Value>(work: InSteps<Value>): Value {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** What importing these sheets, on Friday 20 November 2026 where no other day is given, would do, read as they are recognised; step by step. */
export function steps(
  sheets: readonly Sheet[],
  existing: Existing = nothingKept,
  ended: readonly EndedHolding[] = [],
  today = day('2026-11-20'),
  seatsHad: readonly SeatHad[] = [],
): InSteps<ImportPlan> {
  const mapped = sheets.map((sheet) => {
    const mapping = recogniseSheet(sheet, {})
    assert.ok(mapping, `${sheet.name} isn’t recognised`)
    return { sheet, mapping }
  })
  return planImport({
    sheets: mapped,
    existing,
    ended,
    today,
    seatsHad,
    clockStartsWith: 'decision',
    weeks: 'statute',
    extending: byTheDirector,
    caseSystem: 'LCS',
  })
}

/** The same at once. */
export const plan = (...given: Parameters<typeof steps>): ImportPlan => atOnce(steps(...given))

/** Every finding in short: level, rule, column and what the cell said. */
export const told = ({ findings }: ImportPlan): readonly string[] =>
  findings.map(({ level, rule, columnHeading, said }) => [level, rule, columnHeading, said].join(' | '))

/** The same with one field of the first record of a kind changed by hand in Waymark on Monday 9 November 2026. */
export function changedByHand(
  existing: Existing,
  kind: RecordKind,
  fields: Readonly<Record<string, FieldValue>>,
): Existing {
  const [first, ...others] = existing[kind]
  assert.ok(first, `nothing of ${kind} is kept`)
  const before: Readonly<Record<string, FieldValue>> = first.value
  const here = new Map(
    Object.keys(fields).map((field): [string, RecordedHere] => [
      field,
      { who: 'Dawn Pickering', on: day('2026-11-09'), how: 'entered', earlier: [before[field] ?? null] },
    ]),
  )
  return { ...existing, [kind]: [{ ...first, value: { ...first.value, ...fields }, here }, ...others] }
}
