import type { Role, SeatPart } from '#rules/access/actor.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { overlap, type Spell } from './holdings.ts'

/** Cover as it is to be: these days, both included, by this person. */
export type CoverToBe = { readonly personId: number; readonly startsOn: PlainDate; readonly endsOn: PlainDate }

/** The role to be covered, with the covers it has already. */
export type CoveredRole = Spell & {
  readonly role: Role
  readonly personId: number
  readonly covers: readonly (Spell & { readonly personId: number })[]
}

/** What has to be known of whoever covers and whoever appoints. */
export type AroundCover = {
  /** The covering person's last day at the authority; null for someone who hasn't left. */
  readonly leftOn: PlainDate | null
  /** When the covering person is chair or deputy chair of a tracking meeting. */
  readonly chairsOrDeputises: readonly Spell[]
  readonly appointedByAdministrator: boolean
}

export type CoverRefusal =
  | 'covers-themselves'
  | 'ends-before-it-starts'
  | 'outside-the-role'
  | 'covered-already'
  | 'has-left'
  | 'chair-or-deputy'
  | 'only-the-administrator-appoints'

const isWithin = (cover: CoverToBe, { startsOn, endsOn }: Spell): boolean =>
  !isBefore(cover.startsOn, startsOn) && (endsOn === null || !isAfter(cover.endsOn, endsOn))

/**
 * Whether someone may cover a role on these days. Cover for the Divisional Director is appointed by the authority administrator,
 * recorded as *acting Divisional Director*, and is never the chair or the deputy of the tracking meeting: who recommends an extension
 * doesn't agree it. (SET-01; P6)
 */
export function decideCover(
  cover: CoverToBe,
  role: CoveredRole,
  around: AroundCover,
): Outcome<CoverToBe, CoverRefusal> {
  if (cover.personId === role.personId) return refused('covers-themselves')
  if (isBefore(cover.endsOn, cover.startsOn)) return refused('ends-before-it-starts')
  if (!isWithin(cover, role)) return refused('outside-the-role')
  if (around.leftOn !== null && isBefore(around.leftOn, cover.endsOn)) return refused('has-left')
  if (role.covers.some((other) => overlap(other, cover))) return refused('covered-already')
  if (role.role !== 'divisional-director') return allowed(cover)
  if (!around.appointedByAdministrator) return refused('only-the-administrator-appoints')
  if (around.chairsOrDeputises.some((seat) => overlap(seat, cover))) return refused('chair-or-deputy')
  return allowed(cover)
}

/**
 * Whether someone may take a core seat from a day: chair and deputy can't be the acting Divisional Director at the same time, seen from
 * the other side. `actsAsDirector` are the days on which the person is appointed to act. (SET-01; L membership)
 */
export const maySitAs = (part: SeatPart, seat: Spell, actsAsDirector: readonly Spell[]): boolean =>
  (part !== 'chair' && part !== 'deputy') || !actsAsDirector.some((acting) => overlap(acting, seat))
