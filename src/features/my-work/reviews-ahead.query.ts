import { sql } from 'kysely'
import { byDay, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { loadWhoTakes } from '#records/sittings/business-of-series.ts'

/** A meeting's day, and the children whose reviews fall on it: one whose midpoint and final both do is one. */
export type ReviewDay = { readonly on: PlainDate; readonly children: number }

/** What comes to one series: reviews by day, and what waits for its next meeting. */
type ComesToSeries = {
  readonly days: readonly ReviewDay[]
  readonly extensionsAsked: number
  readonly urgentReturns: number
}

/** What the lines of the children in pre-proceedings whom somebody may see come to. */
export type ReviewsAhead = {
  /** From today to four weeks ahead, by day. */
  readonly days: readonly ReviewDay[]
  /** Of the children whose reviews a series takes. */
  readonly of: (seriesId: number) => ComesToSeries
}

/** For those who see no child. */
export const noReviewAhead: ReviewsAhead = {
  days: [],
  of: () => ({ days: [], extensionsAsked: 0, urgentReturns: 0 }),
}

export async function reviewsAhead(db: Db, looking: Looking): Promise<ReviewsAhead> {
  const [days, waiting, takes] = await Promise.all([reviewDays(db, looking), waitingOf(db, looking), loadWhoTakes(db)])
  return {
    days: together(days),
    of: (seriesId) => {
      const isHere = ({ teamId }: { readonly teamId: number | null }) => takes('reviews', teamId) === seriesId
      const here = waiting.filter(isHere)
      return {
        days: together(days.filter(isHere)),
        extensionsAsked: sum(here.map(({ extensionsAsked }) => extensionsAsked)),
        urgentReturns: sum(here.map((row) => row.urgentReturns)),
      }
    },
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

const together = (days: readonly DayOfTeam[]): readonly ReviewDay[] =>
  [...Map.groupBy(days, ({ on }) => on.toString()).values()]
    .flatMap((ofDay) =>
      ofDay.slice(0, 1).map(({ on }) => ({ on, children: sum(ofDay.map(({ children }) => children)) })),
    )
    .toSorted(byDay)

type DayOfTeam = ReviewDay & { readonly teamId: number | null }

async function reviewDays(db: Db, looking: Looking): Promise<readonly DayOfTeam[]> {
  const { rows } = await sql<DayOfTeam>`
    select meets.on, clock_line.team_id, count(distinct clock_line.child_id) as children
    from clock_line cross join lateral (values (midpoint_meets_on), (final_meets_on)) as meets ("on")
    where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}
      and meets.on between ${looking.today} and ${looking.today.add({ weeks: 4 })}
    group by meets.on, clock_line.team_id`.execute(db)
  return rows
}

type WaitingOfTeam = {
  readonly teamId: number | null
  readonly extensionsAsked: number
  readonly urgentReturns: number
}

async function waitingOf(db: Db, looking: Looking): Promise<readonly WaitingOfTeam[]> {
  const { rows } = await sql<WaitingOfTeam>`
    select clock_line.team_id,
      count(*) filter (where 'extension-decision' = any(waits)) as extensions_asked,
      count(*) filter (where 'urgent-return' = any(waits)) as urgent_returns
    from clock_line where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}
    group by clock_line.team_id`.execute(db)
  return rows
}
