import type { StripMark, StripModel } from '#govuk/clock-strip/strip-model.ts'
import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFull, sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import {
  type HearingNow,
  hearingNow,
  isStillListed,
  nextHearing,
  passedInSilence,
} from '#rules/court/hearing-status.ts'
import { proceedingsClock } from '#rules/court/proceedings-clock.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'

/** The picture of a case's 26 weeks: the window of the case management hearing, hearings, filing dates. Null while it isn't issued. */
export function courtStrip(
  proceedings: KeptProceedings,
  hearings: readonly KeptHearing[],
  filings: readonly KeptFiling[],
  { counting, today, id }: { readonly counting: CourtCounting; readonly today: PlainDate; readonly id: string },
): StripModel | null {
  const clock = proceedingsClock(proceedings, today, counting.weeks)
  const { issuedOn, endedOn } = proceedings
  if (clock === null || issuedOn === null) return null
  const dayOf = (date: PlainDate): number => issuedOn.until(date).days
  const outline = publicLawOutline(counting.calendar, issuedOn, counting.weeks)
  const next = nextHearing(hearings, today)
  const silent = passedInSilence(hearings, today)
  return {
    id,
    scaleWeeks: 26,
    today:
      endedOn === null
        ? { day: dayOf(today), label: clock.overdue ?? clock.weeks, late: clock.overdue !== null }
        : null,
    filledTo: dayOf(endedOn ?? today),
    overdueFrom: clock.overdue === null ? null : dayOf(clock.week26),
    marks: [
      { day: 0, shape: 'decision', label: 'Issue', detail: sayDayAndMonth(issuedOn), tone: 'plain' },
      ...hearings
        .filter((hearing) => isStillListed(hearing) || hearing.status === 'held')
        .map(hearingMark(dayOf, today)),
      ...filings.flatMap(filingMark(dayOf, today)),
    ],
    walls: [{ day: dayOf(clock.week26), kind: 'maximum', label: '26 weeks', detail: sayDayAndMonth(clock.week26) }],
    windows: [{ from: dayOf(outline.day12), to: dayOf(outline.day18), label: '', detail: '' }],
    words: [
      clock.sentence,
      ...silent.map(({ kind, heldOn }) => `${hearingNames[kind]} ${sayDateInFull(heldOn)}: nothing recorded.`),
      ...(next === null ? [] : [`${hearingNames[next.kind]} ${sayDateInFull(next.heldOn)}.`]),
    ].join(' '),
  }
}

const shortNames: Partial<Record<KeptHearing['kind'], string>> = {
  'case-management': 'Case management',
  'further-case-management': 'Further case management',
  'issues-resolution': 'Issues resolution',
  final: 'Final hearing',
}

const hearingMark =
  (dayOf: (date: PlainDate) => number, today: PlainDate) =>
  (hearing: KeptHearing): StripMark => {
    const now = hearingNow(hearing, today)
    return {
      day: dayOf(hearing.heldOn),
      shape: now === 'held' ? 'hearing-held' : 'hearing',
      label: shortNames[hearing.kind] ?? hearingNames[hearing.kind],
      detail: sayMark(now, hearing.heldOn),
      tone: 'plain',
    }
  }

function sayMark(now: HearingNow, on: PlainDate): string {
  if (now === 'held') return `held ${sayDayAndMonth(on)}`
  return now === 'nothing-recorded' ? `${sayDayAndMonth(on)}, nothing recorded` : sayDateWithoutYear(on)
}

const filingMark =
  (dayOf: (date: PlainDate) => number, today: PlainDate) =>
  ({ dueOn, filedOn }: KeptFiling): readonly StripMark[] => {
    if (dueOn === null) return []
    const late = filedOn === null && isBefore(dueOn, today)
    return [
      {
        day: dayOf(dueOn),
        shape: filedOn === null ? 'filing' : 'filing-done',
        label: '',
        detail: '',
        tone: late ? 'late' : 'plain',
      },
    ]
  }
