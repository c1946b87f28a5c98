import type { GivenPower } from '#rules/access/powers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { WeeksConvention } from '#rules/court/public-law-outline.ts'
import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { Finding } from './finding.ts'
import type { LeftOutRow, Planned } from './import-plan.ts'
import {
  keptRef,
  type EndedHolding,
  type Existing,
  type RecordKind,
  type RecordValues,
  type Ref,
  type SeatHad,
} from './record-values.ts'

/** Who may agree an extension in this authority: its table of powers, them in words, and what it calls everybody. (SET-07) */
export type Extending = { readonly table: readonly GivenPower[]; readonly who: string; readonly labels: Labels }

type PlannedRecords = { readonly [Kind in RecordKind]: Planned<RecordValues[Kind]>[] }

type Given = {
  readonly today: PlainDate
  readonly clockStartsWith: ClockStartsWith
  readonly weeks: WeeksConvention
  readonly extending: Extending
  readonly existing: Existing
  readonly ended: readonly EndedHolding[]
  readonly seatsHad: readonly SeatHad[]
}

/** The paper on which a plan is drawn up: what is given, and what has been put down so far. Lives inside planImport only. */
export type Workings = Given & {
  readonly planned: PlannedRecords
  readonly findings: Finding[]
  readonly leftOut: LeftOutRow[]
}

export const startWorkings = (given: Given): Workings => ({
  ...given,
  planned: {
    services: [],
    teams: [],
    people: [],
    holdings: [],
    seats: [],
    families: [],
    children: [],
    episodes: [],
    reviews: [],
    extensions: [],
    proceedings: [],
    proceedingsChildren: [],
    hearings: [],
    filings: [],
    privateProceedings: [],
    actions: [],
  },
  findings: [],
  leftOut: [],
})

export type Known<V> = { readonly ref: Ref; readonly value: Readonly<V> }

/** Everything of a kind there will be: what is planned so far, then what is kept and not touched. */
export function known<Kind extends RecordKind>(
  { planned, existing }: Workings,
  kind: Kind,
): readonly Known<RecordValues[Kind]>[] {
  const records: readonly Planned<RecordValues[Kind]>[] = planned[kind]
  const touched = new Set(records.map(({ ref }) => ref))
  const untouched = existing[kind].map(({ id, value }) => ({ ref: keptRef(id), value }))
  return [...records, ...untouched.filter(({ ref }) => !touched.has(ref))]
}
