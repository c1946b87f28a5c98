import type { SeatPart } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** In which part someone decided: the chair, or the deputy while acting for an absent chair (M2, P8). */
export type DecidedAs = 'chair' | 'acting-deputy'

/** What a meeting decides itself at a final review, by the authority's table of powers on its day; the rest goes to the panel (SET-07). */
export type MeetingDecides = { readonly issue: boolean; readonly stepDown: boolean }

/**
 * A meeting that is to decide: its day, who decides at it, null while neither chair nor deputy is recorded present, and whether it still
 * lacks the legal adviser it decides with.
 */
export type DecidingSitting = {
  readonly on: PlainDate
  readonly decidedAs: DecidedAs | null
  readonly lacksLegalAdviser: boolean
  readonly decides: MeetingDecides
}

/** Who decides at a meeting: the chair when recorded present, else the deputy, who then acts; null: nobody can (M2; TM-02). */
export function whoDecides(present: { readonly chair: boolean; readonly deputy: boolean }): DecidedAs | null {
  if (present.chair) return 'chair'
  return present.deputy ? 'acting-deputy' : null
}

type Seat = { readonly part: SeatPart; readonly present: string | null }

/** Whether a meeting that decides with a legal adviser has none recorded present in a seat of that part (M2, SET-06). */
export const lacksLegalAdviser = (isNeeded: boolean, seats: readonly Seat[]): boolean =>
  isNeeded && !seats.some(({ part, present }) => part === 'legal-adviser' && present === 'present')

export type NobodyDecides = 'nobody-to-decide' | 'no-legal-adviser'

/** In which part a meeting's decisions are taken; refused while who must be there for them isn't (M2; TM-02, SET-06). */
export function mayDecide({
  decidedAs,
  lacksLegalAdviser,
}: Pick<DecidingSitting, 'decidedAs' | 'lacksLegalAdviser'>): Outcome<DecidedAs, NobodyDecides> {
  if (decidedAs === null) return refused('nobody-to-decide')
  return lacksLegalAdviser ? refused('no-legal-adviser') : allowed(decidedAs)
}
