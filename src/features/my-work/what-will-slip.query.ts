import { sql } from 'kysely'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { dayForExtraMeeting } from '#rules/sittings/extra-meeting.ts'

/** A review that no meeting comes in time for: whose, its date and why, and where an extra meeting is arranged for it. */
export type SlippingReview = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly words: string
  /** The form for an extra meeting on the best day for it; null where there is no series to add one to. */
  readonly addMeeting: string | null
}

const shown = 8

type Row = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly kind: 'midpoint' | 'final'
  readonly point: PlainDate
  readonly meetsOn: PlainDate | null
  readonly seriesId: number | null
}

/** The reviews of the next four weeks, and those overdue, that no meeting comes in time for: the first by their dates. (PP-03) */
export async function whatWillSlip(db: Db, looking: Looking): Promise<readonly SlippingReview[]> {
  const soon = looking.today.add({ weeks: 4 })
  const [{ rows }, plans] = await Promise.all([
    sql<Row>`
      select clock_line.child_id, clock_line.name, clock_line.family_id, review.kind, review.point, review.meets_on,
        coalesce(team.series_id, (select min(id) from meeting_series)) as series_id
      from clock_line left join team on team.id = clock_line.team_id
        cross join lateral (values ('midpoint', midpoint_on, midpoint_meets_on), ('final', final_on, final_meets_on))
          as review (kind, point, meets_on)
      where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}
        and review.point <= ${soon} and coalesce(review.meets_on > review.point, true)
      order by review.point, clock_line.name, clock_line.child_id limit ${shown}`.execute(db),
    loadSittingPlans(db),
  ])
  return rows.map((row) => {
    const plan = plans.get(row.seriesId ?? -1)
    const on = plan === undefined ? null : dayForExtraMeeting(plan, row.point, looking.today)
    const { childId, name, familyId } = row
    const addMeeting = on === null ? null : `/settings/meetings/${row.seriesId ?? ''}/dates/add?to=${on.toString()}`
    return { childId, name, familyId, words: sayWhy(row, looking.today), addMeeting }
  })
}

function sayWhy({ kind, point, meetsOn }: Row, today: PlainDate): string {
  const date = `${kind} review, ${isBefore(point, today) ? 'was due' : 'due'} ${sayDate(point)}`
  return meetsOn === null
    ? `${date}: no meeting is planned`
    : `${date}: the first meeting for it is ${sayDate(meetsOn)}`
}
