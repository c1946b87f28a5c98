import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { courtSetting } from '#records/settings/settings.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'

/** What this authority's court dates are counted by, as its calendar and settings stand now. (CT-01, C3, C5) */
export async function loadCourtCounting(db: Db): Promise<CourtCounting> {
  const [calendar, { value }] = await Promise.all([loadCalendar(db), courtSetting.load(db)])
  return { calendar, ...value }
}
