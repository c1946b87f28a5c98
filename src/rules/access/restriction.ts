import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type Actor, caseHolderRoles, type Holding, type Standing, standingOfSeat } from './actor.ts'
import { may, type Permission, permissions, type Reach } from './permissions.ts'

/** The latest day by which a restriction is reviewed: 90 days after it began or was last reviewed. (FAM-05) */
export const latestReview = (since: PlainDate): PlainDate => since.add({ days: 90 })

/** Why a day can't be the next review's: it isn't ahead, or more than 90 days off. Null when it can. (FAM-05) */
export function refusalOfReviewDay(on: PlainDate, today: PlainDate): 'not-ahead' | 'too-late' | null {
  if (!isAfter(on, today)) return 'not-ahead'
  return isAfter(on, latestReview(today)) ? 'too-late' : null
}

/** Where a family's children are: what people's reach is compared with. */
export type WhereChildrenAre = {
  readonly teamIds: readonly number[]
  readonly serviceIds: readonly number[]
  readonly socialWorkerIds: readonly number[]
  readonly solicitorIds: readonly number[]
}

function reaches({ teamId, serviceId, heldBy }: Holding, reach: Reach | undefined, where: WhereChildrenAre): boolean {
  switch (reach) {
    case 'all':
      return true
    case 'team':
      return teamId !== null && where.teamIds.includes(teamId)
    case 'service':
      return serviceId !== null && where.serviceIds.includes(serviceId)
    case 'allocated':
      return where.socialWorkerIds.includes(heldBy)
    case 'with-conduct':
      return where.solicitorIds.includes(heldBy)
    case 'yes':
    case undefined:
      return false
  }
}

/** What each of somebody's standings reaches with a permission among these children; none where they see none of them. (SEC-02) */
export function standingsReaching(actor: Actor, permission: Permission, where: WhereChildrenAre): readonly Standing[] {
  const table: Partial<Record<Standing, Reach>> = permissions[permission].reach
  const bySeat = actor.seats.map(standingOfSeat)
  const byRole = actor.holdings.filter((holding) => reaches(holding, table[holding.role], where))
  const reaching = [...bySeat.filter((standing) => table[standing] === 'all'), ...byRole.map(({ role }) => role)]
  return [...new Set(reaching)]
}

/** Who works with a family, rather than seeing every child because of their part: they keep access unless somebody says otherwise. */
const workingStandings: readonly Standing[] = [...caseHolderRoles, 'team-manager', 'solicitor']

/** Whether somebody works with the family: by allocation, conduct or as the team's manager. (FAM-05) */
export const worksWith = (reaching: readonly Standing[]): boolean =>
  reaching.some((standing) => workingStandings.includes(standing))

/** Whether a person may review and lift: so that a restricted family is never left without one who can. (FAM-05) */
export const mayReview = (actor: Actor): boolean => may(actor, 'restrict-family')
