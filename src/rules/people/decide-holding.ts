import type { Role } from '#rules/access/actor.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { overlap, type Spell } from './holdings.ts'

/** Where each role is held: in a team, in a service (needed or where there is one), or in the authority as a whole (SET-01, SET-02). */
const placeOfRole: Readonly<Record<Role, 'team' | 'service' | 'service-if-any' | 'authority'>> = {
  'social-worker': 'team',
  'lead-practitioner': 'team',
  'team-manager': 'team',
  'service-manager': 'service',
  'head-of-service': 'service-if-any',
  'clinic-lead': 'authority',
  'court-qa-manager': 'authority',
  'panel-administrator': 'authority',
  solicitor: 'authority',
  'family-group-conference-manager': 'authority',
  'divisional-director': 'authority',
  'quality-board-member': 'authority',
  'authority-administrator': 'authority',
}

/** A role as someone is to hold it. */
export type HoldingToBe = Spell & {
  readonly role: Role
  readonly teamId: number | null
  readonly serviceId: number | null
}

export type HoldingRefusal =
  'team-needed' | 'not-in-a-team' | 'service-needed' | 'not-in-a-service' | 'ends-before-it-starts' | 'held-already'

/** Whether the role is held in a team. */
export const isHeldInTeam = (role: Role): boolean => placeOfRole[role] === 'team'

function refusalOfPlace({ role, teamId, serviceId }: HoldingToBe): HoldingRefusal | null {
  const place = placeOfRole[role]
  if (place === 'team' && teamId === null) return 'team-needed'
  if (place !== 'team' && teamId !== null) return 'not-in-a-team'
  if (place === 'service' && serviceId === null) return 'service-needed'
  if ((place === 'team' || place === 'authority') && serviceId !== null) return 'not-in-a-service'
  return null
}

const isSame = (one: HoldingToBe, other: HoldingToBe): boolean =>
  one.role === other.role && one.teamId === other.teamId && one.serviceId === other.serviceId

/**
 * Whether a person may hold a role so, beside the `others` they hold: in the right place, its dates in order, not twice at one time.
 * (SET-01)
 */
export function decideHolding(toBe: HoldingToBe, others: readonly HoldingToBe[]): Outcome<HoldingToBe, HoldingRefusal> {
  const misplaced = refusalOfPlace(toBe)
  if (misplaced !== null) return refused(misplaced)
  if (toBe.endsOn !== null && isBefore(toBe.endsOn, toBe.startsOn)) return refused('ends-before-it-starts')
  if (others.some((other) => isSame(toBe, other) && overlap(toBe, other))) return refused('held-already')
  return allowed(toBe)
}

/**
 * Whether somebody is left who can keep people and settings after a change: of the administrators' spells as they will be, one runs
 * today and has no end. Without one nobody could ever appoint another. (SET-01)
 */
export const someoneAdministers = (administrators: readonly Spell[], today: PlainDate): boolean =>
  administrators.some(({ startsOn, endsOn }) => endsOn === null && !isBefore(today, startsOn))
