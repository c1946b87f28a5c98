import type { DayCount } from '#records/court/days-ahead.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { ReviewDay } from './reviews-ahead.query.ts'

/** A day on which something is to come, and what: '5 reviews, 1 hearing'. */
export type ComingDay = { readonly on: PlainDate; readonly words: string }

/** What comes on which day, in order, for the children somebody may see. */
export function nextFourWeeks(ahead: {
  readonly reviews: readonly ReviewDay[]
  readonly hearings: readonly DayCount[]
  readonly filings: readonly DayCount[]
}): readonly ComingDay[] {
  const counts = [
    ...ahead.reviews.map(({ on, children }) => ({ on, words: sayCount(children, 'review', 'reviews') })),
    ...ahead.hearings.map(({ on, count }) => ({ on, words: sayCount(count, 'hearing', 'hearings') })),
    ...ahead.filings.map(({ on, count }) => ({
      on,
      words: sayCount(count, 'document due at court', 'documents due at court'),
    })),
  ]
  return [...Map.groupBy(counts, ({ on }) => on.toString()).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, counted]) => ({
      on: Temporal.PlainDate.from(day),
      words: counted.map(({ words }) => words).join(', '),
    }))
}
