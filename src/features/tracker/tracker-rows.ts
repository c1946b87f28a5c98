import { daysOverdue, elapsed, sayElapsed, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { sayNext, sayWaitsFor } from '#rules/pre-proceedings/clock-words.ts'
import { isOverdue } from '#rules/pre-proceedings/next-step.ts'
import { mostUrgentFirst, type Urgency, urgencyOf } from '#rules/pre-proceedings/urgency.ts'
import type { OpenChild } from './open-children.query.ts'
import type { Due, Order, Stage, TrackerView } from './tracker-view.ts'

/** One child as a line of the tracker: everything worked out, nothing left to the page. */
export type TrackerRow = {
  readonly child: OpenChild
  readonly stage: Stage
  /** Completed weeks and days, `11w 6d`; null for private proceedings, which have no clock. */
  readonly weeks: string | null
  readonly daysIn: number
  readonly next: { readonly words: string; readonly on: Temporal.PlainDate | null; readonly overdue: boolean }
  readonly waitsFor: readonly string[]
  readonly urgency: Urgency
}

type Next = TrackerRow['next']
const nothingNext: Next = { words: 'No date recorded', on: null, overdue: false }

export function trackerRow(child: OpenChild, today: Temporal.PlainDate): TrackerRow {
  if (child.preProceedings !== null) {
    const { clock } = child.preProceedings
    return {
      child,
      stage: 'pre-proceedings',
      weeks: sayElapsed(clock.elapsed),
      daysIn: clock.start.on.until(today).days,
      next: { words: sayNext(clock.next, today), on: clock.next.on, overdue: isOverdue(clock.next) },
      waitsFor: clock.waitsFor.filter((what) => what !== clock.next.kind).map(sayWaitsFor),
      urgency: urgencyOf(clock, child.name),
    }
  }
  const dated = child.inCourt === null ? privateDates(child, today) : courtDates(child.inCourt, today)
  const [next = nothingNext] = dated.toSorted(earliestFirst)
  const issuedOn = child.inCourt?.issuedOn ?? null
  return {
    child,
    stage: child.inCourt === null ? 'private' : 'proceedings',
    weeks: issuedOn === null ? null : sayElapsed(elapsed(issuedOn, today)),
    daysIn: issuedOn === null ? 0 : issuedOn.until(today).days,
    next,
    waitsFor: [],
    urgency: { pastLimitBy: 0, nextOn: next.on, waits: false, name: child.name },
  }
}

const earliestFirst = (one: Next, other: Next): number =>
  one.on === null || other.on === null ? 0 : Temporal.PlainDate.compare(one.on, other.on)

/** "SWET overdue by 3 days" or "SWET due Mon 30 Nov". */
function dueWords(what: string, dueOn: Temporal.PlainDate, today: Temporal.PlainDate): Next {
  const overdueBy = daysOverdue(dueOn, today)
  const words = overdueBy > 0 ? `${what} ${sayOverdue(overdueBy)}` : `${what} due ${sayDateWithoutYear(dueOn)}`
  return { words, on: dueOn, overdue: overdueBy > 0 }
}

function courtDates(
  { nextHearing, nextFiling }: NonNullable<OpenChild['inCourt']>,
  today: Temporal.PlainDate,
): readonly Next[] {
  const hearing = nextHearing === null ? [] : [hearingOn(hearingNames[nextHearing.kind], nextHearing.on)]
  return [...hearing, ...(nextFiling === null ? [] : [dueWords(nextFiling.what, nextFiling.dueOn, today)])]
}

const hearingOn = (name: string, on: Temporal.PlainDate): Next => ({
  words: `${name} ${sayDateWithoutYear(on)}`,
  on,
  overdue: false,
})

const reportNames = { 'section-7': 'Section 7 report', 'section-37': 'Section 37 report', other: 'Report' } as const

function privateDates({ inPrivate }: OpenChild, today: Temporal.PlainDate): readonly Next[] {
  if (inPrivate === null) return []
  const { report, reportDueOn, filedOn, nextHearingOn } = inPrivate
  const due = reportDueOn === null || filedOn !== null ? [] : [dueWords(reportNames[report], reportDueOn, today)]
  const isToCome = nextHearingOn !== null && Temporal.PlainDate.compare(nextHearingOn, today) >= 0
  return [...due, ...(isToCome ? [hearingOn('Hearing', nextHearingOn)] : [])]
}

/** The rows of a view: those its filters let through, in its order. */
export function rowsOfView(
  rows: readonly TrackerRow[],
  view: TrackerView,
  today: Temporal.PlainDate,
): readonly TrackerRow[] {
  return rows
    .filter(
      (row) =>
        (view.team === null || row.child.teamId === view.team) &&
        (view.stage === null || row.stage === view.stage) &&
        (view.due === null || isDue(row, view.due, today)) &&
        (view.waiting === null || waitsForThat(row, view.waiting)),
    )
    .toSorted(comparing[view.order])
}

const waitsForThat = (row: TrackerRow, waiting: string): boolean =>
  row.child.preProceedings?.clock.waitsFor.some((what) => what === waiting) ?? false

function isDue({ next }: TrackerRow, due: Due, today: Temporal.PlainDate): boolean {
  if (due === 'overdue') return next.overdue
  return next.on !== null && Temporal.PlainDate.compare(next.on, today.add({ weeks: Number(due) })) <= 0
}

const byUrgency = (one: TrackerRow, other: TrackerRow): number => mostUrgentFirst(one.urgency, other.urgency)
const byName = (one: TrackerRow, other: TrackerRow): number => one.child.name.localeCompare(other.child.name, 'en-GB')

const comparing: Record<Order, (one: TrackerRow, other: TrackerRow) => number> = {
  urgent: byUrgency,
  name: byName,
  team: (one, other) => (one.child.team ?? '').localeCompare(other.child.team ?? '', 'en-GB') || byUrgency(one, other),
  weeks: (one, other) => other.daysIn - one.daysIn || byName(one, other),
}
