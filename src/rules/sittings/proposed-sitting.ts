import { addDays, isAfter, isBefore, latest, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type Sitting, type SittingPlan, sittingsBetween } from './sittings.ts'

// A list of children asks for the same few weeks of a plan again and again: each is worked out once.
const knownWeeks = new WeakMap<SittingPlan, Map<string, readonly Sitting[]>>()

function sittingsOfWeek(plan: SittingPlan, monday: PlainDate): readonly Sitting[] {
  const weeks = knownWeeks.get(plan) ?? new Map<string, readonly Sitting[]>()
  knownWeeks.set(plan, weeks)
  const key = monday.toString()
  const sittings = weeks.get(key) ?? sittingsBetween(plan, monday, addDays(monday, 6))
  weeks.set(key, sittings)
  return sittings
}

const giveUpAfterWeeks = 52

/** The last meeting on or before `point` and after `after`; null when there is none (P3). */
export function lastSittingOnOrBefore(plan: SittingPlan, point: PlainDate, after: PlainDate): Sitting | null {
  const firstWeek = mondayOf(after)
  for (let monday = mondayOf(point); !isBefore(monday, firstWeek); monday = addDays(monday, -7)) {
    const last = sittingsOfWeek(plan, monday).findLast(({ on }) => !isAfter(on, point))
    if (last !== undefined) return isAfter(last.on, after) ? last : null
  }
  return null
}

/** The first meeting on or after `point`; null when none is held within a year (P3). */
export function firstSittingOnOrAfter(plan: SittingPlan, point: PlainDate): Sitting | null {
  const lastWeek = addDays(point, giveUpAfterWeeks * 7)
  for (let monday = mondayOf(point); !isAfter(monday, lastWeek); monday = addDays(monday, 7)) {
    const first = sittingsOfWeek(plan, monday).find(({ on }) => !isBefore(on, point))
    if (first !== undefined) return first
  }
  return null
}

function nearestSitting(plan: SittingPlan, point: PlainDate, after: PlainDate): Sitting | null {
  const before = lastSittingOnOrBefore(plan, point, after)
  const behind = firstSittingOnOrAfter(plan, latest(point, addDays(after, 1)))
  if (before === null || behind === null) return before ?? behind
  const closer = Temporal.Duration.compare(before.on.until(point), point.until(behind.on))
  return closer <= 0 ? before : behind
}

/**
 * The meeting a review is proposed for: by the plan's placement the last one on or before its point, the nearest (the earlier of
 * two), or the first on or after; always after `after` (day 0, or the review before it). Null means flagged: there is no such
 * meeting and a person has to choose one (P3; PP-03).
 */
export function proposedSitting(plan: SittingPlan, point: PlainDate, after: PlainDate): Sitting | null {
  switch (plan.placement) {
    case 'on-or-before':
      return lastSittingOnOrBefore(plan, point, after)
    case 'nearest':
      return nearestSitting(plan, point, after)
    case 'on-or-after':
      return firstSittingOnOrAfter(plan, latest(point, addDays(after, 1)))
  }
}
