import { bankHolidays, published } from '#rules/calendar/england-and-wales.ts'
import { calendarOf, type Calendar } from '#rules/calendar/working-days.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'

/**
 * The authority's working-day calendar: its bank holidays with the date they were published to, and its own closure days. A one-off
 * holiday in a year not yet published doesn't make that year published. An authority that has kept none yet has those of the product. (SET-04)
 */
export async function readCalendar(db: FactsDb): Promise<Calendar> {
  const [holidays, closures, horizon] = await Promise.all([
    db.selectFrom('bankHoliday').select(['heldOn as on', 'title']).orderBy('heldOn').execute(),
    db.selectFrom('closureDay').select(['closedOn as on', 'title']).orderBy('closedOn').execute(),
    db.selectFrom('calendarHorizon').select('publishedTo').executeTakeFirst(),
  ])
  return calendarOf(holidays.length === 0 ? bankHolidays : holidays, closures, { ...published, ...horizon })
}

/** The calendar as it stands now, a fact of the authority. */
export const loadCalendar = authorityFact(readCalendar)
