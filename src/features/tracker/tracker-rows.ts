import { daysOverdue, elapsed, sayElapsed, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import {
  type InCourt,
  type InPrivate,
  type NextAtCourt,
  nextInCare,
  nextInPrivate,
} from '#rules/court/next-at-court.ts'
import { sayNext, sayNextInTable, sayWaitsFor, sayWaitsInTable } from '#rules/pre-proceedings/clock-words.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
import { sayResourceAsked } from '#rules/resources/resource.ts'
import { isOverdue } from '#rules/pre-proceedings/next-step.ts'
import type { OpenStage } from '#rules/tracker/clock-line.ts'
import type { OpenChild } from './children-shown.query.ts'

/** One child as a line of the tracker: everything worked out, nothing left to the page. */
export type TrackerRow = {
  readonly child: OpenChild
  readonly stage: OpenStage
  /** Completed weeks and days, `11w 6d`; null for private proceedings, which have no clock. */
  readonly weeks: string | null
  readonly next: { readonly words: string; readonly on: Temporal.PlainDate | null; readonly overdue: boolean }
  readonly waitsFor: readonly string[]
  /** The same two in the fewest words, for a table in which a child has one line. */
  readonly inTable: { readonly next: string; readonly waitsFor: readonly string[] }
  /** What was asked for and waits to be decided, a sentence for each: an extension, with until when and why, and resources. */
  readonly asked: readonly string[]
}

type Next = TrackerRow['next']

/** A child's row as the rules have it on that day. */
export function trackerRow(child: OpenChild, today: Temporal.PlainDate): TrackerRow {
  const { clock, inCourt, inPrivate } = child
  if (clock !== null) {
    const waits = clock.waitsFor.filter((what) => what !== clock.next.kind)
    return {
      child,
      stage: 'pre-proceedings',
      weeks: sayElapsed(clock.elapsed),
      next: { words: sayNext(clock.next, today), on: clock.next.on, overdue: isOverdue(clock.next) },
      waitsFor: waits.map(sayWaitsFor),
      inTable: { next: sayNextInTable(clock.next, today), waitsFor: waits.map(sayWaitsInTable) },
      asked: [
        ...sayExtensionsAsked(clock.facts, today),
        ...child.resources.map((each) => sayResourceAsked(each, today)),
      ],
    }
  }
  const issuedOn = inCourt?.issuedOn ?? null
  const next = inCourt === null ? sayNextInPrivate(inPrivate, today) : sayNextInCare(inCourt, today)
  return {
    child,
    stage: inCourt === null ? 'private' : 'proceedings',
    weeks: issuedOn === null ? null : sayElapsed(elapsed(issuedOn, today)),
    next,
    waitsFor: [],
    inTable: { next: next.words, waitsFor: [] },
    asked: [],
  }
}

function sayNextInCare(inCourt: InCourt, today: Temporal.PlainDate): Next {
  const next = nextInCare(inCourt)
  if (next === null && inCourt.issuedOn === null) return { words: sayToBeIssued(inCourt), on: null, overdue: false }
  return sayAtCourt(next, { hearing: (kind) => hearingNames[kind], due: (what) => what }, today)
}

const sayToBeIssued = ({ decidedToIssueOn: on }: InCourt): string =>
  on === null ? 'To be issued' : `To be issued, decided ${sayDateWithoutYear(on)}`

const reportNames = { 'section-7': 'Section 7 report', 'section-37': 'Section 37 report', other: 'Report' } as const

const sayNextInPrivate = (inPrivate: InPrivate | null, today: Temporal.PlainDate): Next =>
  sayAtCourt(
    inPrivate === null ? null : nextInPrivate(inPrivate, today),
    { hearing: () => 'Hearing', due: (report) => reportNames[report] },
    today,
  )

/** "Final hearing Mon 30 Nov", "SWET overdue by 3 days" or "SWET due Mon 30 Nov". */
function sayAtCourt<Hearing, Due>(
  next: NextAtCourt<Hearing, Due> | null,
  names: { readonly hearing: (kind: Hearing) => string; readonly due: (what: Due) => string },
  today: Temporal.PlainDate,
): Next {
  if (next === null) return { words: 'No date recorded', on: null, overdue: false }
  const { on } = next
  if (next.kind === 'hearing')
    return { words: `${names.hearing(next.hearing)} ${sayDateWithoutYear(on)}`, on, overdue: false }
  const overdueBy = daysOverdue(on, today)
  const what = names.due(next.what)
  const words = overdueBy > 0 ? `${what} ${sayOverdue(overdueBy)}` : `${what} due ${sayDateWithoutYear(on)}`
  return { words, on, overdue: overdueBy > 0 }
}
