import type { AgendaSection } from './agenda-items.ts'

/** The kinds of business that a series of meetings takes: reviews of pre-proceedings with staffing, public proceedings, private ones. (SET-06) */
export const kindsOfBusiness = ['reviews', 'court', 'private'] as const
export type Business = (typeof kindsOfBusiness)[number]

/** What each kind is called. */
export const businessWords: Record<Business, string> = {
  reviews: 'Pre-proceedings and staffing',
  court: 'Court progression',
  private: 'Private proceedings',
}

/** A series and what it takes. */
export type SeriesTaking = { readonly id: number; readonly takes: readonly Business[] }

/** A team, the series it belongs to (null: none chosen), and the series that takes business of one kind from it instead. */
export type TeamAtMeetings = {
  readonly id: number
  readonly seriesId: number | null
  readonly elsewhere: readonly { readonly kind: Business; readonly seriesId: number }[]
}

/** The series that takes a team's business of one kind; null where none takes that kind. A child without a team has none: `teamId` null. */
export type WhoTakes = (kind: Business, teamId: number | null) => number | null

/**
 * Which one series takes a team's business of a kind: the one chosen for that kind; else the team's own, if it takes the kind; else the
 * first that does. So each child's business is on one agenda of its kind, however the work is shared. Of a choice that no series honours any
 * more, nothing is left. (SET-02, SET-06, TM-01)
 */
export function whoTakes(series: readonly SeriesTaking[], teams: readonly TeamAtMeetings[]): WhoTakes {
  const taking = new Map(
    kindsOfBusiness.map((kind) => [kind, series.filter(({ takes }) => takes.includes(kind)).map(({ id }) => id)]),
  )
  const teamOf = new Map(teams.map((team) => [team.id, team]))
  return (kind, teamId) => {
    const ids = taking.get(kind) ?? []
    const team = teamOf.get(teamId ?? 0)
    const chosen = [team?.elsewhere.find((each) => each.kind === kind)?.seriesId, team?.seriesId]
    return chosen.find((id) => id != null && ids.includes(id)) ?? ids[0] ?? null
  }
}

/** The kinds that no series would take, were a series to take these instead: their children would stand on no agenda. (SET-06) */
export const leftToNobody = (
  series: readonly SeriesTaking[],
  changed: { readonly id: number; readonly takes: readonly Business[] },
): readonly Business[] =>
  kindsOfBusiness.filter(
    (kind) =>
      !changed.takes.includes(kind) &&
      series.some(({ id, takes }) => id === changed.id && takes.includes(kind)) &&
      !series.some(({ id, takes }) => id !== changed.id && takes.includes(kind)),
  )

const businessOf: Record<AgendaSection, Business | 'any'> = {
  'cannot-wait': 'reviews',
  staffing: 'reviews',
  hearings: 'court',
  filings: 'court',
  private: 'private',
  reviews: 'reviews',
  other: 'any',
}

/** Whether a series that takes this business has a section of agenda and Overview; any meeting has other issues. (TM-03, SET-06) */
export function hasSection(takes: readonly Business[], section: AgendaSection): boolean {
  const kind = businessOf[section]
  return kind === 'any' || takes.includes(kind)
}
