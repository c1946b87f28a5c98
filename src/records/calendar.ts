import { calendarOf, type Calendar } from '#rules/calendar/working-days.ts'
import type { Db } from './db.ts'

/** The authority's working-day calendar: its bank holidays and its own closure days. (SET-04) */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const [holidays, closures] = await Promise.all([
    db.selectFrom('bankHoliday').select(['heldOn as on', 'title']).orderBy('heldOn').execute(),
    db.selectFrom('closureDay').select(['closedOn as on', 'title']).orderBy('closedOn').execute(),
  ])
  return calendarOf(holidays, closures)
}
