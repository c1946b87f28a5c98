import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'

/** Where an agenda item stands: opened, written down, or confirmed by the chair and locked (TM-04). */
export type ItemState = 'open' | 'recorded' | 'confirmed'

/** The moves there are between an item's states; nothing else happens to one (TM-04). Drawn in docs/states.md. */
export const itemTransitions = [
  { from: 'none', by: 'opened at the meeting, or added by hand', to: 'open', rule: 'TM-03' },
  { from: 'open', by: 'recorded', to: 'recorded', rule: 'TM-04' },
  { from: 'recorded', by: 'recorded again', to: 'recorded', rule: 'TM-04' },
  { from: 'recorded', by: 'confirmed by the chair or the deputy who acted', to: 'confirmed', rule: 'TM-04, M2' },
  { from: 'confirmed', by: 'corrected by the same, a new version with its reason', to: 'confirmed', rule: 'TM-04' },
] as const satisfies readonly { from: 'none' | ItemState; by: string; to: ItemState; rule: string }[]

/** A meeting as it stands when somebody wants to write in it; `decidedAs` as `whoDecides` says. */
export type MeetingToRecord = {
  readonly on: PlainDate
  readonly cancelled: boolean
  readonly decidedAs: DecidedAs | null
}

export type RecordRefusal = 'meeting-not-yet-held' | 'meeting-cancelled' | 'item-confirmed'

/** Whether what the meeting says on an item can be written down: from its own day on, until the chair confirms it (TM-04). */
export function decideToRecord(
  state: ItemState,
  meeting: Pick<MeetingToRecord, 'on' | 'cancelled'>,
  today: PlainDate,
): Outcome<'recorded', RecordRefusal> {
  if (meeting.cancelled) return refused('meeting-cancelled')
  if (isAfter(meeting.on, today)) return refused('meeting-not-yet-held')
  return state === 'confirmed' ? refused('item-confirmed') : allowed('recorded')
}

/** The seats of this meeting's series that somebody holds today. */
export type SeatsHeld = { readonly chair: boolean; readonly deputy: boolean }

export type ChairRefusal = 'nobody-to-decide' | 'deputy-did-not-act' | 'not-the-chair'

/**
 * In which part somebody speaks for a meeting afterwards: the chair always; the deputy only where the deputy acted in it; nobody while
 * neither was recorded present (M2, P8; TM-02).
 */
function speaksAs(seats: SeatsHeld, decidedAs: DecidedAs | null): Outcome<DecidedAs, ChairRefusal> {
  if (!seats.chair && !seats.deputy) return refused('not-the-chair')
  if (decidedAs === null) return refused('nobody-to-decide')
  if (seats.chair) return allowed('chair')
  return decidedAs === 'acting-deputy' ? allowed('acting-deputy') : refused('deputy-did-not-act')
}

/** Whether somebody may confirm and correct what a meeting recorded, so that it is offered to nobody whom the rule would refuse. (M2, TM-04) */
export const speaksForMeeting = (seats: SeatsHeld, decidedAs: DecidedAs | null): boolean =>
  speaksAs(seats, decidedAs).ok

export type ConfirmRefusal = ChairRefusal | 'not-recorded' | 'already-confirmed'

/** Confirms a recorded item, which locks it; answers in which part (TM-04). */
export function decideToConfirm(
  state: ItemState,
  seats: SeatsHeld,
  decidedAs: DecidedAs | null,
): Outcome<DecidedAs, ConfirmRefusal> {
  const speaks = speaksAs(seats, decidedAs)
  if (!speaks.ok) return speaks
  if (state === 'open') return refused('not-recorded')
  return state === 'confirmed' ? refused('already-confirmed') : speaks
}

export type CorrectRefusal = ChairRefusal | 'not-confirmed'

/**
 * Whether a confirmed item may be corrected by this person: a new version with a reason, confirmed by who makes it; the older one
 * stays readable (TM-04). What isn't confirmed yet is simply written again.
 */
export function decideToCorrect(
  state: ItemState,
  seats: SeatsHeld,
  decidedAs: DecidedAs | null,
): Outcome<DecidedAs, CorrectRefusal> {
  const speaks = speaksAs(seats, decidedAs)
  if (!speaks.ok) return speaks
  return state === 'confirmed' ? speaks : refused('not-confirmed')
}
