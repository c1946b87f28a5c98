import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { WeeksConvention } from '#rules/court/public-law-outline.ts'
import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'
import { checkComputedDates, courtChecks, trackerChecks } from './check-computed-dates.ts'
import { directoryOf } from '#rules/import/matching/directory.ts'
import type { Finding } from '#rules/import/plan/finding.ts'
import { byRef, withKey } from '#rules/import/matching/find-records.ts'
import type { ImportPlan } from '#rules/import/plan/import-plan.ts'
import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import { planActions, subjectsOf } from './plan-actions.ts'
import { planPrivateRow } from './plan-private.ts'
import { planProceedings } from './plan-proceedings.ts'
import { planStaffRow } from './plan-staff.ts'
import { planTracker } from './plan-tracker.ts'
import { rowsOf, type MappedSheet, type RowOf } from '#rules/import/reading/read-row.ts'
import { reportWhatStands } from './report-what-stands.ts'
import { idOf, type EndedHolding, type Existing, type SeatHad } from '#rules/import/plan/record-values.ts'
import { planRegister, startRegister } from '#rules/import/matching/register.ts'
import type { SheetKind } from '#rules/import/sheets/vocabulary-of-headings.ts'
import { type Extending, startWorkings, type Workings } from '#rules/import/plan/workings.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'

/** What a plan is made from. `today` is the day in Europe/London; `clockStartsWith` and `weeks` the authority's settings. */
export type ImportInput = {
  readonly sheets: readonly MappedSheet[]
  readonly existing: Existing
  readonly ended: readonly EndedHolding[]
  readonly seatsHad: readonly SeatHad[]
  readonly today: PlainDate
  readonly clockStartsWith: ClockStartsWith
  readonly weeks: WeeksConvention
  readonly extending: Extending
  /** What the authority calls its case system. */
  readonly caseSystem: string
}

type SheetRows<Kind extends SheetKind> = readonly {
  readonly mapped: MappedSheet
  readonly rows: readonly RowOf<Kind>[]
}[]

const rowsOfKind = <Kind extends SheetKind>(
  workings: Workings,
  sheets: readonly MappedSheet[],
  kind: Kind,
): SheetRows<Kind> =>
  sheets
    .filter(({ mapping }) => mapping.kind === kind)
    .map((mapped) => ({ mapped, rows: rowsOf<Kind>(workings, mapped) }))

const all = <Kind extends SheetKind>(sheets: SheetRows<Kind>): readonly RowOf<Kind>[] =>
  sheets.flatMap(({ rows }) => rows)

/** As a person meets them, sheet by sheet, from the top and from the left. */
function inReadingOrder(findings: readonly Finding[], sheets: readonly MappedSheet[]): readonly Finding[] {
  const names = sheets.map(({ sheet }) => sheet.name)
  const order = ({ sheet, row, columnNumber }: Finding) => [names.indexOf(sheet), row, columnNumber ?? 0] as const
  return findings.toSorted((one, other) => {
    const [a, b] = [order(one), order(other)]
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
  })
}

/** A family that was only met in rows that stay out isn't made, so nothing can be said beside it. */
function aboutPlanned({ planned }: Workings, finding: Finding): Finding {
  const { family } = finding
  const isThere = family !== null && (idOf(family) !== null || withKey(planned.families, byRef, family).length > 0)
  return isThere ? finding : { ...finding, family: null }
}

/**
 * What importing these sheets would add, change and leave alone, and everything a person should know of them (FAM-06). Nothing is done: the
 * plan is shown, then loaded as it stands. A child who can be identified always comes in; what can't be read or breaks a rule becomes a
 * finding that keeps its words; only a row that can't be identified or stands twice stays out. Staff come first, so that names are known,
 * and actions last, so that children are. The same input always gives the same plan, however often it is paused on the way.
 */
export function* planImport({ sheets, caseSystem, ...given }: ImportInput): InSteps<ImportPlan> {
  const workings = startWorkings(given)
  const staff = rowsOfKind(workings, sheets, 'staff')
  yield* each(all(staff), (row) => planStaffRow(workings, row))
  const directory = directoryOf(workings)
  const register = startRegister(workings)

  const tracker = rowsOfKind(workings, sheets, 'tracker')
  for (const { mapped, rows } of tracker) {
    yield* planTracker(workings, register, directory, rows)
    yield* checkComputedDates(workings, mapped, rows, trackerChecks)
  }
  const proceedings = rowsOfKind(workings, sheets, 'proceedings')
  for (const { mapped, rows } of proceedings) {
    yield* planProceedings(workings, register, directory, rows)
    yield* checkComputedDates(workings, mapped, rows, courtChecks)
  }
  const privateLaw = rowsOfKind(workings, sheets, 'private')
  yield* each(all(privateLaw), (row) => planPrivateRow(workings, register, directory, row))
  yield* planRegister(workings, register)
  const actions = rowsOfKind(workings, sheets, 'actions')
  yield* planActions(workings, subjectsOf(workings), directory, all(actions))
  yield* reportWhatStands(workings, sheets)
  return {
    ...workings.planned,
    findings: inReadingOrder(workings.findings, sheets).map((finding) => ({
      ...aboutPlanned(workings, finding),
      sentence: withCaseSystem(finding.sentence, caseSystem),
      whatToDo: withCaseSystem(finding.whatToDo, caseSystem),
    })),
    leftOut: workings.leftOut.map((row) => ({ ...row, why: withCaseSystem(row.why, caseSystem) })),
    rows: {
      staff: all(staff).length,
      tracker: all(tracker).length,
      proceedings: all(proceedings).length,
      private: all(privateLaw).length,
      actions: all(actions).length,
    },
  }
}
