import { addDays, byDay, isAfter, isBefore, mondayOf, type PlainDate, within } from '#rules/calendar/plain-date.ts'
import { isBankHoliday, nextWorkingDay, openDayInSameWeek, type Calendar } from '#rules/calendar/working-days.ts'

/** What happens to a meeting whose weekday is a bank holiday (P4; TM-01, a setting of the series). */
export type HolidayRule = 'next-working-day' | 'not-held'

/** Which meeting a review is proposed for (P3; PP-03, a setting of the series). */
export type Placement = 'on-or-before' | 'nearest' | 'on-or-after'

/**
 * A meeting that was written down. `weekOf` is the Monday of the week whose meeting it is, wherever it is held; null for an extra one.
 * `byHand`: a person put it on its day, and there it stays; otherwise it is where the calendar puts it until somebody opens it.
 */
export type KeptSitting = {
  readonly on: PlainDate
  readonly weekOf: PlainDate | null
  readonly byHand: boolean
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
}

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

/**
 * All that decides when a series sits, made by `sittingPlan`; days are keyed 'YYYY-MM-DD'. `weeksSettled` are the Mondays of the weeks
 * whose meeting is cancelled or fixed to a day; `fixed` are the meetings that no calendar moves, in order; on `endedOn` the meeting is over.
 * `written` are the meetings written down that are held, by their ids: where each is by now, so that what was chosen for one follows it.
 */
export type SittingPlan = MeetingSeries & {
  readonly calendar: Calendar
  readonly weeksSettled: ReadonlySet<string>
  readonly fixed: readonly Sitting[]
  readonly written: ReadonlyMap<number, Sitting>
  readonly endedOn: ReadonlySet<string>
}

/** Whether a meeting is held on its day whatever the calendar says: it is extra, a person put it there, or it has been opened (P4). */
export const isFixed = ({ weekOf, byHand, state }: KeptSitting): boolean =>
  state !== 'cancelled' && (byHand || weekOf === null || state !== 'planned')

/**
 * When a series sits: the one function of the series, the calendar and the meetings written down, in whatever order they came to be. A
 * week has one meeting: cancelled, fixed to a day, or where the calendar puts it. Extra meetings stand beside these. (P4; TM-01)
 */
export function sittingPlan(
  series: MeetingSeries,
  calendar: Calendar,
  kept: readonly (KeptSitting & { readonly id?: number })[],
): SittingPlan {
  const placing = { ...series, calendar }
  const settled = kept.filter((row) => row.state === 'cancelled' || isFixed(row))
  const written = kept.flatMap((row) => {
    const held = whereHeld(placing, row)
    return row.id === undefined || held === null ? [] : [[row.id, held] as const]
  })
  return {
    ...placing,
    written: new Map(written),
    weeksSettled: new Set(settled.flatMap(({ weekOf }) => (weekOf === null ? [] : [weekOf.toString()]))),
    fixed: kept
      .filter(isFixed)
      .map((row) => fixedSitting(placing, row))
      .toSorted(byDay),
    endedOn: new Set(kept.filter(({ state }) => state === 'held').map(({ on }) => on.toString())),
  }
}

type Placing = MeetingSeries & { readonly calendar: Calendar }

/** Where a meeting that was written down is held: where it was fixed, else where the calendar puts it by now; null when it isn't held. */
function whereHeld(placing: Placing, row: KeptSitting): Sitting | null {
  if (row.state === 'cancelled') return null
  return isFixed(row) || row.weekOf === null ? fixedSitting(placing, row) : usualSitting(placing, row.weekOf)
}

function fixedSitting(placing: Placing, { on, weekOf }: KeptSitting): Sitting {
  if (weekOf === null) return { on, normallyOn: on, because: 'extra' }
  const usual = usualSitting(placing, weekOf)
  if (usual?.on.equals(on) === true) return usual
  const normallyOn = usualWeekday(placing, weekOf)
  return { on, normallyOn, because: on.equals(normallyOn) ? 'series' : 'moved' }
}

