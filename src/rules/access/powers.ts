import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import type { Holding, Role } from './actor.ts'

/** What somebody can be given the power to decide: start pre-proceedings, extend, issue, step down, admit a request to a panel, agree a resource. (SET-07, PP-07) */
export const powers = ['start', 'extend', 'issue', 'step-down', 'admit', 'resources'] as const
export type Power = (typeof powers)[number]

/** The powers whose decision can be sent to the panel instead: a switch each. (SET-07) */
export const sentToPanel = ['issue', 'step-down'] as const satisfies readonly Power[]

/**
 * Whose a power is: a role's, everywhere or each holder's in their own area (the team or service the role is held in); a chair's, of that
 * series or (null) of the meeting that reviews the child or, of a request, of the body that is asked; or nobody's, as the decision goes to the panel. (SET-07)
 * A role's power over money may have a limit: `upTo`, in whole pence, itself in it. (PP-07)
 */
export type Holder =
  | { readonly kind: 'role'; readonly role: Role; readonly byArea: boolean; readonly upTo?: number }
  | { readonly kind: 'chair'; readonly seriesId: number | null }
  | { readonly kind: 'panel' }

/** A row of the table: who has a power, from the first to the last day (null: since always, until further notice). */
export type GivenPower = {
  readonly id: number
  readonly does: Power
  readonly holder: Holder
  readonly fromOn: PlainDate | null
  readonly untilOn: PlainDate | null
}

/** The rows of one power that are in force on a day. (SET-07) */
export const inForce = (table: readonly GivenPower[], does: Power, on: PlainDate): readonly GivenPower[] =>
  table.filter(
    (row) =>
      row.does === does &&
      (row.fromOn === null || !isBefore(on, row.fromOn)) &&
      (row.untilOn === null || !isAfter(on, row.untilOn)),
  )

/** The rows of one power that were in force on some day of a time, both ends in it. (SET-07) */
export const powerOnAnyDay = (
  table: readonly GivenPower[],
  does: Power,
  { since, until }: { readonly since: PlainDate; readonly until: PlainDate },
): readonly GivenPower[] =>
  table.filter(
    (row) =>
      row.does === does &&
      (row.fromOn === null || !isAfter(row.fromOn, until)) &&
      (row.untilOn === null ||
        (!isBefore(row.untilOn, since) && (row.fromOn === null || !isBefore(row.untilOn, row.fromOn)))),
  )

/** Whether a decision of that kind goes to the panel on a day. (SET-07) */
export const goesToPanel = (table: readonly GivenPower[], does: Power, on: PlainDate): boolean =>
  inForce(table, does, on).some(({ holder }) => holder.kind === 'panel')

/** The roles that have a power on a day, in the order of the table. (SET-07) */
export const rolesWith = (table: readonly GivenPower[], does: Power, on: PlainDate): readonly Role[] => [
  ...new Set(inForce(table, does, on).flatMap(({ holder }) => (holder.kind === 'role' ? [holder.role] : []))),
]

/** Somebody with all they hold on the day of the decision, cover among it, and the series they then chair. */
export type Decider = {
  readonly personId: number
  readonly holdings: readonly Holding[]
  readonly chairs: ReadonlySet<number>
  /** Whether they sit as chair or deputy of any meeting: who recommends an extension doesn't agree it as somebody's cover. (P6) */
  readonly chairsOrDeputises: boolean
}

/** The child it is decided about: team, service and (null: none) the series that takes the reviews; and who asked, where somebody did. */
export type DecidedAbout = {
  readonly teamId: number | null
  readonly serviceId: number | null
  readonly seriesId: number | null
  readonly askedBy: number | null
}

/** By which row somebody decides, as what, and whether as cover. */
export type ByPower = { readonly powerId: number; readonly as: Role | 'chair'; readonly acting: boolean }

/** As it is kept: 'divisional-director', 'acting-head-of-service', 'chair'. */
export const decidedAs = ({ as, acting }: ByPower): string => `${acting ? 'acting-' : ''}${as}`

export type NoPower = 'asked-for-it' | 'recommends-it' | 'other-area' | 'not-theirs'

/**
 * Whether somebody may decide by the table on a day, and by which row: nobody decides what they asked for themselves; a role held by area
 * decides for the children of the team or service it is held in; a chair for the children of that meeting; cover as the role it covers, but
 * never an extension while chairing or deputising. Own roles come before covered ones. (SET-07, SET-01, P6, P9)
 */
export function mayDecideBy(
  table: readonly GivenPower[],
  { does, on }: { readonly does: Power; readonly on: PlainDate },
  decider: Decider,
  about: DecidedAbout,
): Outcome<ByPower, NoPower> {
  if (about.askedBy === decider.personId) return refused('asked-for-it')
  const rows = inForce(table, does, on)
  const ways = rows.flatMap((row) => waysBy(row, decider, about))
  const lawful = ways.filter(({ acting }) => !(acting && does === 'extend' && decider.chairsOrDeputises))
  const best = lawful.find(({ acting }) => !acting) ?? lawful[0]
  if (best !== undefined) return allowed(best)
  if (ways.length > 0) return refused('recommends-it')
  const elsewhere = rows.some(
    ({ holder }) => holder.kind === 'role' && decider.holdings.some(({ role }) => role === holder.role),
  )
  return refused(elsewhere ? 'other-area' : 'not-theirs')
}

function waysBy({ id, holder }: GivenPower, { holdings, chairs }: Decider, about: DecidedAbout): readonly ByPower[] {
  if (holder.kind === 'panel') return []
  if (holder.kind === 'chair') {
    const isTheirs = about.seriesId !== null && chairs.has(about.seriesId)
    const isNamed = holder.seriesId === null || holder.seriesId === about.seriesId
    return isTheirs && isNamed ? [{ powerId: id, as: 'chair', acting: false }] : []
  }
  return holdings
    .filter((held) => held.role === holder.role && (!holder.byArea || isInArea(held, about)))
    .map(({ role, acting }) => ({ powerId: id, as: role, acting }))
}

/** A role that is held in no team and no service has no area. */
const isInArea = (held: Holding, { teamId, serviceId }: DecidedAbout): boolean =>
  held.teamId === null ? held.serviceId !== null && held.serviceId === serviceId : held.teamId === teamId

/** Whether the chair of a series decides that at its meeting of a day: the power is the chair's and isn't sent to the panel. (SET-07, P8) */
export const meetingDecides = (table: readonly GivenPower[], does: Power, seriesId: number, on: PlainDate): boolean => {
  const rows = inForce(table, does, on).map(({ holder }) => holder)
  return (
    !rows.some(({ kind }) => kind === 'panel') &&
    rows.some((holder) => holder.kind === 'chair' && (holder.seriesId === null || holder.seriesId === seriesId))
  )
}
