import { addDays, earliest, isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { hearingToCome, type InCourt, type InPrivate, nextInCare, nextInPrivate } from '#rules/court/next-at-court.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'
import { isAim, type WaitsFor } from '#rules/pre-proceedings/next-step.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'
import { earliestMidpoint } from '#rules/pre-proceedings/timetable.ts'

/** Where a child with something open is: the one that counts where several are. */
export type OpenStage = 'pre-proceedings' | 'proceedings' | 'private'

/** A review still to hold: its date, and the meeting that can hold it, null where none is planned. */
type ReviewAhead = { readonly point: PlainDate; readonly meetsOn: PlainDate | null }

/**
 * Where a child stands in lists: what they filter, order and count by. Only dates and words that the passing of a day alone doesn't change
 * (never "overdue by n"): right until the day before `holdsUntil`, or until something of the child or of the plan changes.
 */
export type ClockLine = {
  readonly stage: OpenStage
  /** What comes next in pre-proceedings; null in court. */
  readonly nextStep: WaitsFor | null
  readonly nextOn: PlainDate | null
  /** The day after which what comes next is overdue; null where nothing comes, or late is for nobody (a hearing, an aim). */
  readonly dueOn: PlainDate | null
  readonly limitOn: PlainDate | null
  /** Day 0, or the day of issue. */
  readonly startedOn: PlainDate | null
  readonly waits: readonly WaitsFor[]
  readonly midpoint: ReviewAhead | null
  readonly final: ReviewAhead | null
  /** The first day on which the rules could place something differently; null: not by a day's passing. */
  readonly holdsUntil: PlainDate | null
}

/** All that counts of a child with something open, as it stands on a day. */
export type OpenFacts = {
  readonly clock: RunningClock | null
  readonly inCourt: InCourt | null
  readonly inPrivate: InPrivate | null
}

/** A child's line on a day; null when nothing is open. Pre-proceedings count before care proceedings, and these before private ones. */
export function clockLine({ clock, inCourt, inPrivate }: OpenFacts, today: PlainDate): ClockLine | null {
  if (clock !== null) return lineOfClock(clock)
  if (inCourt !== null) return lineInCare(inCourt)
  return inPrivate === null ? null : lineInPrivate(inPrivate, today)
}

function lineOfClock(clock: RunningClock): ClockLine {
  const { next, midpoint, final } = clock
  return {
    stage: 'pre-proceedings',
    nextStep: next.kind,
    nextOn: next.on,
    dueOn: isAim(next.kind) ? null : next.dueOn,
    limitOn: clock.limit,
    startedOn: clock.start.on,
    waits: clock.waitsFor,
    midpoint: reviewAhead(midpoint),
    final: reviewAhead(final),
    holdsUntil: untilItMoves(clock),
  }
}

const reviewAhead = ({ state, point, meeting }: ReviewClock): ReviewAhead | null =>
  state.kind === 'due' || state.kind === 'overdue' ? { point, meetsOn: meeting?.on ?? null } : null

const dayAfter = (date: PlainDate): PlainDate => addDays(date, 1)

/** When a day's passing moves something: an aim gives way to the midpoint, a date passes, a meeting is over, a meeting comes within sight. */
function untilItMoves({ today, start, limit, midpoint, final }: RunningClock): PlainDate | null {
  const reviews = [midpoint, final].flatMap((review) => reviewAhead(review) ?? [])
  const days = [
    earliestMidpoint(start.on),
    dayAfter(limit),
    ...reviews.flatMap(({ point, meetsOn }) => [dayAfter(point), dayAfter(meetsOn ?? today)]),
  ]
  return firstAfter(today, days)
}

const firstAfter = (today: PlainDate, days: readonly PlainDate[]): PlainDate | null =>
  days.filter((day) => isAfter(day, today)).reduce<PlainDate | null>((first, day) => earliest(first ?? day, day), null)

const atCourt = { nextStep: null, limitOn: null, waits: [], midpoint: null, final: null } as const

function lineInCare(inCourt: InCourt): ClockLine {
  const next = nextInCare(inCourt)
  return {
    ...atCourt,
    stage: 'proceedings',
    nextOn: next?.on ?? null,
    dueOn: next?.kind === 'due' ? next.on : null,
    startedOn: inCourt.issuedOn,
    holdsUntil: inCourt.nextHearing === null ? inCourt.waitsForCaseUntil : dayAfter(inCourt.nextHearing.on),
  }
}

function lineInPrivate(inPrivate: InPrivate, today: PlainDate): ClockLine {
  const next = nextInPrivate(inPrivate, today)
  const hearingOn = hearingToCome(inPrivate, today)
  return {
    ...atCourt,
    stage: 'private',
    nextOn: next?.on ?? null,
    dueOn: next?.kind === 'due' ? next.on : null,
    startedOn: null,
    holdsUntil: hearingOn === null ? null : dayAfter(hearingOn),
  }
}
