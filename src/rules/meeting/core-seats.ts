import type { SeatPart } from '#rules/access/actor.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Spell } from '#rules/people/holdings.ts'

type SeatToBegin = { readonly label: string; readonly part: SeatPart }

/** The core seats a meeting begins with (TM-02; L membership); an authority can name them otherwise. */
export const sevenCoreSeats: readonly SeatToBegin[] = [
  { label: 'Head of Service of Quality Assurance', part: 'chair' },
  { label: 'Head of Service of MASH, Front Door and Operational', part: 'deputy' },
  { label: capitalised(nameFor('role.court-qa-manager')), part: 'member' },
  { label: 'Service Manager, Operational', part: 'member' },
  { label: 'Head of Service, Regulated Services', part: 'member' },
  { label: 'Service Manager, Regulated Services', part: 'member' },
  { label: `${capitalised(nameFor('body.gateway-panel'))} administrator`, part: 'administrator' },
]

/** What a panel apart begins with: nobody’s terms of reference name its seats, and each is given its own name. (SET-06, SET-09) */
export const panelSeats: readonly SeatToBegin[] = [
  { label: capitalised(nameFor('role.chair', 'short')), part: 'chair' },
  { label: `Deputy ${nameFor('role.chair', 'short')}`, part: 'deputy' },
  { label: 'Legal adviser', part: 'legal-adviser' },
  { label: 'Administrator', part: 'administrator' },
]

/** What each part in a meeting is called. */
export const partWords: Record<SeatPart, string> = {
  chair: capitalised(nameFor('role.chair', 'short')),
  deputy: `Deputy ${nameFor('role.chair', 'short')}`,
  member: 'Member',
  administrator: 'Administrator, takes the minutes',
  'legal-adviser': 'Legal adviser',
}

/** A seat held by a person for a time. */
export type SeatSpell = Spell & { readonly id: number }

/** What a change of holder does: the holding that ends and its last day, or the one begun that very day, which is put right. */
export type HolderChange =
  | { readonly kind: 'take-over'; readonly ends: { readonly id: number; readonly on: PlainDate } | null }
  | { readonly kind: 'put-right'; readonly id: number }

/**
 * From a day on a seat has another holder, or nobody: whoever holds it then does so to the day before. Refused when somebody is to take
 * it later already, because that would be overwritten unseen, and after the seat's own last day. (TM-02, SET-06)
 */
export function decideHolderChange(
  holdings: readonly SeatSpell[],
  from: PlainDate,
  seatLastOn: PlainDate | null,
): Outcome<HolderChange, 'somebody-follows-later' | 'seat-is-removed'> {
  if (seatLastOn !== null && isBefore(seatLastOn, from)) return refused('seat-is-removed')
  if (holdings.some(({ startsOn }) => isBefore(from, startsOn))) return refused('somebody-follows-later')
  const sameDay = holdings.find(({ startsOn }) => startsOn.equals(from))
  if (sameDay !== undefined) return allowed({ kind: 'put-right', id: sameDay.id })
  const running = holdings.find(({ endsOn }) => endsOn === null || !isBefore(endsOn, from))
  const ends = running === undefined ? null : { id: running.id, on: from.subtract({ days: 1 }) }
  return allowed({ kind: 'take-over', ends })
}

/** A seat as its series has it now; `lastOn` is its last day, null for one that stays. */
export type SeatNow = { readonly id: number; readonly part: SeatPart; readonly lastOn: PlainDate | null }

/** The parts that seats are given, by their ids. */
export type PartsGiven = ReadonlyMap<number, SeatPart>

/** Whether a seat is one of its series' on that day or later. (SET-06) */
export const isSeatStill = ({ lastOn }: Pick<SeatNow, 'lastOn'>, today: PlainDate): boolean =>
  lastOn === null || !isBefore(lastOn, today)

const chairsOf = (seats: readonly SeatNow[]) => seats.filter(({ part, lastOn }) => part === 'chair' && lastOn === null)

/**
 * Gives a seat another part. A meeting has one chair: whoever's seat it was takes the part of the seat that becomes the chair's, so that
 * there is one before, then and afterwards; it is given on like this and never only given up. A seat that is to go can't become the
 * chair's. (TM-02, SET-06; M2)
 */
export function decidePart(
  seats: readonly SeatNow[],
  seat: SeatNow,
  to: SeatPart,
): Outcome<PartsGiven, 'a-meeting-has-a-chair' | 'seat-is-removed'> {
  if (to === seat.part) return allowed(new Map())
  const chairs = chairsOf(seats)
  if (to === 'chair') {
    if (seat.lastOn !== null) return refused('seat-is-removed')
    return allowed(new Map([[seat.id, to], ...chairs.map(({ id }) => [id, seat.part] as const)]))
  }
  return chairs.some(({ id }) => id !== seat.id) || seat.part !== 'chair'
    ? allowed(new Map([[seat.id, to]]))
    : refused('a-meeting-has-a-chair')
}

/** What a seat that is added in a part does to the others: where it is the chair's, who was the chair becomes a member. (TM-02, SET-06) */
export const partsBeside = (seats: readonly SeatNow[], part: SeatPart): PartsGiven =>
  new Map(part === 'chair' ? chairsOf(seats).map(({ id }) => [id, 'member'] as const) : [])

/**
 * Removes a seat from a day on; answers its last day. The chair's seat stays. A meeting of the past keeps its seats, and so does one that
 * has begun today. (TM-02, SET-06)
 */
export function decideRemoval(
  seats: readonly SeatNow[],
  seat: SeatNow,
  from: PlainDate,
  { today, hasBegunToday }: { readonly today: PlainDate; readonly hasBegunToday: boolean },
): Outcome<PlainDate, 'a-meeting-has-a-chair' | 'day-has-gone' | 'meeting-has-begun'> {
  if (seat.part === 'chair' && !chairsOf(seats).some(({ id }) => id !== seat.id))
    return refused('a-meeting-has-a-chair')
  if (isBefore(from, today)) return refused('day-has-gone')
  if (from.equals(today) && hasBegunToday) return refused('meeting-has-begun')
  return allowed(from.subtract({ days: 1 }))
}
