import { type Actor, caseHolderRoles, holds, type Role } from '#rules/access/actor.ts'
import { childReach } from '#rules/access/permissions.ts'
import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { overlap, type Spell } from './holdings.ts'

/** From the first to the last day on which somebody is away, both included. */
export type DaysAway = { readonly startsOn: PlainDate; readonly endsOn: PlainDate }

type AroundAbsence = {
  readonly others: readonly Spell[]
  /** Their last day at the authority; null for somebody who doesn't leave. */
  readonly leftOn: PlainDate | null
  readonly today: PlainDate
  readonly isKnown: boolean
}

export type AbsenceRefusal = 'ends-before-it-starts' | 'over-already' | 'away-already' | 'has-left'

/**
 * Whether somebody may be said to be away on these days, beside their `other` absences: two never run at once, one that is over is only kept
 * where it was known before (who came back earlier), and who leaves before is a leaver. `today` is the day in London. (AC-04)
 */
export function decideAbsence(
  days: DaysAway,
  { others, leftOn, today, isKnown }: AroundAbsence,
): Outcome<DaysAway, AbsenceRefusal> {
  if (isBefore(days.endsOn, days.startsOn)) return refused('ends-before-it-starts')
  if (!isKnown && isBefore(days.endsOn, today)) return refused('over-already')
  if (leftOn !== null && isAfter(days.endsOn, leftOn)) return refused('has-left')
  return others.some((other) => overlap(other, days)) ? refused('away-already') : allowed(days)
}

/** Where a role is held. */
export type Held = { readonly role: Role; readonly teamId: number | null; readonly serviceId: number | null }

/** The line of management, from below. */
const line: readonly (readonly Role[])[] = [caseHolderRoles, ['team-manager'], ['service-manager'], ['head-of-service']]
const placeInLine = (role: Role): number => line.findIndex((roles) => roles.includes(role))

/**
 * Whether the actor arranges who covers that role: the administrator for everybody; a manager for the roles below their own in their teams and
 * services, whose work they could hand on piece by piece. `serviceId` is the team's where the role is held in a team. (AC-04, SET-01)
 */
export function arrangesCover(actor: Actor, held: Held): boolean {
  if (holds(actor, 'authority-administrator')) return true
  const own = Math.max(-1, ...actor.holdings.map(({ role }) => placeInLine(role)))
  const below = placeInLine(held.role)
  return below !== -1 && below < own && isInReach(actor, held)
}

/** Whether somebody who holds that role is in the reach of who hands on for leavers. */
export function isInReach(actor: Actor, { teamId, serviceId }: Held): boolean {
  const { all, teamIds, serviceIds } = childReach(actor, 'hand-on-for-leavers')
  return all || (teamId !== null && teamIds.includes(teamId)) || (serviceId !== null && serviceIds.includes(serviceId))
}

/** The stretches of these days on which none of the spells runs, in order: what of an absence is still without cover. */
export function daysWithout(days: DaysAway, spells: readonly Spell[]): readonly DaysAway[] {
  const inOrder = spells
    .filter((spell) => overlap(spell, days))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.startsOn, other.startsOn))
  const free: DaysAway[] = []
  let from: PlainDate | null = days.startsOn
  for (const { startsOn, endsOn } of inOrder) {
    if (from === null) break
    if (isBefore(from, startsOn)) free.push({ startsOn: from, endsOn: addDays(startsOn, -1) })
    if (endsOn === null) from = null
    else if (!isBefore(endsOn, from)) from = addDays(endsOn, 1)
  }
  return from === null || isAfter(from, days.endsOn) ? free : [...free, { startsOn: from, endsOn: days.endsOn }]
}

/** Who goes, and how: their last day is recorded, or the days on which they are away. */
export type Going =
  | { readonly leftOn: PlainDate; readonly awayFrom: null; readonly awayUntil: null }
  | { readonly leftOn: null; readonly awayFrom: PlainDate; readonly awayUntil: PlainDate }

/** 'left on Fri 20 Nov 2026', 'last day Fri 4 Dec 2026', 'away until Fri 4 Dec 2026', 'away Mon 7 Dec 2026 to Fri 11 Dec 2026'. */
export function sayGoing(going: Going, today: PlainDate): string {
  if (going.leftOn !== null)
    return isBefore(going.leftOn, today) ? `left on ${sayDate(going.leftOn)}` : `last day ${sayDate(going.leftOn)}`
  const until = sayDate(going.awayUntil)
  return isAfter(going.awayFrom, today) ? `away ${sayDate(going.awayFrom)} to ${until}` : `away until ${until}`
}

/** What the page is called on which everything stands that is theirs: 'What Zoe Hale leaves', 'What is Zoe Hale’s while away'. */
export const sayWhatIsTheirs = (name: string, { leftOn }: Pick<Going, 'leftOn'>): string =>
  leftOn === null ? `What is ${name}’s while away` : `What ${name} leaves`
