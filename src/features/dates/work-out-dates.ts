import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { DateReason } from '#rules/calendar/date-reason.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { outlineReasons } from '#rules/court/outline-reasons.ts'
import { usualConventions } from '#rules/court/court-counting.ts'
import { publicLawOutline, type Outline } from '#rules/court/public-law-outline.ts'
import { meetingReason } from '#rules/sittings/meeting-reason.ts'
import { proposedSitting } from '#rules/sittings/proposed-sitting.ts'
import { plainMondays, type Sitting } from '#rules/sittings/sittings.ts'
import { sixteenWeekReason, sixWeekReason, twelveWeekReason } from '#rules/pre-proceedings/point-reasons.ts'
import { ceiling, midpointPoint, twelveWeekDate, type StartOfClock } from '#rules/pre-proceedings/timetable.ts'

/** What a person has: the day of the decision to start pre-proceedings, or the day proceedings were issued. */
export type Question = { readonly asked: 'decision' | 'issue'; readonly on: PlainDate }

/** A date of the clock with the meeting proposed for it; null when none is. */
export type PointAndSitting = { readonly point: PlainDate; readonly sitting: Sitting | null }

/** Every date that follows; `isProvisional` when any of them may still change with bank holidays not yet published. */
export type WorkedOut = { readonly isProvisional: boolean; readonly reasons: readonly DateReason[] } & (
  | {
      readonly asked: 'decision'
      readonly on: PlainDate
      readonly midpoint: PointAndSitting
      readonly final: PointAndSitting
      readonly ceiling: PointAndSitting
    }
  | { readonly asked: 'issue'; readonly on: PlainDate; readonly outline: Outline }
)

/** Works out every date of either question by the rules alone: England and Wales bank holidays, plain Mondays (PP-02, PP-03, CT-01). */
export const workOutDates = ({ asked, on }: Question): WorkedOut =>
  asked === 'decision' ? fromDecision(on) : fromIssue(on)

const mondays = plainMondays(englandAndWales)

function fromDecision(on: PlainDate): WorkedOut {
  const start: StartOfClock = { on, from: 'decision', provisional: false }
  const placed = (point: PlainDate): PointAndSitting => ({ point, sitting: proposedSitting(mondays, point, on) })
  const why = (what: string, pointName: string, { point, sitting }: PointAndSitting): DateReason =>
    meetingReason(mondays, { what, pointName, point, sitting })
  const midpoint = placed(midpointPoint(on))
  const final = placed(twelveWeekDate(on))
  const maximum = placed(ceiling(on))
  return {
    asked: 'decision',
    on,
    midpoint,
    final,
    ceiling: maximum,
    ...explained([
      sixWeekReason(start),
      why(`${capitalised(nameFor('review.midpoint'))} meeting`, '6-week date', midpoint),
      twelveWeekReason(start),
      why(`${capitalised(nameFor('review.final'))} meeting`, '12-week date', final),
      sixteenWeekReason(start),
      why(`Last meeting for an extended ${nameFor('review.final')}`, '16-week maximum', maximum),
    ]),
  }
}

function fromIssue(on: PlainDate): WorkedOut {
  const counting = { calendar: englandAndWales, ...usualConventions }
  const outline = publicLawOutline(englandAndWales, on, counting.weeks)
  return {
    asked: 'issue',
    on,
    outline,
    ...explained(outlineReasons(counting, on)),
  }
}

const explained = (reasons: readonly DateReason[]) => ({
  reasons,
  isProvisional: reasons.some(({ isProvisional }) => isProvisional),
})
