import type { Db } from '#records/keeping/db.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { loadWrittenSittings, type PlannedSitting } from '#records/sittings/planned-sittings.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { rowOfSitting } from '#rules/sittings/change-sitting.ts'
import { type ComingMeeting, comingMeetings } from '#rules/sittings/coming-meetings.ts'
import type { SittingPlan } from '#rules/sittings/sittings.ts'
import type { DateAhead } from './series.page.ts'

const shownAhead = 12

/** The next 12 meetings of a series with why each is on its day, and between them what was cancelled or isn't held. (TM-01) */
export async function loadDatesAhead(
  db: Db,
  series: StoredSeries,
  today: Temporal.PlainDate,
): Promise<readonly DateAhead[]> {
  const [plans, written] = await Promise.all([loadSittingPlans(db), loadWrittenSittings(db, series.id)])
  const plan = plans.get(series.id)
  if (plan === undefined) return []
  return comingMeetings(plan, written, today, shownAhead).map((coming) => {
    const row = rowOf(plan, coming, written)
    const dates = `/settings/meetings/${series.id}/dates/${coming.on.toString()}`
    return { on: coming.on, says: sayWhy(coming, plan, row), links: linksOf(coming, dates, row) }
  })
}

function rowOf(
  plan: SittingPlan,
  coming: ComingMeeting,
  written: readonly PlannedSitting[],
): PlannedSitting | undefined {
  if (coming.kind === 'meets') return rowOfSitting(plan, written, coming.sitting) ?? undefined
  return written.find(({ on, state }) => state === 'cancelled' && on.equals(coming.on))
}

const holidayOf = (plan: SittingPlan, on: Temporal.PlainDate): string =>
  plan.calendar.bankHolidays.get(on.toString()) ?? 'a bank holiday'
/** Every reason from the usual day to the day before it is held: 'Boxing Day, then Council closed'. */
function reasonsBetween({ calendar }: SittingPlan, from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  const days = Array.from({ length: from.until(to).days }, (_, at) => from.add({ days: at }).toString())
  const titles = days.flatMap((day) => calendar.bankHolidays.get(day) ?? calendar.closureDays.get(day) ?? [])
  return titles.length === 0 ? 'a closure day' : titles.join(', then ')
}
const because = (row: PlannedSitting | undefined): string =>
  row?.reason === null || row?.reason === undefined ? '' : `: ${row.reason}`

const hasBegun = (row: PlannedSitting | undefined): boolean => row?.state === 'open' || row?.state === 'held'

/** Where a series meets on several days, the next of them takes what one that is pushed so far would have taken. */
const sayUntilWhen = ({ rhythm }: SittingPlan): string =>
  rhythm.kind === 'several-days' ? 'before the next meeting' : 'that week'

const sayAdded = (row: PlannedSitting | undefined): string =>
  `Added${row?.onPapers === true ? ', on papers' : ''}${because(row)}`

function sayWhy(coming: ComingMeeting, plan: SittingPlan, row: PlannedSitting | undefined): string {
  if (coming.kind === 'cancelled') return `Cancelled${because(row)}`
  if (coming.kind === 'not-held')
    return coming.because === 'bank-holiday'
      ? `Not held: ${holidayOf(plan, coming.on)}`
      : `Not held: ${reasonsBetween(plan, coming.on, coming.on.add({ days: 1 }))}, and no open day is left ${sayUntilWhen(plan)}`
  const { normallyOn, because: why } = coming.sitting
  switch (why) {
    case 'series':
      return `${plan.rhythm.kind === 'listed' ? 'Listed' : 'Its usual day'}${hasBegun(row) ? '; opened' : ''}`
    case 'bank-holiday':
      return `Instead of ${sayDate(normallyOn)}: ${holidayOf(plan, normallyOn)}`
    case 'closure-day':
      return `Instead of ${sayDate(normallyOn)}: ${reasonsBetween(plan, normallyOn, coming.on)}`
    case 'moved':
      return `Moved from ${sayDate(normallyOn)}${because(row)}`
    case 'extra':
      return sayAdded(row)
  }
}

function linksOf(coming: ComingMeeting, dates: string, row: PlannedSitting | undefined): DateAhead['links'] {
  if (coming.kind === 'not-held' || hasBegun(row)) return []
  if (coming.kind === 'cancelled') return [{ text: 'Hold it after all', href: `${dates}/restore` }]
  return [
    { text: 'Move', href: `${dates}/move` },
    { text: 'Cancel', href: `${dates}/cancel` },
  ]
}
