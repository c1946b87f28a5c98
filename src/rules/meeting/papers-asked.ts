import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { type AskedPaper, paperState, type PaperDue, type PaperState } from './papers.ts'

/** A paper that is asked for and isn’t there. */
export type PaperWanted = {
  readonly id: number
  readonly name: string
  readonly state: Extract<PaperState, 'asked' | 'late'>
  readonly due: PaperDue
}

/** An item of a coming meeting with the papers that are asked for and not there, one at least. (SET-08) */
export type PapersWanted = {
  readonly seriesId: number
  readonly seriesName: string
  readonly on: PlainDate
  /** What tells its meeting from others of that day; null where there is one series. */
  readonly apart: string | null
  readonly key: string
  readonly familyId: number | null
  readonly childIds: readonly number[]
  /** Where it is said which of them are there. */
  readonly href: string
  readonly papers: readonly PaperWanted[]
}

/** What somebody looks for: whatever is asked for, or only what is late. */
export type WantedAs = 'asked' | 'late'

/** Whether a meeting's day is near enough for any of these papers to be asked for, or to be late: only then need its agenda be known. */
export const mayBeWanted = (
  list: readonly AskedPaper[],
  at: { readonly calendar: Calendar; readonly meetingOn: PlainDate; readonly now: Temporal.PlainDateTime },
  as: WantedAs,
): boolean =>
  list.some((paper) => {
    const state = paperState(paper, null, at)
    return state === 'late' || (as === 'asked' && state === 'asked')
  })

/** How many days ahead a meeting can be for which a paper is asked: the longest deadline, with weekends and closures between. */
export const wantedAhead = { days: 70 }
