import { withSmallStart } from '#rules/words/labels.ts'
import type { StripMark, StripModel, StripWall } from '#govuk/clock-strip/strip-model.ts'
import type { KeptFiling } from '#records/court/court-filings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFull as sayDay, sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { type HearingDay, type HearingNow, hearingNow, isStillListed } from '#rules/court/hearing-status.ts'
import { sayFiled } from '#rules/court/say-filed.ts'
import { type CaseDates, proceedingsClock } from '#rules/court/proceedings-clock.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'

/** What is drawn of a document due at court. */
type FilingDay = Pick<KeptFiling, 'what' | 'dueOn' | 'filedOn'>

/** The picture of a case's 26 weeks: the window of the case management hearing, hearings, filing dates. Null while it isn't issued. */
export function courtStrip(
  proceedings: CaseDates,
  hearings: readonly HearingDay[],
  filings: readonly FilingDay[],
  { counting, today, id }: { readonly counting: CourtCounting; readonly today: PlainDate; readonly id: string },
): StripModel | null {
  const clock = proceedingsClock(proceedings, today, counting.weeks)
  const { issuedOn, endedOn } = proceedings
  if (clock === null || issuedOn === null) return null
  const dayOf = (date: PlainDate): number => issuedOn.until(date).days
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
      issueMark(issuedOn),
      ...hearings
        .filter((hearing) => isStillListed(hearing) || hearing.status === 'held')
        .map(hearingMark(dayOf, today)),
      ...filings.flatMap(filingMark(dayOf, today)),
    ],
    walls: [endOfWeeks(clock.week26, dayOf)],
    windows: [windowOfHearing(publicLawOutline(counting.calendar, issuedOn, counting.weeks), dayOf)],
    words: clock.sentence,
  }
}

type DayOf = (date: PlainDate) => number

const issueMark = (on: PlainDate): StripMark => ({
  day: 0,
  shape: 'decision',
  label: 'Issue',
  detail: sayDayAndMonth(on),
  tone: 'plain',
  says: `Issued ${sayDay(on)}.`,
})

const endOfWeeks = (week26: PlainDate, dayOf: DayOf): StripWall => ({
  day: dayOf(week26),
  kind: 'maximum',
  label: '26 weeks',
  detail: sayDayAndMonth(week26),
  says: `26 weeks end ${sayDay(week26)}.`,
})

const windowOfHearing = ({ day12, day18 }: { readonly day12: PlainDate; readonly day18: PlainDate }, dayOf: DayOf) => ({
  from: dayOf(day12),
  to: dayOf(day18),
  label: '',
  detail: '',
  says: `Window of the case management hearing from ${sayDay(day12)} to ${sayDay(day18)}.`,
})

const shortNames: Partial<Record<HearingDay['kind'], string>> = {
  'case-management': 'Case management',
  'further-case-management': 'Further case management',
  'issues-resolution': 'Issues resolution',
  final: 'Final hearing',
}

const hearingMark =
  (dayOf: (date: PlainDate) => number, today: PlainDate) =>
  (hearing: HearingDay): StripMark => {
    const now = hearingNow(hearing, today)
    return {
      day: dayOf(hearing.heldOn),
      shape: now === 'held' ? 'hearing-held' : 'hearing',
      label: shortNames[hearing.kind] ?? hearingNames[hearing.kind],
      detail: sayMark(now, hearing.heldOn),
      tone: 'plain',
      says: sayHearing(hearing, now),
    }
  }

const sayHearing = ({ kind, heldOn }: HearingDay, now: HearingNow): string => {
  const on = sayDay(heldOn)
  if (now === 'held') return `${hearingNames[kind]} held ${on}.`
  return now === 'nothing-recorded' ? `${hearingNames[kind]} ${on}: nothing recorded.` : `${hearingNames[kind]} ${on}.`
}

function sayMark(now: HearingNow, on: PlainDate): string {
  if (now === 'held') return `held ${sayDayAndMonth(on)}`
  return now === 'nothing-recorded' ? `${sayDayAndMonth(on)}, nothing recorded` : sayDateWithoutYear(on)
}

const filingMark =
  (dayOf: (date: PlainDate) => number, today: PlainDate) =>
  ({ what, dueOn, filedOn }: FilingDay): readonly StripMark[] => {
    if (dueOn === null) return []
    const late = filedOn === null && isBefore(dueOn, today)
    return [
      {
        day: dayOf(dueOn),
        shape: filedOn === null ? 'filing' : 'filing-done',
        label: '',
        detail: '',
        tone: late ? 'late' : 'plain',
        says: `${what}, due ${sayDay(dueOn)}: ${withSmallStart(sayFiled(dueOn, filedOn, today))}.`,
      },
    ]
  }
