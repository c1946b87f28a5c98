import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isOpenDay, isWorkingDay } from '#rules/calendar/working-days.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { isOnceAWeek } from './rhythm.ts'
import {
  isFixed,
  type KeptSitting,
  type Sitting,
  type SittingPlan,
  sittingOn,
  usualDayOf,
  usualSitting,
} from './sittings.ts'

/** What is to become of a meeting on a day. */
export type SittingChange =
  | { readonly kind: 'move'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'cancel'; readonly on: PlainDate }
  | { readonly kind: 'restore'; readonly on: PlainDate }
  | { readonly kind: 'add'; readonly on: PlainDate }

export type SittingRefusal =
  | 'no-such-meeting'
  | 'begun-already'
  | 'in-the-past'
  | 'not-a-working-day'
  | 'authority-closed'
  | 'meets-already'
  | 'cancelled-that-day'
  | 'no-day-left'

/** What is written down: the meeting as it will be kept, over the `row` kept of it before, where there is one. `wasOn` is where it stood. */
export type SittingRow<Row extends KeptSitting = KeptSitting> = KeptSitting & {
  readonly row: Row | null
  readonly wasOn: PlainDate
  readonly dayAlone: boolean
  readonly state: 'planned' | 'cancelled'
}

/** The usual day that a meeting stands for; null for an extra one. */
export const whatItStandsFor = ({ because, normallyOn }: Sitting): PlainDate | null =>
  because === 'extra' ? null : normallyOn

/** What is written down of which meeting it is, over the row kept of it before; one whose usual day is none any more stays what it was. */
export function standing(
  plan: Pick<SittingPlan, 'rhythm' | 'usualDays'>,
  sitting: Sitting,
  row: KeptSitting | null,
): Required<Pick<KeptSitting, 'standsFor' | 'dayAlone'>> {
  const standsFor = whatItStandsFor(sitting)
  const isWithoutDay = row !== null && usualDayOf(plan, row) === null
  return { standsFor, dayAlone: isWithoutDay ? isAlone(row) : standsFor !== null && !isOnceAWeek(plan.rhythm) }
}

const isAlone = ({ dayAlone = false }: KeptSitting): boolean => dayAlone

/** The row written down of a meeting that is held on a day by the plan; null while there is none. */
export function rowOfSitting<Row extends KeptSitting>(
  plan: Pick<SittingPlan, 'usualDays'>,
  written: readonly Row[],
  sitting: Sitting,
): Row | null {
  const fixed = written.find((row) => isFixed(row) && row.on.equals(sitting.on))
  if (fixed !== undefined || sitting.because === 'extra') return fixed ?? null
  const isOf = (row: Row): boolean => usualDayOf(plan, row)?.equals(sitting.normallyOn) === true
  return written.find((row) => row.state !== 'cancelled' && isOf(row)) ?? null
}

function refusalOfDay(plan: SittingPlan, written: readonly KeptSitting[], on: PlainDate): SittingRefusal | null {
  if (!isWorkingDay(plan.calendar, on)) return 'not-a-working-day'
  if (!isOpenDay(plan.calendar, on)) return 'authority-closed'
  if (sittingOn(plan, on) !== null) return 'meets-already'
  return written.some((row) => row.state === 'cancelled' && row.on.equals(on)) ? 'cancelled-that-day' : null
}

/**
 * Whether a meeting may be moved, cancelled, held after all or added, and what is then written down. Only meetings still to come that
 * nobody has opened change; they move to open days on which the series doesn't meet. What is moved or added stays on its day whatever
 * the calendar does. No limit moves. (TM-01; P4)
 */
export function decideSittingChange<Row extends KeptSitting>(
  plan: SittingPlan,
  written: readonly Row[],
  change: SittingChange,
  today: PlainDate,
): Outcome<SittingRow<Row>, SittingRefusal> {
  if (change.kind === 'restore') return decideToRestore(plan, written, change.on, today)
  if (change.kind === 'add') return decideToAdd(plan, written, change.on, today)
  const from = change.kind === 'move' ? change.from : change.on
  const meeting = sittingOn(plan, from)
  const row = meeting === null ? null : rowOfSitting(plan, written, meeting)
  if (row?.state === 'open' || row?.state === 'held') return refused('begun-already')
  if (isBefore(from, today)) return refused('in-the-past')
  if (meeting === null) return refused('no-such-meeting')
  const kept = { row, wasOn: from, ...standing(plan, meeting, row) }
  if (change.kind === 'cancel') return allowed({ ...kept, on: from, byHand: row?.byHand ?? false, state: 'cancelled' })
  if (isBefore(change.to, today)) return refused('in-the-past')
  const refusal = change.to.equals(from) ? null : refusalOfDay(plan, written, change.to)
  return refusal === null ? allowed({ ...kept, on: change.to, byHand: true, state: 'planned' }) : refused(refusal)
}

function decideToAdd<Row extends KeptSitting>(
  plan: SittingPlan,
  written: readonly Row[],
  on: PlainDate,
  today: PlainDate,
): Outcome<SittingRow<Row>, SittingRefusal> {
  if (isBefore(on, today)) return refused('in-the-past')
  const refusal = refusalOfDay(plan, written, on)
  if (refusal !== null) return refused(refusal)
  return allowed({ row: null, wasOn: on, on, standsFor: null, dayAlone: false, byHand: true, state: 'planned' })
}

/** Held after all: where a person had put it, else where the calendar puts it by now. */
function decideToRestore<Row extends KeptSitting>(
  plan: SittingPlan,
  written: readonly Row[],
  on: PlainDate,
  today: PlainDate,
): Outcome<SittingRow<Row>, SittingRefusal> {
  const row = written.find(({ state, on: cancelledOn }) => state === 'cancelled' && cancelledOn.equals(on))
  if (row === undefined) return refused(isBefore(on, today) ? 'in-the-past' : 'no-such-meeting')
  const { standsFor, byHand } = row
  const usual = usualDayOf(plan, row)
  const byCalendar = usual === null ? null : usualSitting(plan, usual)
  const to = byHand || standsFor === null ? on : (byCalendar?.on ?? null)
  if (to === null) return refused('no-day-left')
  if (isBefore(to, today)) return refused('in-the-past')
  const others = written.filter((other) => other !== row)
  const refusal = refusalOfDay(plan, others, to)
  // Another that was cancelled on that day is no reason against this one.
  if (refusal !== null && refusal !== 'cancelled-that-day') return refused(refusal)
  return allowed({ row, wasOn: on, on: to, standsFor, dayAlone: isAlone(row), byHand, state: 'planned' })
}
