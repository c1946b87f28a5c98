import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type Following, isFollowed, is18On } from '#rules/people/still-followed.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Episode } from './episode.ts'
import type { ClockStartsWith } from './timetable.ts'

/** What is known of a child when an episode starts. */
export type ChildAtStart = Pick<Following, 'followedUntil'> & {
  readonly unborn: boolean
  readonly expectedDeliveryOn: PlainDate | null
  readonly bornOn: PlainDate | null
}

export type StartRefusal =
  | 'not-followed'
  | 'already-open'
  | 'expected-date-missing'
  | 'unborn-with-a-birth-date'
  | 'not-yet-decided'
  | 'before-the-last-ended'
  | 'is-18'

/**
 * Starts a child's episode on the day of the decision. A child has one open episode; re-entry is a new one whose clock takes no time
 * and no extension from `earlier` ones (P11; PP-09). An unborn child needs an expected date and has no birth date (P13);
 * for a child who isn't followed any more nothing starts (P18), nor for somebody who is 18 on that day (P17). `today` is
 * the day in London: a decision can't lie ahead of it.
 */
export function decideStart(
  child: ChildAtStart,
  earlier: readonly Episode[],
  decision: { readonly on: PlainDate; readonly clockStartsWith: ClockStartsWith },
  today: PlainDate,
): Outcome<Episode, StartRefusal> {
  if (!isFollowed(child)) return refused('not-followed')
  if (earlier.some(({ stage }) => stage.status === 'open')) return refused('already-open')
  if (earlier.some(({ stage }) => stage.status !== 'open' && isBefore(decision.on, stage.on))) {
    return refused('before-the-last-ended')
  }
  if (child.unborn && child.bornOn !== null) return refused('unborn-with-a-birth-date')
  if (child.unborn && child.expectedDeliveryOn === null) return refused('expected-date-missing')
  if (isAfter(decision.on, today)) return refused('not-yet-decided')
  if (is18On(child.bornOn, decision.on)) return refused('is-18')
  return allowed({
    clockStartsWith: decision.clockStartsWith,
    decidedOn: decision.on,
    letterSentOn: null,
    firstMeetingOn: null,
    startsBefore: [],
    midpoint: null,
    finals: [],
    extensions: [],
    broughtForward: [],
    urgentReturnBy: null,
    expectedDeliveryOn: child.expectedDeliveryOn,
    bornOn: child.bornOn,
    applicationOn: null,
    letterOfIssueOn: null,
    stage: { status: 'open' },
  })
}
