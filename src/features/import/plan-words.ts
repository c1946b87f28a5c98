import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { fieldName } from '#parts/words/change-words.ts'
import type { FieldChange, PlannedRecords } from '#rules/import/plan/import-plan.ts'
import { ownersIn } from '#rules/import/plan/owners.ts'
import { idOf, type Existing, type FieldValue, type RecordKind } from '#rules/import/plan/record-values.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { planWords } from '#rules/import/words/say-value.ts'

/** What each kind of record is called, one and several. */
export const kindWords: Readonly<Record<RecordKind, readonly [string, string]>> = {
  families: ['Family', 'Families'],
  children: ['Child', 'Children'],
  episodes: [capitalised(nameFor('stage.pre-proceedings')), capitalised(nameFor('stage.pre-proceedings'))],
  reviews: ['Review', 'Reviews'],
  extensions: ['Extension', 'Extensions'],
  proceedings: ['Care proceedings', 'Care proceedings'],
  proceedingsChildren: ['Child in care proceedings', 'Children in care proceedings'],
  hearings: ['Hearing', 'Hearings'],
  filings: ['Filing duty', 'Filing duties'],
  privateProceedings: ['Private proceedings', 'Private proceedings'],
  actions: ['Action', 'Actions'],
  people: ['Person', 'People'],
  holdings: ['Role', 'Roles'],
  seats: ['Core seat', 'Core seats'],
  services: ['Service', 'Services'],
  teams: ['Team', 'Teams'],
}
export const kindsShown = Object.keys(kindWords) as readonly RecordKind[]

/** A record of the plan as a line: what it is, where the workbook says so, and what changes. */
export type PlanLine = {
  readonly text: string
  readonly place: string
  readonly changes: readonly { readonly field: string; readonly old: string; readonly new: string }[]
  /** The child whose name stands in it, where Waymark keeps that child already. */
  readonly childId: number | null
}
export type PlanLines = {
  readonly kind: RecordKind
  readonly change: 'added' | 'changed'
  /** How many there are to be seen, and the first of them. */
  readonly count: number
  readonly lines: readonly PlanLine[]
  /** Records of restricted families: counted, not shown (FAM-05). */
  readonly hidden: number
}

/** A page that is opened to be read stays one that can be; everything is in the workbook itself. */
const most = 200

/** Everything a plan adds or changes, kind by kind. `isHidden`: a family whose records aren't this person's to see. */
export function linesOf(
  plan: PlannedRecords,
  existing: Existing,
  isHidden: (familyId: number) => boolean,
  caseSystem: string,
): readonly PlanLines[] {
  const words = wordsFor(plan, existing, caseSystem)
  const owners = ownersIn(plan, existing)
  const linesOfKind = <Kind extends RecordKind>(
    kind: Kind,
    records: PlannedRecords[Kind],
    change: 'added' | 'changed',
  ): PlanLines => {
    const concerned = records.filter((record) => record.change.kind === change)
    const owned = concerned.map((record) => ({ record, owner: owners[kind](record.ref, record.value) }))
    const shown = owned.filter(({ owner }) => !isHidden(idOf(owner.family ?? '') ?? 0))
    return {
      kind,
      change,
      hidden: owned.length - shown.length,
      count: shown.length,
      lines: shown.slice(0, most).map(({ record, owner }) => ({
        text: [words.whose(owner.child ?? owner.family), words.own(kind, record.value)].filter((part) => part !== '').join(': '), // prettier-ignore
        place: `${record.source.sheet}, row ${record.source.row}`,
        changes: words.changes(record.change.kind === 'changed' ? record.change.fields : []),
        childId: owner.child === null ? null : idOf(owner.child),
      })),
    }
  }
  return kindsShown
    .flatMap((kind) => [linesOfKind(kind, plan[kind], 'added'), linesOfKind(kind, plan[kind], 'changed')])
    .filter(({ count, hidden }) => count + hidden > 0)
}

type Fields = Readonly<Record<string, FieldValue>>

function wordsFor(plan: PlannedRecords, existing: Existing, caseSystem: string) {
  const { value: say, whose } = planWords(plan, existing)
  return {
    whose,
    own: (kind: RecordKind, value: Fields): string =>
      (fieldsThatTell[kind] ?? []).flatMap((field) => (value[field] == null ? [] : [say(field, value[field])])).join(', '), // prettier-ignore
    changes: (fields: readonly FieldChange[]) =>
      fields.map(({ field, old, new: to }) => ({
        field: withCaseSystem(fieldName(field), caseSystem),
        old: say(field, old),
        new: say(field, to),
      })),
  }
}

/** What tells a record apart beside whose it is. */
const fieldsThatTell: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  services: ['name'],
  teams: ['name', 'service'],
  people: ['name', 'email'],
  seats: ['person', 'post'],
  holdings: ['person', 'role', 'team', 'service'],
  episodes: ['decidedOn'],
  reviews: ['kind', 'heldOn'],
  extensions: ['newLimitOn'],
  proceedings: ['courtNumber', 'issuedOn'],
  proceedingsChildren: ['proceedings'],
  hearings: ['proceedings', 'kind', 'heldOn'],
  filings: ['proceedings', 'what', 'dueOn'],
  privateProceedings: ['report', 'orderedOn'],
  actions: ['words'],
  children: ['caseSystemId', 'bornOn'],
}
