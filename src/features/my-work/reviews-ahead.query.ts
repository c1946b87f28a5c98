import { sql } from 'kysely'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Db } from '#records/keeping/db.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A meeting's day, and the children whose reviews fall on it: one whose midpoint and final both do is one. */
export type ReviewDay = { readonly on: PlainDate; readonly children: number }

/** What the lines of the children in pre-proceedings whom somebody may see come to. */
export type ReviewsAhead = {
  /** From today to four weeks ahead, by day. */
  readonly days: readonly ReviewDay[]
  readonly extensionsAsked: number
  readonly urgentReturns: number
}

/** For those who see no child. */
export const noReviewAhead: ReviewsAhead = { days: [], extensionsAsked: 0, urgentReturns: 0 }

export async function reviewsAhead(db: Db, looking: Looking): Promise<ReviewsAhead> {
  const [days, counts] = await Promise.all([reviewDays(db, looking), countWaiting(db, looking)])
  return { days, ...counts }
}

async function reviewDays(db: Db, looking: Looking): Promise<readonly ReviewDay[]> {
  const { rows } = await sql<ReviewDay>`
    select meets.on, count(distinct clock_line.child_id) as children
    from clock_line cross join lateral (values (midpoint_meets_on), (final_meets_on)) as meets ("on")
    where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}
      and meets.on between ${looking.today} and ${looking.today.add({ weeks: 4 })}
    group by meets.on order by meets.on`.execute(db)
  return rows
}

async function countWaiting(db: Db, looking: Looking): Promise<Omit<ReviewsAhead, 'days'>> {
  const { rows } = await sql<Omit<ReviewsAhead, 'days'>>`
    select
      count(*) filter (where 'extension-decision' = any(waits)) as extensions_asked,
      count(*) filter (where 'urgent-return' = any(waits)) as urgent_returns
    from clock_line where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}`.execute(db)
  return rows[0] ?? noReviewAhead
}
