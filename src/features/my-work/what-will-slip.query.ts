import { nameFor } from '#rules/words/name-for.ts'
import { sql } from 'kysely'
import { inNameOrder } from '#records/keeping/name-order.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadPlacing } from '#records/sittings/sitting-plans.ts'
import { daysBetween, isAfter, isBefore, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { namesakes } from '#rules/people/namesakes.ts'
import { readyBeforeBirth } from '#rules/pre-proceedings/timetable.ts'
import { dayForExtraMeeting } from '#rules/sittings/extra-meeting.ts'
import { type SittingPlan, sittingsBetween, takesFrom } from '#rules/sittings/sittings.ts'
import { familyIn } from './work-item.ts'

/** A review that no meeting comes in time for: whose, its date and why, and where an extra meeting is arranged for it. */
export type SlippingReview = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  /** Of the family, where another of its name is among these. */
  readonly reference: string | undefined
  readonly words: string
  /** The form for an extra meeting on the best day for it; null where there is no series to add one to. */
  readonly addMeeting: string | null
  /** That day is no later than the review’s. */
  readonly isAddedInTime: boolean
  /** The form to hold it at an earlier meeting; null where none comes before. */
  readonly bringForward: string | null
}

const shown = 8

/** How many children have such a review; the first of these reviews by their dates. */
export type WillSlip = { readonly children: number; readonly reviews: readonly SlippingReview[] }

/** For those who see no child. */
export const nothingWillSlip: WillSlip = { children: 0, reviews: [] }

type Row = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly kind: 'midpoint' | 'final'
  /** The review’s date, or the day by which to be ready for a birth where that comes first. */
  readonly point: PlainDate
  readonly meetsOn: PlainDate | null
  readonly startedOn: PlainDate
  /** The birth that `point` goes by; null where it is the review’s own date. */
  readonly expectedOn: PlainDate | null
  readonly teamId: number | null
  readonly children: number
}

/**
 * The reviews of the next four weeks, and those overdue, that no meeting comes in time for: for their date, or to be ready for a birth
 * (P13). What was held doesn’t slip: after a final that left an extension or an urgent return to be decided, another is held only once
 * that is (P8). (PP-03)
 */
export async function whatWillSlip(db: Db, looking: Looking): Promise<WillSlip> {
  const { today } = looking
  const soon = today.add({ weeks: 4 })
  const daysBeforeBirth = daysBetween(readyBeforeBirth(today), today)
  const [{ rows }, { plans, whoTakes }] = await Promise.all([
    sql<Row>`
      with slipping as (
        select clock_line.child_id, clock_line.name, clock_line.family_id, placed.kind, point, placed.meets_on, clock_line.started_on,
          case when point < placed.due_on then placed.expected_on end as expected_on,
          clock_line.team_id
        from clock_line join child on child.id = clock_line.child_id
          cross join lateral (values
            ('midpoint', midpoint_on, midpoint_meets_on, null),
            ('final', final_on, final_meets_on, case when child.born_on is null then child.expected_delivery_on end)
          ) as placed (kind, due_on, meets_on, expected_on)
          cross join lateral (select least(placed.due_on, placed.expected_on - ${daysBeforeBirth}::integer) as point) as in_time
        where stage = 'pre-proceedings' and ${isVisibleChild(looking, 'clock_line')}
          and not (placed.kind = 'final' and ${waitsForDecisionOfFinal})
          and placed.due_on is not null and point <= ${soon} and coalesce(placed.meets_on > point, true)
      )
      select slipping.*, family.name as family_name, family.reference as family_reference,
        (select count(distinct slipping.child_id) from slipping) as children
      from slipping join family on family.id = family_id join child on child.id = slipping.child_id
      order by point, ${inNameOrder('family.name')}, family.id, ${inSiblingOrder()}, slipping.kind limit ${shown}`.execute(
      db,
    ),
    loadPlacing(db),
  ])
  const references = namesakes(rows.map(familyIn))
  const reviews = rows.map((row) => {
    const seriesId = whoTakes('reviews', row.teamId)
    const plan = seriesId === null ? null : plans.get(seriesId)
    const series = seriesId === null || plan == null ? null : { id: seriesId, plan }
    return { ...slippingReview(row, series, today), reference: references.get(row.familyId) }
  })
  return { children: rows[0]?.children ?? 0, reviews }
}

/** A final was held, and what it recommended or sought isn’t decided yet. */
const waitsForDecisionOfFinal = sql`waits && array['extension-decision', 'urgent-return'] and exists (
  select 1 from review join episode on episode.id = review.episode_id
  where episode.child_id = clock_line.child_id and episode.ended_on is null and review.kind = 'final')`

type Series = { readonly id: number; readonly plan: SittingPlan }

function slippingReview(row: Row, series: Series | null, today: PlainDate): Omit<SlippingReview, 'reference'> {
  const { childId, name, familyId, kind } = row
  const on = series === null ? null : dayForExtraMeeting(series.plan, row.point, today)
  return {
    childId,
    name,
    familyId,
    words: sayWhy(row, today),
    addMeeting: series === null || on === null ? null : `/settings/meetings/${series.id}/dates/add?to=${on.toString()}`,
    isAddedInTime: on !== null && !isAfter(on, row.point),
    bringForward:
      series !== null && hasEarlier(series.plan, row, today) ? `/children/${childId}/bring-forward/${kind}` : null,
  }
}

/** Whether a meeting still to come is held before the one that is to take the review. */
function hasEarlier(plan: SittingPlan, { meetsOn, startedOn }: Row, today: PlainDate): boolean {
  if (meetsOn === null) return false
  const from = latest(takesFrom(plan, today), startedOn.add({ days: 1 }))
  return sittingsBetween(plan, from, meetsOn.subtract({ days: 1 })).length > 0
}

function sayWhy({ kind, point, meetsOn, expectedOn }: Row, today: PlainDate): string {
  const due = `${isBefore(point, today) ? 'was due' : 'due'} ${sayDate(point)}`
  const date = `${nameFor(`review.${kind}`)}, ${due}${expectedOn === null ? '' : ` for the birth expected ${sayDate(expectedOn)}`}`
  return meetsOn === null
    ? `${date}: no meeting is planned`
    : `${date}: the first meeting for it is ${sayDate(meetsOn)}`
}
