import { daysOverdue, elapsed, type Elapsed } from '#rules/calendar/elapsed.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { SittingPlan } from '#rules/sittings/sittings.ts'
import { clockWarnings, returnWarnings, type ClockWarning } from './clock-warnings.ts'
import { limitOf, type Episode, type EpisodeFacts, type Stage } from './episode.ts'
import { nextStep, waitsFor, type NextStep, type WaitsFor } from './next-step.ts'
import { finalClock, finalsOnClock, midpointClock, type FinalOnClock, type ReviewClock } from './review-clock.ts'
import type { ServiceLevels } from './service-levels.ts'
import { ceiling, startOfClock, twelveWeekDate, type StartOfClock } from './timetable.ts'

/** The authority's settings and calendar that dates are placed by. */
export type ClockSettings = { readonly plan: SittingPlan; readonly serviceLevels: ServiceLevels }

/** The dates every clock has, running or not. `finals` are those held. */
type ClockDates = {
  readonly facts: EpisodeFacts
  readonly today: PlainDate
  readonly start: StartOfClock
  readonly elapsed: Elapsed
  readonly midpoint: ReviewClock
  readonly finals: readonly FinalOnClock[]
  readonly twelveWeeks: PlainDate
  readonly limit: PlainDate
  readonly isExtended: boolean
  readonly ceiling: PlainDate
  readonly warnings: readonly ClockWarning[]
}

/** An open episode's clock on a day: all that a strip, a list or an agenda shows of it (PP-02, PP-03). */
export type RunningClock = ClockDates & {
  readonly kind: 'running'
  readonly final: ReviewClock
  readonly pastLimitBy: number
  readonly next: NextStep
  readonly waitsFor: readonly WaitsFor[]
}

/** An ended episode's clock: it stopped on that day, waits for nothing and is never overdue (P10, P17; PP-12). */
export type StoppedClock = ClockDates & {
  readonly kind: 'stopped'
  readonly stage: Exclude<Stage, { readonly status: 'open' }>
}

export type Clock = RunningClock | StoppedClock

function datesOn(facts: EpisodeFacts, plan: SittingPlan, today: PlainDate): Omit<ClockDates, 'warnings'> {
  const start = startOfClock(facts)
  const limit = limitOf(facts)
  const twelveWeeks = twelveWeekDate(start.on)
  return {
    facts,
    today,
    start,
    elapsed: elapsed(start.on, today),
    midpoint: midpointClock(facts, plan, today),
    finals: finalsOnClock(facts),
    twelveWeeks,
    limit,
    isExtended: isAfter(limit, twelveWeeks),
    ceiling: ceiling(start.on),
  }
}

function runningClock(facts: EpisodeFacts, { plan, serviceLevels }: ClockSettings, today: PlainDate): RunningClock {
  const dates = datesOn(facts, plan, today)
  const clock = { ...dates, final: finalClock(facts, plan, today) }
  return {
    kind: 'running',
    ...clock,
    pastLimitBy: daysOverdue(dates.limit, today),
    next: nextStep(clock, plan.calendar, serviceLevels),
    waitsFor: waitsFor(clock),
    warnings: clockWarnings(clock, plan),
  }
}

/**
 * The clock of one child's episode as it stands on `today`, the day in Europe/London: weeks and days gone by, each review with its
 * state and meeting, the limits, what comes next and what it waits for (P1–P5, P8, P10, P13, P17; PP-02, PP-03). A stopped clock
 * stands at the day it ended.
 */
export function clockOf(episode: Episode, settings: ClockSettings, today: PlainDate): Clock {
  const { stage, ...facts } = episode
  if (stage.status === 'open') return runningClock(facts, settings, today)
  return {
    kind: 'stopped',
    ...datesOn(facts, settings.plan, stage.on),
    stage,
    warnings: returnWarnings(facts, stage),
  }
}
