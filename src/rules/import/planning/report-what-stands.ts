import type { Finding } from '#rules/import/plan/finding.ts'
import type { Planned } from '#rules/import/plan/import-plan.ts'
import { ownersIn } from '#rules/import/plan/owners.ts'
import type { MappedSheet } from '#rules/import/reading/read-row.ts'
import { recordKinds, type FieldValue, type RecordKind, type RecordValues } from '#rules/import/plan/record-values.ts'
import { each, type InSteps } from '#rules/import/plan/in-steps.ts'
import { planWords } from '#rules/import/words/say-value.ts'
import { isBlank, sayCell, type Source } from '#rules/import/sheets/sheet.ts'
import { keptAsRecorded } from '#rules/import/words/words-for-kept.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type Fields = Readonly<Record<string, FieldValue>>

/**
 * In which fields of its sheet a record's field stands, where they aren't called the same: the first that is filled is meant. None: the sheet
 * doesn't say it, it is worked out from other cells and gives way without a word.
 */
const fieldsOfSheet: Readonly<
  Partial<Record<RecordKind, (value: Fields) => Readonly<Record<string, readonly string[]>>>>
> = {
  families: () => ({ name: ['family'] }),
  children: () => ({ name: ['child'], unborn: ['unborn', 'birth'], bornOn: ['birth'], expectedDeliveryOn: ['birth'] }),
  reviews: ({ kind }) =>
    kind === 'midpoint'
      ? { heldOn: ['midpointHeldOn'], outcome: ['midpointOutcome'], why: [] }
      : { heldOn: ['finalHeldOn'], why: [] },
  extensions: () => ({ newLimitOn: ['extensionTo'], decidedAs: ['extensionAgreedBy'] }),
  hearings: ({ kind }) => ({
    child: [],
    heldOn: [columnOfHearing.get(kind) ?? 'nextHearingOn', 'nextHearingOn'],
    kind: ['nextHearingKind'],
  }),
  filings: () => ({ what: ['filing'], dueOn: ['filingDueOn'], delayCode: ['delay'], potentialDelay: ['delay'] }),
  privateProceedings: () => ({ reportDueOn: ['dueOn'], worker: ['socialWorker'], riskOfPublic: [] }),
  actions: () => ({ source: ['from'], accountableManager: [] }),
}
const columnOfHearing = new Map<FieldValue | undefined, string>([
  ['case-management', 'caseManagementOn'],
  ['issues-resolution', 'issuesResolutionOn'],
  ['final', 'finalOn'],
])

/** Where a record's field stands in the sheet; the whole row where it has no cell of its own. */
function placeOf(sheets: readonly MappedSheet[], { sheet, row }: Source, fields: readonly string[]) {
  const mapped = sheets.find((each) => each.sheet.name === sheet)
  const cells = mapped?.sheet.rows.find(({ number }) => number === row)?.cells ?? []
  const columns = fields.flatMap((field) => mapped?.mapping.columns.find((each) => each.field === field) ?? [])
  const filled = columns.find(({ column }) => !isBlank(cells[column - 1]))
  return filled === undefined
    ? { columnNumber: null, columnHeading: null, said: '' }
    : { columnNumber: filled.column, columnHeading: filled.heading, said: sayCell(cells[filled.column - 1] ?? null) }
}

/**
 * Says of every field in which the workbook and what was recorded in Waymark itself differ, that Waymark keeps its own (FAM-06; TM-04). Comes
 * when everything is planned.
 */
export function* reportWhatStands(workings: Workings, sheets: readonly MappedSheet[]): InSteps<void> {
  const { planned, findings, existing } = workings
  const say = planWords(planned, existing)
  yield
  const owners = ownersIn(planned, existing)
  yield
  const findingsOf = <Kind extends RecordKind>(
    kind: Kind,
    records: readonly Planned<RecordValues[Kind]>[],
  ): readonly Finding[] =>
    records.flatMap(({ ref, source, value, stands }) =>
      stands.flatMap(({ field, said, kept, recorded }) => {
        const fields = fieldsOfSheet[kind]?.(value)[field] ?? [field]
        const words = keptAsRecorded(say.value(field, said), kept === null ? null : say.value(field, kept), recorded)
        const about = { ...owners[kind](ref, value), leftOut: false }
        return fields.length === 0 ? [] : [{ ...words, ...source, ...placeOf(sheets, source, fields), ...about }]
      }),
    )
  findings.push(...(yield* each(recordKinds, (kind) => findingsOf(kind, planned[kind]))).flat())
}
