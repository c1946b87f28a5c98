import { type Elapsed, elapsed, sayElapsed } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isProvisional } from '#rules/calendar/working-days.ts'
import type { CourtCounting } from './court-counting.ts'
import type { HearingKind } from './hearing-names.ts'
import {
  advocatesMeetingBy,
  draftOrderBy,
  hearingTiming,
  outlineDayNumber,
  publicLawOutline,
  type HearingTiming,
  type Outline,
  type OutlineHearing,
} from './public-law-outline.ts'

/** A value worked out by working days, and whether it may still change because bank holidays aren't published that far (§1). */
export type Worked<Value> = { readonly value: Value; readonly isProvisional: boolean }

/** What follows from a hearing's date: which Day it is, what has to be ready before, and how it sits with the Outline (C1–C4). */
export type HearingDates = {
  /** Null before issue, or while the day of issue isn't recorded. */
  readonly dayNumber: Worked<number> | null
  /** Null for the kinds that the Outline gives no advocates' meeting. */
  readonly advocatesBy: Worked<PlainDate> | null
  /** Before every hearing, a final one too. */
  readonly draftOrderBy: Worked<Temporal.PlainDateTime>
  readonly timing: HearingTiming
  /** A sentence when the hearing isn't where the Outline expects it; a coded reason is asked for (C2, C4; CT-01). */
  readonly flag: string | null
}

const outlineHearingOf = (kind: string): OutlineHearing | null =>
  kind === 'case-management' || kind === 'further-case-management' || kind === 'issues-resolution' ? kind : null

/** A further case management hearing is prepared as a case management hearing is. */
const meetingBefore = (kind: OutlineHearing) => (kind === 'issues-resolution' ? kind : 'case-management')

type Listed = { readonly kind: string; readonly heldOn: PlainDate }

/** The day by which the advocates meet before a hearing, as the authority counts days; null for a kind without such a meeting (C3). */
export function advocatesBefore(
  { calendar, daysBefore }: Omit<CourtCounting, 'weeks'>,
  { kind, heldOn }: Listed,
): PlainDate | null {
  const known = outlineHearingOf(kind)
  return known === null ? null : advocatesMeetingBy(calendar, meetingBefore(known), heldOn, daysBefore)
}

/** The dates that hang on one hearing; `issuedOn` null where the day of issue isn't known (C1–C4; CT-01). */
export function hearingDates(
  counting: CourtCounting,
  issuedOn: PlainDate | null,
  hearing: { readonly kind: HearingKind; readonly heldOn: PlainDate },
): HearingDates {
  const { calendar } = counting
  const { heldOn } = hearing
  const dayNumber = issuedOn === null ? null : outlineDayNumber(calendar, issuedOn, heldOn)
  const advocatesBy = advocatesBefore(counting, hearing)
  const draft = draftOrderBy(calendar, heldOn)
  const worked = <Value>(value: Value, from: PlainDate, to: PlainDate): Worked<Value> => ({
    value,
    isProvisional: isProvisional(calendar, from, to),
  })
  return {
    dayNumber: dayNumber === null || issuedOn === null ? null : worked(dayNumber, issuedOn, heldOn),
    advocatesBy: advocatesBy === null ? null : worked(advocatesBy, heldOn, advocatesBy),
    draftOrderBy: worked(draft, heldOn, draft.toPlainDate()),
    ...placeInOutline(counting, issuedOn, hearing, dayNumber),
  }
}

function placeInOutline(
  { calendar, weeks }: CourtCounting,
  issuedOn: PlainDate | null,
  { kind, heldOn }: Listed,
  dayNumber: number | null,
): Pick<HearingDates, 'timing' | 'flag'> {
  const known = outlineHearingOf(kind)
  if (known === null || issuedOn === null) return { timing: 'in-time', flag: null }
  const outline = publicLawOutline(calendar, issuedOn, weeks)
  const timing = hearingTiming(outline, known, heldOn)
  return { timing, flag: timing === 'in-time' ? null : sayFlag(outline, known, dayNumber, elapsed(issuedOn, heldOn)) }
}

const expected: Record<OutlineHearing, (outline: Outline) => string> = {
  'case-management': ({ day12, day18 }) => `between Day 12, ${sayDate(day12)}, and Day 18, ${sayDate(day18)}`,
  'further-case-management': ({ day25 }) => `by Day 25, ${sayDate(day25)}`,
  'issues-resolution': ({ week20 }) => `within 20 weeks, by ${sayDate(week20)}`,
}

/** Where the hearing is, counted as what is expected of it is: in Days, or in weeks. */
const sayPlace = (kind: OutlineHearing, dayNumber: number, since: Elapsed): string =>
  kind === 'issues-resolution' ? `${sayElapsed(since)} after issue` : `Day ${dayNumber}`

const sayFlag = (outline: Outline, kind: OutlineHearing, dayNumber: number | null, since: Elapsed): string =>
  `${dayNumber === null ? 'Before issue' : sayPlace(kind, dayNumber, since)}: the Outline expects this hearing ${expected[kind](outline)}.`
