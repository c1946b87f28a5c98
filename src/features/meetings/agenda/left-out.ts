import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import { reviewsHere, type ReviewClock } from '#rules/pre-proceedings/review-clock.ts'
import type { ClockOnAgenda } from './agenda.query.ts'

/** A child whose review was to be held at a meeting and isn't recorded, though the family's item is. */
export type LeftOut = {
  readonly key: string
  /** The family's item, as the agenda calls it. */
  readonly title: string
  readonly childId: number
  readonly called: string
  readonly reviews: readonly ReviewClock['review'][]
}

/** Whom the recorded items of a meeting on that day leave without a review that was to be held there. (TM-03, PP-05) */
export const leftOut = (
  items: readonly ItemOfMeeting[],
  clocks: ReadonlyMap<number, ClockOnAgenda>,
  on: PlainDate,
): readonly LeftOut[] =>
  items
    .filter(({ isDone }) => isDone)
    .flatMap(({ key, title, childIds }) =>
      childIds.flatMap((childId): readonly LeftOut[] => {
        const child = clocks.get(childId)
        const reviews = child === undefined ? [] : reviewsHere(child.clock, on).map(({ review }) => review)
        return child === undefined || reviews.length === 0
          ? []
          : [{ key, title, childId, called: child.called, reviews }]
      }),
    )
