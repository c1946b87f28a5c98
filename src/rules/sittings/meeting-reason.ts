import type { DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { addDays, daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isUnpublished } from '#rules/calendar/working-days.ts'
import { firstSittingOnOrAfter } from './proposed-sitting.ts'
import type { Placement, Sitting, SittingPlan } from './sittings.ts'

const placementRules: Record<Placement, (pointName: string) => string> = {
  'on-or-before': (pointName) => `The last meeting on or before the ${pointName}`,
  nearest: (pointName) => `The meeting nearest to the ${pointName}, the earlier of two`,
  'on-or-after': (pointName) => `The first meeting on or after the ${pointName}`,
}

/** Why a meeting is on its day, where that isn't its usual weekday: ' instead of Mon 25 May 2026 (Spring bank holiday)'; else ''. */
function sayInstead({ calendar }: SittingPlan, { normallyOn, because }: Sitting): string {
  const usual = sayDate(normallyOn)
  switch (because) {
    case 'series':
    case 'extra':
      return ''
    case 'bank-holiday':
      return ` instead of ${usual} (${calendar.bankHolidays.get(normallyOn.toString()) ?? 'bank holiday'})`
    case 'closure-day':
      return ` instead of ${usual} (closed)`
    case 'moved':
      return ` instead of ${usual} (moved)`
  }
}

/** How far a meeting is from a review's date: '7 days before the 6-week date'. */
export function sayDistance(sitting: PlainDate, point: PlainDate, pointName: string): string {
  const days = daysBetween(sitting, point)
  if (days === 0) return `The same day as the ${pointName}`
  return `${sayDays(Math.abs(days))} ${days > 0 ? 'before' : 'after'} the ${pointName}`
}

function sayPlaced(plan: SittingPlan, sitting: Sitting, point: PlainDate, pointName: string): string {
  const placed = `${sayDistance(sitting.on, point, pointName)}${sayInstead(plan, sitting)}`
  const following = firstSittingOnOrAfter(plan, addDays(sitting.on, 1))
  const isTooLate = plan.placement === 'on-or-before' && following !== null && !sitting.on.equals(point)
  return isTooLate ? `${placed}; the next is ${sayDate(following.on)}${sayInstead(plan, following)}` : placed
}

/**
 * Whether another bank holiday could still place a review on another meeting: its point or its meeting lies where none is published yet.
 * The point itself is a count of every day and never provisional (§1, P3).
 */
export const isPlacementProvisional = (
  { calendar }: Pick<SittingPlan, 'calendar'>,
  point: PlainDate,
  sitting: Pick<Sitting, 'on'> | null,
): boolean => isUnpublished(calendar, point) || (sitting !== null && isUnpublished(calendar, sitting.on))

/** Why a review is proposed for a meeting, or that none fits (P3, P4; PP-10). `pointName` as in '6-week date'. */
export const meetingReason = (
  plan: SittingPlan,
  review: {
    readonly what: string
    readonly point: PlainDate
    readonly pointName: string
    readonly sitting: Sitting | null
  },
): DateReason => ({
  what: review.what,
  on: review.sitting?.on ?? null,
  from: `${review.pointName}, ${sayDate(review.point)}`,
  rule: placementRules[plan.placement](review.pointName),
  counted:
    review.sitting === null
      ? 'No meeting fits: one has to be chosen'
      : sayPlaced(plan, review.sitting, review.point, review.pointName),
  isProvisional: isPlacementProvisional(plan, review.point, review.sitting),
})
