import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { endOf26Weeks, type WeeksConvention } from '#rules/court/public-law-outline.ts'
import { midpointPoint, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { readDate } from '#rules/import/reading/read-cell.ts'
import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import { aboutNobody, type MappedSheet, type RowInHand } from '#rules/import/reading/read-row.ts'
import { sayCell } from '#rules/import/sheets/sheet.ts'
import { computedOtherwise } from '#rules/import/reading/words-for-reading.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type Check<F extends string> = {
  readonly field: F
  readonly from: F
  readonly rule: string
  /** Why another way of counting is common, where one is. */
  readonly why: string
  readonly compute: (from: PlainDate, weeks: WeeksConvention) => PlainDate
}

/** The columns that Waymark works out itself, and from what. */
export const trackerChecks: readonly Check<'midpointDue' | 'finalDue' | 'decidedOn'>[] = [
  { field: 'midpointDue', from: 'decidedOn', rule: 'P2', why: '', compute: midpointPoint },
  { field: 'finalDue', from: 'decidedOn', rule: 'P2', why: '', compute: twelveWeekDate },
]
export const courtChecks: readonly Check<'week26' | 'issuedOn'>[] = [
  {
    field: 'week26',
    from: 'issuedOn',
    rule: 'C5',
    why: ' The statute counts the day of issue as the first day; the court’s portal adds one.',
    compute: endOf26Weeks,
  },
]

const dayIn = <F extends string>(row: RowInHand<F>, field: F): PlainDate | null => {
  const read = readDate(row.cell(field))
  return read.ok ? read.value : null
}

/** By how many days the sheet's date is later than Waymark's; null where either is missing. */
function differenceIn<F extends string>(
  row: RowInHand<F>,
  { field, from, compute }: Check<F>,
  weeks: WeeksConvention,
): number | null {
  const [said, start] = [dayIn(row, field), dayIn(row, from)]
  return said === null || start === null ? null : daysBetween(compute(start, weeks), said)
}

const sayDifference = (days: number): string =>
  `${sayDays(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'} than Waymark’s`

/**
 * Says where a sheet's own due dates differ from the rules': once for the whole column where all do by the same number of days, as with
 * another way of counting, else row by row. Nothing of these columns is read (P2, C5).
 */
export function* checkComputedDates<F extends string>(
  workings: Workings,
  { mapping }: MappedSheet,
  rows: readonly RowInHand<F>[],
  checks: readonly Check<F>[],
): InSteps<void> {
  for (const check of checks) {
    const differences = yield* each(rows, (row) => {
      const days = differenceIn(row, check, workings.weeks)
      return days === null ? [] : [{ row, days }]
    })
    const compared = differences.flat()
    const column = mapping.columns.find(({ field }) => field === check.field)
    const [first] = compared
    if (first === undefined || column === undefined) continue
    const isWholeColumn = compared.length > 2 && first.days !== 0 && compared.every(({ days }) => days === first.days)
    const told = isWholeColumn
      ? [
          {
            row: mapping.headingRow,
            said: column.heading,
            sentence: `All ${compared.length} dates under “${column.heading}” are ${sayDifference(first.days)}.${check.why}`,
          },
        ]
      : compared
          .filter(({ days }) => days !== 0)
          .map(({ row, days }) => ({
            row: row.source.row,
            said: sayCell(row.cell(check.field)),
            sentence: `The date is ${sayDifference(days)}.`,
          }))
    const place = { sheet: mapping.sheet, columnNumber: column.column, columnHeading: column.heading, ...aboutNobody }
    workings.findings.push(
      ...told.map(({ row, said, sentence }) => ({
        ...computedOtherwise(check.rule, column.heading, sentence),
        ...place,
        row,
        said,
      })),
    )
  }
}
