import { addDays, byDay, isAfter, isBefore, mondayOf, type PlainDate, within } from '#rules/calendar/plain-date.ts'
import { isBankHoliday, nextWorkingDay, openDayInSameWeek, type Calendar } from '#rules/calendar/working-days.ts'
import { nextUsualDay, type Rhythm, usualDaysFor, usualDaysOfWeek } from './rhythm.ts'

/** What happens to a meeting whose usual day is a bank holiday (P4; TM-01, a setting of the series). */
export type HolidayRule = 'next-working-day' | 'not-held'

/** Which meeting a review is proposed for (P3; PP-03, a setting of the series). */
export type Placement = 'on-or-before' | 'nearest' | 'on-or-after'

/**
 * A meeting that was written down. `standsFor` is the usual day whose meeting it is, wherever it is held; null for an extra one.
 * `byHand`: a person put it on its day, and there it stays; otherwise it is where the calendar puts it until somebody opens it.
 */
export type KeptSitting = {
  readonly on: PlainDate
  readonly standsFor: PlainDate | null
  /** The series met on several days or on listed dates: it stands for that day alone, not for its week's meeting. */
  readonly dayAlone?: boolean
  readonly byHand: boolean
  readonly state: 'planned' | 'open' | 'held' | 'cancelled'
}

/** A series of meetings as an authority sets it. */
export type MeetingSeries = {
  readonly rhythm: Rhythm
  readonly holidayRule: HolidayRule
  readonly placement: Placement
}

/** One date of a meeting, the usual day of the series it stands for, and why it isn't that day. */
export type Sitting = {
  readonly on: PlainDate
  readonly normallyOn: PlainDate
  readonly because: 'series' | 'bank-holiday' | 'closure-day' | 'moved' | 'extra'
}

/**
 * All that decides when a series sits, made by `sittingPlan`; days are keyed 'YYYY-MM-DD'. `settled` are the usual days whose meeting is
 * cancelled or fixed to a day; `usualDays` says to which one each meeting written down belongs, by the day it stands for; `fixed` are the
 * meetings that no calendar moves, in order; on `endedOn` the meeting is over. `written` are the meetings written down that are held, by their
 * ids: where each is by now, so that what was chosen for one follows it.
 */
export type SittingPlan = Placing & {
  readonly usualDays: ReadonlyMap<string, PlainDate>
  readonly settled: ReadonlySet<string>
  readonly fixed: readonly Sitting[]
  readonly written: ReadonlyMap<number, Sitting>
  readonly endedOn: ReadonlySet<string>
}

/** A series and the calendar by which it meets. */
type Placing = MeetingSeries & { readonly calendar: Calendar }

/** Whether a meeting is held on its day whatever the calendar says: it is extra, a person put it there, or it has been opened (P4). */
export const isFixed = ({ standsFor, byHand, state }: KeptSitting): boolean =>
  state !== 'cancelled' && (byHand || standsFor === null || state !== 'planned')

/**
 * When a series sits: the one function of the series, the calendar and the meetings written down, in whatever order they came to be. Each
 * usual day has one meeting: cancelled, fixed to a day, or where the calendar puts it. Extra meetings stand beside these. (P4; TM-01)
 */
export function sittingPlan(
  series: MeetingSeries,
  calendar: Calendar,
  kept: readonly (KeptSitting & { readonly id?: number })[],
): SittingPlan {
  const usualDays = usualDaysFor(
    series.rhythm,
    kept.flatMap(({ standsFor: day, dayAlone = false }) => (day === null ? [] : [{ day, dayAlone }])),
  )
  const placing = { ...series, calendar, usualDays }
  const written = kept.flatMap((row) => {
    const held = whereHeld(placing, row)
    return row.id === undefined || held === null ? [] : [[row.id, held] as const]
  })
  const settled = kept.filter((row) => row.state === 'cancelled' || isFixed(row))
  return {
    ...placing,
    written: new Map(written),
    settled: new Set(settled.flatMap((row) => usualDayOf(placing, row)?.toString() ?? [])),
    fixed: kept
      .filter(isFixed)
      .map((row) => fixedSitting(placing, row))
      .toSorted(byDay),
    endedOn: new Set(kept.filter(({ state }) => state === 'held').map(({ on }) => on.toString())),
  }
}

type WithUsualDays = Placing & Pick<SittingPlan, 'usualDays'>

