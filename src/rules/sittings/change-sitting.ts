import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isOpenDay, isWorkingDay } from '#rules/calendar/working-days.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { type KeptSitting, type Sitting, type SittingPlan, sittingsBetween } from './sittings.ts'

/** A meeting as it is written down, with how far it has come. */
export type WrittenSitting = KeptSitting & { readonly state: 'planned' | 'open' | 'held' | 'cancelled' }

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

/** The row that is written: the meeting's day, the usual day it stands for, and whether it is cancelled. `wasOn` is where it stood. */
export type SittingRow = KeptSitting & { readonly wasOn: PlainDate }

const meetingOn = (plan: SittingPlan, on: PlainDate): Sitting | null => sittingsBetween(plan, on, on)[0] ?? null

function refusalOfDay(plan: SittingPlan, written: readonly WrittenSitting[], on: PlainDate): SittingRefusal | null {
  if (!isWorkingDay(plan.calendar, on)) return 'not-a-working-day'
  if (!isOpenDay(plan.calendar, on)) return 'authority-closed'
  if (meetingOn(plan, on) !== null) return 'meets-already'
  return written.some((row) => row.on.equals(on)) ? 'cancelled-that-day' : null
}

/**
 * Whether a meeting may be moved, cancelled, held after all or added, and what is then written down. Only meetings still to come that
 * nobody has opened change; they move to open days on which the series doesn't meet. No limit moves. (TM-01; P4)
 */
export function decideSittingChange(
  plan: SittingPlan,
  written: readonly WrittenSitting[],
  change: SittingChange,
  today: PlainDate,
): Outcome<SittingRow, SittingRefusal> {
  const day = change.kind === 'move' ? change.from : change.on
  const row = written.find(({ on }) => on.equals(day))
  if (row?.state === 'open' || row?.state === 'held') return refused('begun-already')
  if (isBefore(day, today)) return refused('in-the-past')
  const usual = { on: day, wasOn: day, insteadOf: row?.insteadOf ?? null, cancelled: false }
  if (change.kind === 'restore') return row?.state === 'cancelled' ? allowed(usual) : refused('no-such-meeting')
  if (change.kind === 'add') {
    const refusal = refusalOfDay(plan, written, day)
    return refusal === null ? allowed(usual) : refused(refusal)
  }
  const meeting = meetingOn(plan, day)
  if (meeting === null) return refused('no-such-meeting')
  if (change.kind === 'cancel') return allowed({ ...usual, cancelled: true })
  if (isBefore(change.to, today)) return refused('in-the-past')
  const refusal = refusalOfDay(plan, written, change.to)
  if (refusal !== null && !(refusal === 'meets-already' && change.to.equals(day))) return refused(refusal)
  return allowed(movedTo(meeting, change.to))
}

/** A moved meeting stands for its usual day, so that this isn't held as well; back on that day, or extra, it stands for none. */
const movedTo = (meeting: Sitting, to: PlainDate): SittingRow => ({
  on: to,
  wasOn: meeting.on,
  cancelled: false,
  insteadOf: meeting.because === 'extra' || to.equals(meeting.normallyOn) ? null : meeting.normallyOn,
})
