import type { SeatPart } from '#rules/access/actor.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Spell } from '#rules/people/holdings.ts'

/** The core seats a meeting begins with (TM-02; L membership); an authority can name them otherwise. */
export const sevenCoreSeats: readonly { readonly label: string; readonly part: SeatPart }[] = [
  { label: 'Head of Service of Quality Assurance', part: 'chair' },
  { label: 'Head of Service of MASH, Front Door and Operational', part: 'deputy' },
  { label: 'Court QA Manager', part: 'member' },
  { label: 'Service Manager, Operational', part: 'member' },
  { label: 'Head of Service, Regulated Services', part: 'member' },
  { label: 'Service Manager, Regulated Services', part: 'member' },
  { label: 'Legal Gateway Panel administrator', part: 'administrator' },
]

/** What each part in a meeting is called. */
export const partWords: Record<SeatPart, string> = {
  chair: 'Chair',
  deputy: 'Deputy chair',
  member: 'Member',
  administrator: 'Administrator, takes the minutes',
}

/** A seat held by a person for a time. */
export type SeatSpell = Spell & { readonly id: number }

/** What a change of holder does: the holding that ends and its last day, or the one begun that very day, which is put right. */
export type HolderChange =
  | { readonly kind: 'take-over'; readonly ends: { readonly id: number; readonly on: PlainDate } | null }
  | { readonly kind: 'put-right'; readonly id: number }

/**
 * From a day on a seat has another holder, or nobody: whoever holds it then does so to the day before. Refused when somebody is to take
 * it later already, because that would be overwritten unseen. (TM-02)
 */
export function decideHolderChange(
  holdings: readonly SeatSpell[],
  from: PlainDate,
): Outcome<HolderChange, 'somebody-follows-later'> {
  if (holdings.some(({ startsOn }) => isBefore(from, startsOn))) return refused('somebody-follows-later')
  const sameDay = holdings.find(({ startsOn }) => startsOn.equals(from))
  if (sameDay !== undefined) return allowed({ kind: 'put-right', id: sameDay.id })
  const running = holdings.find(({ endsOn }) => endsOn === null || !isBefore(endsOn, from))
  const ends = running === undefined ? null : { id: running.id, on: from.subtract({ days: 1 }) }
  return allowed({ kind: 'take-over', ends })
}