/** A plain Monday series with bank holidays and nothing of an authority's own (what `/dates` answers by). */
export const plainMondays = (calendar: Calendar): SittingPlan =>
  sittingPlan({ weekday: 1, holidayRule: 'next-working-day', placement: 'on-or-before' }, calendar, [])

/** The series' own weekday in the week that begins on Monday `weekOf`. */
export const usualWeekday = ({ weekday }: MeetingSeries, weekOf: PlainDate): PlainDate => addDays(weekOf, weekday - 1)

/**
 * Where the calendar alone puts the meeting of the week that begins on Monday `weekOf`: its weekday; from a bank holiday the next working
 * day, or not held, by the series' rule; from a closure day the next open working day of that week, else not held. One pushed as far as
 * the next week's is that one. Null when it isn't held (§1, P4; TM-01).
 */
export function usualSitting(placing: Placing, weekOf: PlainDate): Sitting | null {
  const { calendar, holidayRule } = placing
  const normallyOn = usualWeekday(placing, weekOf)
  const onHoliday = isBankHoliday(calendar, normallyOn)
  if (onHoliday && holidayRule === 'not-held') return null
  const workingDay = onHoliday ? nextWorkingDay(calendar, normallyOn) : normallyOn
  const openDay = openDayInSameWeek(calendar, workingDay)
  if (openDay === null || !isBefore(openDay, addDays(normallyOn, 7))) return null
  if (isAfter(openDay, workingDay)) return { on: openDay, normallyOn, because: 'closure-day' }
  return { on: openDay, normallyOn, because: onHoliday ? 'bank-holiday' : 'series' }
}

/** Where the calendar puts the meetings of the weeks that nobody cancelled or fixed to a day, from a day on. */
function usualSittings(plan: SittingPlan, from: PlainDate, to: PlainDate): readonly Sitting[] {
  const sittings: Sitting[] = []
  // A holiday or closure can push a meeting past its week, so the look begins earlier than asked.
  for (let week = addDays(mondayOf(from), -7); !isAfter(week, to); week = addDays(week, 7)) {
    const sitting = ofWeek(plan, week)
    if (sitting !== null) sittings.push(sitting)
  }
  return sittings
}

const weeksOf = new WeakMap<SittingPlan, Map<string, Sitting | null>>()

/** The meeting of a week that nobody settled, worked out once for a plan: each of hundreds of children asks for the same weeks. */
function ofWeek(plan: SittingPlan, week: PlainDate): Sitting | null {
  const weeks = weeksOf.get(plan) ?? new Map<string, Sitting | null>()
  weeksOf.set(plan, weeks)
  const name = week.toString()
  const known = weeks.get(name)
  if (known !== undefined) return known
  const sitting = plan.weeksSettled.has(name) ? null : usualSitting(plan, week)
  weeks.set(name, sitting)
  return sitting
}

/** The meeting that the calendar puts on a day, among those of weeks that nobody settled; null when there is none. */
export const usualSittingOn = (plan: SittingPlan, on: PlainDate): Sitting | null =>
  usualSittings(plan, on, on).find((sitting) => sitting.on.equals(on)) ?? null

/** The dates of the meeting from `from` to `to`, both included, in order; at most one a day, on which a fixed one goes before. (TM-01) */
export function sittingsBetween(plan: SittingPlan, from: PlainDate, to: PlainDate): readonly Sitting[] {
  const usual = usualSittings(plan, from, to).filter(({ on }) => !isBefore(on, from) && !isAfter(on, to))
  const sittings = [...usual, ...within(plan.fixed, from, to)]
  return [...new Map(sittings.map((sitting) => [sitting.on.toString(), sitting])).values()].toSorted(byDay)
}

/** The meeting on a day; null when none is held. */
export const sittingOn = (plan: SittingPlan, on: PlainDate): Sitting | null => sittingsBetween(plan, on, on)[0] ?? null

/** The first day on which a meeting can still take something: today, or tomorrow once today's has ended (P4). */
export const takesFrom = ({ endedOn }: SittingPlan, today: PlainDate): PlainDate =>
  endedOn.has(today.toString()) ? addDays(today, 1) : today
