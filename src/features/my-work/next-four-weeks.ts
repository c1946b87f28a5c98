import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { ChildOnClock } from './children-on-clock.query.ts'

/** A day on which something is to come, and what: '5 reviews, 1 hearing'. */
export type ComingDay = { readonly on: PlainDate; readonly words: string }

const kinds = [
  ['review', 'reviews'],
  ['hearing', 'hearings'],
  ['document due at court', 'documents due at court'],
] as const

/** What comes on which day of the next four weeks, today included, for the children somebody may see. */
export function nextFourWeeks(
  {
    children,
    hearings,
    filings,
  }: {
    readonly children: readonly ChildOnClock[]
    readonly hearings: readonly KeptHearing[]
    readonly filings: readonly KeptFiling[]
  },
  today: PlainDate,
): readonly ComingDay[] {
  const reviews = children.flatMap(({ clock: { midpoint, final } }) => [midpoint.meeting?.on, final.meeting?.on])
  const days = [
    reviews,
    hearings.filter(({ status }) => status !== 'to-be-re-listed').map(({ heldOn }) => heldOn),
    filings.map(({ dueOn }) => dueOn),
  ].map((dates) =>
    Map.groupBy(
      dates.filter((on) => on !== undefined && on !== null),
      (on) => on.toString(),
    ),
  )
  const keys = [...new Set(days.flatMap((byDay) => [...byDay.keys()]))].toSorted()
  return keys.flatMap((key) => {
    const on = Temporal.PlainDate.from(key)
    if (isBefore(on, today) || isAfter(on, today.add({ weeks: 4 }))) return []
    const counts = kinds.map(([one, several], at) => [days[at]?.get(key)?.length ?? 0, one, several] as const)
    const words = counts.filter(([count]) => count > 0).map(([count, one, several]) => sayCount(count, one, several))
    return [{ on, words: words.join(', ') }]
  })
}

/** How many children will pass, or have passed, a review's date because no meeting comes before it. */
export const willSlip = (children: readonly ChildOnClock[], today: PlainDate): number =>
  children.filter(({ clock: { midpoint, final } }) =>
    [midpoint, final].some(
      ({ point, meeting, state }) =>
        (state.kind === 'due' || state.kind === 'overdue') &&
        !isAfter(point, today.add({ weeks: 4 })) &&
        (meeting === null || isAfter(meeting.on, point)),
    ),
  ).length
