import { isAfter, isBefore, latest, mondayOf, type PlainDate } from '#rules/calendar/plain-date.ts'
import { isBankHoliday, nextWorkingDay, openDayInSameWeek, type Calendar } from '#rules/calendar/working-days.ts'

/** What happens to a meeting whose weekday is a bank holiday (P4; TM-01, a setting of the series). */
export type HolidayRule = 'next-working-day' | 'not-held'

/** Which meeting a review is proposed for (P3; PP-03, a setting of the series). */
export type Placement = 'on-or-before' | 'nearest' | 'on-or-after'

/** A meeting that was written down: moved when `insteadOf` names its usual day, extra when it is on no usual day, or cancelled. */
export type KeptSitting = { readonly on: PlainDate; readonly insteadOf: PlainDate | null; readonly cancelled: boolean }

/** A series of tracking meetings as an authority sets it; `weekday` 1 is Monday. */
export type MeetingSeries = {
  readonly weekday: number
  readonly holidayRule: HolidayRule
  readonly placement: Placement
}

/** One date of the tracking meeting, the weekday of the series it stands for, and why it isn't that day. */
export type Sitting = {
  readonly on: PlainDate
  readonly normallyOn: PlainDate
  readonly because: 'series' | 'bank-holiday' | 'closure-day' | 'moved' | 'extra'
}

/** All that decides when a series sits, made by `sittingPlan`; days are keyed 'YYYY-MM-DD'. */
export type SittingPlan = MeetingSeries & {
  readonly calendar: Calendar
  readonly cancelledOn: ReadonlySet<string>
  readonly movedFrom: ReadonlySet<string>
  readonly added: readonly Sitting[]
}

const keptAsSitting = ({ on, insteadOf }: KeptSitting): Sitting =>
  insteadOf === null ? { on, normallyOn: on, because: 'extra' } : { on, normallyOn: insteadOf, because: 'moved' }

/** A series with its calendar and the meetings written down, those on their usual day included or not, as is convenient. */
export function sittingPlan(series: MeetingSeries, calendar: Calendar, kept: readonly KeptSitting[]): SittingPlan {
  const bare = { ...series, calendar, cancelledOn: new Set<string>(), movedFrom: new Set<string>(), added: [] }
  const isUsual = ({ on }: KeptSitting) => sittingsBetween(bare, on, on).length > 0
  return {
    ...bare,
    cancelledOn: new Set(kept.filter(({ cancelled }) => cancelled).map(({ on }) => on.toString())),
    movedFrom: new Set(kept.flatMap(({ insteadOf }) => (insteadOf === null ? [] : [insteadOf.toString()]))),
    added: kept.filter((sitting) => !isUsual(sitting)).map(keptAsSitting),
  }
}

/** A plain Monday series with bank holidays and nothing of an authority's own (what `/dates` answers by). */
export const plainMondays = (calendar: Calendar): SittingPlan =>
  sittingPlan({ weekday: 1, holidayRule: 'next-working-day', placement: 'on-or-before' }, calendar, [])

function placeInSeries({ calendar, holidayRule }: SittingPlan, normallyOn: PlainDate): Sitting | null {
  const onHoliday = isBankHoliday(calendar, normallyOn)
  if (onHoliday && holidayRule === 'not-held') return null
  const workingDay = onHoliday ? nextWorkingDay(calendar, normallyOn) : normallyOn
  const openDay = openDayInSameWeek(calendar, workingDay)
  if (openDay === null) return null
  if (isAfter(openDay, workingDay)) return { on: openDay, normallyOn, because: 'closure-day' }
  return { on: openDay, normallyOn, because: onHoliday ? 'bank-holiday' : 'series' }
}

function usualSittings(plan: SittingPlan, from: PlainDate, to: PlainDate): readonly Sitting[] {
  // A holiday or closure can push a meeting past its week, so the look begins earlier than asked.
  const early = from.subtract({ days: 14 })
  const sittings: Sitting[] = []
  let normallyOn = early.add({ days: (plan.weekday - early.dayOfWeek + 7) % 7 })
  for (; !isAfter(normallyOn, to); normallyOn = normallyOn.add({ days: 7 })) {
    const sitting = placeInSeries(plan, normallyOn)
    if (sitting !== null) sittings.push(sitting)
  }
  return sittings
}

const onePerDay = (sittings: readonly Sitting[]): Sitting[] => [
  ...new Map(sittings.toReversed().map((sitting) => [sitting.on.toString(), sitting])).values(),
]

/**
 * The dates of the meeting from `from` to `to`, both included, in order. A bank-holiday weekday sits on the next working day (or
 * not, by the rule); one on a closure day moves to the next open working day of that week, else isn't held (§1, P4; TM-01). Meetings
 * written down as moved, extra or cancelled override the series.
 */
export function sittingsBetween(plan: SittingPlan, from: PlainDate, to: PlainDate): readonly Sitting[] {
  const isOff = ({ on }: Sitting) => plan.cancelledOn.has(on.toString()) || isBefore(on, from) || isAfter(on, to)
  const isMovedAway = ({ on, normallyOn }: Sitting) =>
    plan.movedFrom.has(on.toString()) || plan.movedFrom.has(normallyOn.toString())
  const usual = usualSittings(plan, from, to).filter((sitting) => !isMovedAway(sitting))
  return onePerDay([...usual, ...plan.added].filter((sitting) => !isOff(sitting))).toSorted((one, other) =>
    Temporal.PlainDate.compare(one.on, other.on),
  )
}

// A list of children asks for the same few weeks of a plan again and again: each is worked out once.
const knownWeeks = new WeakMap<SittingPlan, Map<string, readonly Sitting[]>>()

function sittingsOfWeek(plan: SittingPlan, monday: PlainDate): readonly Sitting[] {
  const weeks = knownWeeks.get(plan) ?? new Map<string, readonly Sitting[]>()
  knownWeeks.set(plan, weeks)
  const key = monday.toString()
  const sittings = weeks.get(key) ?? sittingsBetween(plan, monday, monday.add({ days: 6 }))
  weeks.set(key, sittings)
  return sittings
}

const giveUpAfterWeeks = 52

/** The last meeting on or before `point` and after `after`; null when there is none (P3). */
export function lastSittingOnOrBefore(plan: SittingPlan, point: PlainDate, after: PlainDate): Sitting | null {
  const firstWeek = mondayOf(after)
  for (let monday = mondayOf(point); !isBefore(monday, firstWeek); monday = monday.subtract({ days: 7 })) {
    const last = sittingsOfWeek(plan, monday).findLast(({ on }) => !isAfter(on, point))
    if (last !== undefined) return isAfter(last.on, after) ? last : null
  }
  return null
}

/** The first meeting on or after `point`; null when none is held within a year (P3). */
export function firstSittingOnOrAfter(plan: SittingPlan, point: PlainDate): Sitting | null {
  const lastWeek = point.add({ weeks: giveUpAfterWeeks })
  for (let monday = mondayOf(point); !isAfter(monday, lastWeek); monday = monday.add({ days: 7 })) {
    const first = sittingsOfWeek(plan, monday).find(({ on }) => !isBefore(on, point))
    if (first !== undefined) return first
  }
  return null
}

function nearestSitting(plan: SittingPlan, point: PlainDate, after: PlainDate): Sitting | null {
  const before = lastSittingOnOrBefore(plan, point, after)
  const behind = firstSittingOnOrAfter(plan, latest(point, after.add({ days: 1 })))
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
      return firstSittingOnOrAfter(plan, latest(point, after.add({ days: 1 })))
  }
}