/** The usual day that a meeting written down belongs to; null for an extra one, and where the series has no such day any more. (P4) */
export const usualDayOf = (
  { usualDays }: Pick<SittingPlan, 'usualDays'>,
  { standsFor }: Pick<KeptSitting, 'standsFor'>,
): PlainDate | null => (standsFor === null ? null : (usualDays.get(standsFor.toString()) ?? null))

/** Where a meeting that was written down is held: where it was fixed, else where the calendar puts it by now; null when it isn't held. */
function whereHeld(placing: WithUsualDays, row: KeptSitting): Sitting | null {
  if (row.state === 'cancelled') return null
  if (isFixed(row)) return fixedSitting(placing, row)
  const usual = usualDayOf(placing, row)
  return usual === null ? null : usualSitting(placing, usual)
}

function fixedSitting(placing: WithUsualDays, row: KeptSitting): Sitting {
  const { on, standsFor } = row
  if (standsFor === null) return { on, normallyOn: on, because: 'extra' }
  const current = usualDayOf(placing, row)
  const usual = current === null ? null : usualSitting(placing, current)
  if (usual?.on.equals(on) === true) return usual
  // Where the series doesn't meet on such a day any more, it stands for the one it had.
  const normallyOn = current ?? standsFor
  return { on, normallyOn, because: on.equals(normallyOn) ? 'series' : 'moved' }
}

/** A plain Monday series with bank holidays and nothing of an authority's own (what `/dates` answers by). */
export const plainMondays = (calendar: Calendar): SittingPlan =>
  sittingPlan(
    { rhythm: { kind: 'weekly', weekday: 1 }, holidayRule: 'next-working-day', placement: 'on-or-before' },
    calendar,
    [],
  )

/**
 * Where the calendar alone puts the meeting of a usual day: there; from a bank holiday the next working day, or not held, by the series' rule;
 * from a closure day the next open working day of that week, else not held. One pushed as far as the next usual day is that one's. A listed
 * date stands as it was typed. Null when it isn't held (§1, P4; TM-01).
 */
export function usualSitting(placing: Placing, normallyOn: PlainDate): Sitting | null {
  const { calendar, holidayRule, rhythm } = placing
  if (rhythm.kind === 'listed') return { on: normallyOn, normallyOn, because: 'series' }
  const onHoliday = isBankHoliday(calendar, normallyOn)
  if (onHoliday && holidayRule === 'not-held') return null
  const workingDay = onHoliday ? nextWorkingDay(calendar, normallyOn) : normallyOn
  const openDay = openDayInSameWeek(calendar, workingDay)
  if (openDay === null) return null
  const next = nextUsualDay(rhythm, normallyOn)
  if (next !== null && !isBefore(openDay, next)) return null
  if (isAfter(openDay, workingDay)) return { on: openDay, normallyOn, because: 'closure-day' }
  return { on: openDay, normallyOn, because: onHoliday ? 'bank-holiday' : 'series' }
}

/** Where the calendar puts the meetings of the usual days that nobody cancelled or fixed to a day, from a day on. */
function usualSittings(plan: SittingPlan, from: PlainDate, to: PlainDate): readonly Sitting[] {
  const sittings: Sitting[] = []
  // A holiday or closure can push a meeting to the day before the next, two weeks later at most, so the look begins earlier than asked.
  for (let week = addDays(mondayOf(from), -14); !isAfter(week, to); week = addDays(week, 7))
    sittings.push(...ofWeek(plan, week))
  return sittings
}

const weeksOf = new WeakMap<SittingPlan, Map<string, readonly Sitting[]>>()

/** The meetings of a week that nobody settled, worked out once for a plan: each of hundreds of children asks for the same weeks. */
function ofWeek(plan: SittingPlan, week: PlainDate): readonly Sitting[] {
  const weeks = weeksOf.get(plan) ?? new Map<string, readonly Sitting[]>()
  weeksOf.set(plan, weeks)
  const name = week.toString()
  const known = weeks.get(name)
  if (known !== undefined) return known
  const open = usualDaysOfWeek(plan.rhythm, week).filter((day) => !plan.settled.has(day.toString()))
  const sittings = open.flatMap((day) => usualSitting(plan, day) ?? [])
  weeks.set(name, sittings)
  return sittings
}

/** The meeting that the calendar puts on a day, among those of usual days that nobody settled; null when there is none. */
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
