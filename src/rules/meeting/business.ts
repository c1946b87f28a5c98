import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { panelBusiness } from '#rules/panels/panel-outcomes.ts'
import type { AgendaSection } from './agenda-items.ts'

/**
 * The kinds of business that a series of meetings takes, in the order of an agenda: what is newly asked for and planned, decisions to issue,
 * decisions taken outside a panel, reviews of pre-proceedings with staffing, public proceedings, private ones, supervision orders, resources. (SET-06)
 */
export const kindsOfBusiness = [
  'referrals',
  'decisions-to-issue',
  'ratifications',
  'reviews',
  'court',
  'private',
  'supervision-orders',
  'resources',
] as const
export type Business = (typeof kindsOfBusiness)[number]

/** What each kind is called. */
export const businessWords: Record<Business, string> = {
  referrals: `New ${nameFor('document.referral', 'many')} and planning`,
  'decisions-to-issue': 'Decisions to issue',
  ratifications: 'Decisions to ratify',
  reviews: `${capitalised(nameFor('stage.pre-proceedings'))} and staffing`,
  court: 'Court progression',
  private: 'Private proceedings',
  'supervision-orders': 'Supervision orders',
  resources: 'Resources',
}

/** What the tracking meeting of the terms of reference takes; some series must take each of these, since the records themselves bring it. */
export const usualBusiness = ['reviews', 'court', 'private'] as const satisfies readonly Business[]

/** Where a kind goes that no series takes: with the first of these that one does take. What is asked for of nobody isn't asked for. */
const goesWith: Record<Business, readonly Business[]> = {
  referrals: [],
  'decisions-to-issue': ['referrals'],
  ratifications: ['decisions-to-issue', 'referrals', 'reviews'],
  reviews: [],
  court: [],
  private: [],
  'supervision-orders': ['referrals'],
  resources: ['referrals'],
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

/** Whether a series that takes this takes business of a kind too, as itself or along with another. */
export const takesKind = (takes: readonly Business[], kind: Business): boolean =>
  takes.some((each) => takenAs(kind).includes(each))

/** Whether any of these series takes what is asked of a panel. (PP-01) */
export const asksPanels = (all: Iterable<readonly Business[]>): boolean =>
  [...all].some((takes) => panelBusiness.some((kind) => takesKind(takes, kind)))

/** The kinds as which a kind may be taken: itself, then those it goes with. */
export const takenAs = (kind: Business): readonly Business[] => [kind, ...goesWith[kind]]

/**
 * Which one series takes a team's business of a kind: the one chosen for that kind; else the team's own, if it takes the kind; else the
 * first that does. A kind that no series takes goes with another, if it can. So each child's business is on one agenda of its kind, however
 * the work is shared. Of a choice that no series honours any more, nothing is left. (SET-02, SET-06, TM-01)
 */
export function whoTakes(series: readonly SeriesTaking[], teams: readonly TeamAtMeetings[]): WhoTakes {
  const taking = new Map(kindsOfBusiness.map((kind) => [kind, takersOf(series, kind)]))
  const teamOf = new Map(teams.map((team) => [team.id, team]))
  return (asked, teamId) => {
    const kind = takenAs(asked).find((each) => taking.get(each)?.length !== 0) ?? asked
    const ids = taking.get(kind) ?? []
    const team = teamOf.get(teamId ?? 0)
    const chosen = [team?.elsewhere.find((each) => each.kind === kind)?.seriesId, team?.seriesId]
    return chosen.find((id) => id != null && ids.includes(id)) ?? ids[0] ?? null
  }
}

const takersOf = (series: readonly SeriesTaking[], kind: Business): readonly number[] =>
  series.filter(({ takes }) => takes.includes(kind)).map(({ id }) => id)

/**
 * Which series takes what was asked of one of them: that one while it takes such business, else whoever does, and where nobody does the one
 * that was asked. So it is on one agenda, whatever becomes of the meetings. (SET-06, PP-01)
 */
export function takesAsked(
  asked: { readonly business: Business; readonly seriesId: number; readonly teamId: number | null },
  taken: ReadonlyMap<number, readonly Business[]>,
  takes: WhoTakes,
): number {
  const still = takesKind(taken.get(asked.seriesId) ?? [], asked.business)
  return still ? asked.seriesId : (takes(asked.business, asked.teamId) ?? asked.seriesId)
}

/** The kinds that no series would take, were a series to take these instead: their children would stand on no agenda. (SET-06) */
export const leftToNobody = (
  series: readonly SeriesTaking[],
  changed: { readonly id: number; readonly takes: readonly Business[] },
): readonly Business[] =>
  usualBusiness.filter(
    (kind) =>
      !changed.takes.includes(kind) &&
      series.some(({ id, takes }) => id === changed.id && takes.includes(kind)) &&
      !series.some(({ id, takes }) => id !== changed.id && takes.includes(kind)),
  )

const businessOf: Record<AgendaSection, Business | 'any'> = {
  'cannot-wait': 'reviews',
  ratifications: 'ratifications',
  referrals: 'referrals',
  'decisions-to-issue': 'decisions-to-issue',
  staffing: 'reviews',
  hearings: 'court',
  filings: 'court',
  private: 'private',
  reviews: 'reviews',
  'supervision-orders': 'supervision-orders',
  resources: 'resources',
  other: 'any',
}

/** Whether a series that takes this business has a section of agenda and Overview; any meeting has other issues. (TM-03, SET-06) */
export function hasSection(takes: readonly Business[], section: AgendaSection): boolean {
  const kind = businessOf[section]
  return kind === 'any' || takes.includes(kind)
}
