import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Rhythm } from '#rules/sittings/rhythm.ts'

/** A series' rhythm as it is kept and asked for: its kind, and beside it what that kind needs; the rest is null. (SET-06) */
export type KeptRhythm = {
  readonly rhythm: Rhythm['kind']
  readonly weekday: number | null
  readonly countsFrom: PlainDate | null
  readonly weekdays: readonly number[] | null
  readonly listedOn: readonly PlainDate[] | null
}

/** The columns of a series that hold its rhythm. */
export const columnsOfRhythm = ['rhythm', 'weekday', 'countsFrom', 'weekdays', 'listedOn'] as const

/** The rhythm that is kept; the database holds no kind without what it needs. */
export function rhythmOf(kept: KeptRhythm): Rhythm {
  switch (kept.rhythm) {
    case 'weekly':
      return { kind: 'weekly', weekday: whole(kept.weekday) }
    case 'fortnightly':
      return { kind: 'fortnightly', countsFrom: whole(kept.countsFrom) }
    case 'several-days':
      return { kind: 'several-days', weekdays: whole(kept.weekdays) }
    case 'listed':
      return { kind: 'listed', dates: whole(kept.listedOn) }
  }
}

function whole<Part>(part: Part | null): Part {
  if (part === null) throw new Error('a series is kept without what its rhythm needs')
  return part
}
