import type { Role } from '#rules/access/actor.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'

/** A time from a first to a last day, both included; without a last day it goes on. */
export type Spell = { readonly startsOn: PlainDate; readonly endsOn: PlainDate | null }

/** Whether the day lies in the spell. */
export const runsOn = ({ startsOn, endsOn }: Spell, on: PlainDate): boolean =>
  !isBefore(on, startsOn) && (endsOn === null || !isAfter(on, endsOn))

/** Whether two spells have a day in common. */
export const overlap = (one: Spell, other: Spell): boolean =>
  (one.endsOn === null || !isAfter(other.startsOn, one.endsOn)) &&
  (other.endsOn === null || !isAfter(one.startsOn, other.endsOn))

/** Someone who acts in a holding while it is covered. */
export type CoverSpell = Spell & { readonly personId: number; readonly name: string }

/** A role held for a time by a person, in a team or service where the role belongs to one, with the cover arranged for it (SET-01). */
export type RoleHolding = Spell & {
  readonly role: Role
  readonly personId: number
  readonly name: string
  /** The person's last day at the authority; null for someone who hasn't left. */
  readonly leftOn: PlainDate | null
  readonly teamId: number | null
  readonly serviceId: number | null
  readonly covers: readonly CoverSpell[]
}

/** A person in a role on a day: the holder, or (`acting`) whoever covers. */
export type InRole = { readonly personId: number; readonly name: string; readonly acting: boolean }

const hasLeft = (holding: RoleHolding, on: PlainDate): boolean => holding.leftOn !== null && isAfter(on, holding.leftOn)

const coversOn = (holding: RoleHolding, on: PlainDate): readonly InRole[] =>
  holding.covers.filter((cover) => runsOn(cover, on)).map(({ personId, name }) => ({ personId, name, acting: true }))

/** Who answers in a holding on that day: whoever covers it, else the holder; nobody outside its dates or once the holder has left (SET-01). */
export function whoAnswers(holding: RoleHolding, on: PlainDate): readonly InRole[] {
  if (!runsOn(holding, on)) return []
  const covering = coversOn(holding, on)
  if (covering.length > 0) return covering
  return hasLeft(holding, on) ? [] : [{ personId: holding.personId, name: holding.name, acting: false }]
}

/** Everyone who may act in a holding on that day: the holder as well as whoever covers (SET-01). */
export function whoMayAct(holding: RoleHolding, on: PlainDate): readonly InRole[] {
  if (!runsOn(holding, on)) return []
  const holder = hasLeft(holding, on) ? [] : [{ personId: holding.personId, name: holding.name, acting: false }]
  return [...holder, ...coversOn(holding, on)]
}

/** The managers a child's team leads to; several where a role is shared, none where a post is empty. */
export type Managers = {
  readonly teamManagers: readonly InRole[]
  readonly serviceManagers: readonly InRole[]
  readonly headsOfService: readonly InRole[]
}

export const noManagers: Managers = { teamManagers: [], serviceManagers: [], headsOfService: [] }

/** The relevant team manager, service manager and head of service of a team on a day, cover included (SET-02; C5, L purpose). */
export function managersOn(
  holdings: readonly RoleHolding[],
  team: { readonly id: number; readonly serviceId: number },
  on: PlainDate,
): Managers {
  const inRole = (role: Role, belongs: (holding: RoleHolding) => boolean) =>
    holdings
      .filter((holding) => holding.role === role && belongs(holding))
      .flatMap((holding) => whoAnswers(holding, on))
  const ofService = (holding: RoleHolding) => holding.serviceId === team.serviceId
  return {
    teamManagers: inRole('team-manager', (holding) => holding.teamId === team.id),
    serviceManagers: inRole('service-manager', ofService),
    headsOfService: inRole('head-of-service', ofService),
  }
}
