import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isProvisional, type Calendar } from '#rules/calendar/working-days.ts'
import type { HearingKind } from './hearing-names.ts'
import {
  advocatesMeetingBy,
  draftOrderBy,
  hearingTiming,
  outlineDayNumber,
  publicLawOutline,
  type DaysBefore,
  type HearingTiming,
  type Outline,
  type OutlineHearing,
} from './public-law-outline.ts'

/** What follows from a hearing's date: which Day it is, what has to be ready before, and how it sits with the Outline (C1–C4). */
export type HearingDates = {
  /** Null before issue, or while the day of issue isn't recorded. */
  readonly dayNumber: number | null
  readonly advocatesBy: PlainDate | null
  readonly draftOrderBy: Temporal.PlainDateTime | null
  readonly timing: HearingTiming
  /** A sentence when the hearing isn't where the Outline expects it; a coded reason is asked for (C2, C4; CT-01). */
  readonly flag: string | null
  readonly isProvisional: boolean
}

const outlineHearingOf = (kind: HearingKind): OutlineHearing | null =>
  kind === 'case-management' || kind === 'further-case-management' || kind === 'issues-resolution' ? kind : null

const outlineFrom = (calendar: Calendar, issuedOn: PlainDate | null): Outline | null =>
  issuedOn === null ? null : publicLawOutline(calendar, issuedOn, 'statute')

/** The dates that hang on one hearing; `issuedOn` null where the day of issue isn't known (C1–C4; CT-01). */
export function hearingDates(
  calendar: Calendar,
  issuedOn: PlainDate | null,
  hearing: { readonly kind: HearingKind; readonly heldOn: PlainDate },
  counting: DaysBefore,
): HearingDates {
  const { heldOn } = hearing
  const kind = outlineHearingOf(hearing.kind)
  const outline = kind === null ? null : outlineFrom(calendar, issuedOn)
  const timing = outline === null || kind === null ? 'in-time' : hearingTiming(outline, kind, heldOn)
  const dayNumber = issuedOn === null ? null : outlineDayNumber(calendar, issuedOn, heldOn)
  return {
    dayNumber,
    advocatesBy: kind === null ? null : advocatesMeetingBy(calendar, meetingBefore(kind), heldOn, counting),
    draftOrderBy: kind === null ? null : draftOrderBy(calendar, heldOn),
    timing,
    flag: outline === null || kind === null || timing === 'in-time' ? null : sayFlag(outline, kind, dayNumber),
    isProvisional: isProvisional(calendar, heldOn),
  }
}

/** A further case management hearing is prepared as a case management hearing is. */
const meetingBefore = (kind: OutlineHearing) => (kind === 'issues-resolution' ? kind : 'case-management')

const expected: Record<OutlineHearing, (outline: Outline) => string> = {
  'case-management': ({ day12, day18 }) => `between Day 12, ${sayDate(day12)}, and Day 18, ${sayDate(day18)}`,
  'further-case-management': ({ day25 }) => `by Day 25, ${sayDate(day25)}`,
  'issues-resolution': ({ week20 }) => `by week 20, ${sayDate(week20)}`,
}

const sayFlag = (outline: Outline, kind: OutlineHearing, dayNumber: number | null): string =>
  `${dayNumber === null ? 'Before issue' : `Day ${dayNumber}`}: the Outline expects this hearing ${expected[kind](outline)}.`
