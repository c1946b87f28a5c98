import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { daysOverdue, sayDays, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { ChildForAgenda, ReasonAtMeeting, ReviewToHold } from '#rules/meeting/families-on-agenda.ts'
import type { NamedChild } from './content.ts'
import type { WeeksRow } from './draft-overview.ts'
import { tell, type Told } from './told.ts'

/** A row before it is said where it stands with the meeting. */
export type StandingRow = Omit<WeeksRow, 'state'>

/** A row of one child that nothing changed in and nothing ended. */
export const childRow = (
  thing: string,
  child: NamedChild,
  cells: readonly string[],
  more: { readonly late?: string | null; readonly ended?: string | null; readonly tells?: readonly Told[] } = {},
): StandingRow => ({
  thing,
  children: [{ id: child.id, name: child.name }],
  cells,
  changes: [],
  late: more.late ?? null,
  ended: more.ended ?? null,
  tells: more.tells ?? [],
})

/** The child's place on the meeting's day: their reviews, their date to decide by, and why they, and no sibling, are before it. */
export type ChildAtMeeting = {
  readonly child: ChildForAgenda
  readonly episodeId: number
  readonly reason: ReasonAtMeeting | null
}

/** What each review is called. */
export const reviewNames = {
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
} as const

const overdueOn = (point: PlainDate, on: PlainDate): string | null =>
  isBefore(point, on) ? sayOverdue(daysOverdue(point, on)) : null

/** How late a review is, and that it can't wait for a birth: both go by the day, so that neither is a change of the record. */
function pressing({ point, babyExpectedOn, isBroughtForward }: ReviewToHold, on: PlainDate): string | null {
  const overdue = overdueOn(point, on)
  if (overdue !== null) return overdue
  if (!isBroughtForward) return null
  return babyExpectedOn === null ? 'brought forward' : `brought forward, baby due ${sayDayAndMonth(babyExpectedOn)}`
}

/**
 * Where a child stands of whom the meeting decided nothing: the review that was to be held of this child, the passed date, or, for a
 * sibling of somebody who was on the agenda, that they are in view with their next review. Never a sibling's reason. `hasOther` is true
 * where something else – a return, an extension asked – tells already why they are there. (FAM-02, P12; LO-01)
 */
export function standingRow(
  { child, episodeId, reason }: ChildAtMeeting,
  on: PlainDate,
  hasOther: boolean,
): StandingRow | null {
  const named = { id: child.childId, name: child.name }
  const isPast = isBefore(child.limit, on)
  const pastLimit = isPast ? [tell('past-limit')] : []
  const review = reason?.review ?? null
  if (review !== null)
    return childRow(
      `to-hold-${review.kind}-${episodeId}`,
      named,
      [reviewNames[review.kind], 'No decision recorded', ''],
      {
        late: pressing(review, on),
        tells: [...pastLimit, tell('review-not-held')],
      },
    )
  if (isPast && reason !== null)
    return childRow(`past-limit-${episodeId}`, named, [sayPassed(child), 'No decision recorded', ''], {
      late: `past it by ${sayDays(daysOverdue(child.limit, on))}`,
      tells: pastLimit,
    })
  if (hasOther) return null
  return childRow(`in-view-${episodeId}`, named, ['In view', nextReview(child), ''], { tells: pastLimit })
}

const sayPassed = ({ limitName, limit }: ChildForAgenda): string => `The ${limitName}, ${sayDate(limit)}, has passed`

function nextReview({ reviews }: ChildForAgenda): string {
  const [next] = reviews.toSorted((one, other) => Temporal.PlainDate.compare(one.point, other.point))
  return next === undefined ? '' : `${reviewNames[next.kind].toLowerCase()} by ${sayDate(next.point)}`
}
