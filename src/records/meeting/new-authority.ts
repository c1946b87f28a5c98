import { bankHolidays } from '#rules/calendar/england-and-wales.ts'
import { usualBusiness } from '#rules/meeting/business.ts'
import type { Tx } from '#records/keeping/db.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { addHolding } from '#records/people/role-holdings.ts'
import { addSeries, type SeriesDetails } from '#records/sittings/meeting-series.ts'

/** The bank holidays as published, each once (SET-04). */
async function addBankHolidays(tx: Tx): Promise<void> {
  await tx
    .insertInto('bankHoliday')
    .values(bankHolidays.map(({ on, title }) => ({ heldOn: on, title })))
    .onConflict((conflict) => conflict.column('heldOn').doNothing())
    .execute()
}

/** An hour on Mondays at nine for all business, with the seven core seats (TM-01). */
export const usualMeeting: SeriesDetails = {
  name: 'Legal Tracking Meeting',
  area: null,
  chairName: null,
  rhythm: 'weekly',
  weekday: 1,
  countsFrom: null,
  weekdays: null,
  listedOn: null,
  startsAt: '09:00',
  minutes: 60,
  holidayRule: 'next-working-day',
  placement: 'on-or-before',
  takes: usualBusiness,
  body: 'gateway-panel',
}

/** What an authority begins with: bank holidays, its meeting, and the one person who can bring in everybody else. Once only. */
export async function fillNewAuthority(
  tx: Tx,
  administrator: { readonly name: string; readonly email: string | null },
  { now, today }: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<void> {
  const already = await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()
  if (already !== undefined) return
  await addBankHolidays(tx)
  const { id: personId } = await tx.insertInto('person').values(administrator).returning('id').executeTakeFirstOrThrow()
  const deed = { now, today, actor: { personId } }
  await keepOwnHistory(tx, deed, { kind: 'person', id: personId, before: null, after: administrator })
  const role = {
    role: 'authority-administrator',
    teamId: null,
    serviceId: null,
    startsOn: today,
    endsOn: null,
  } as const
  await addHolding(tx, deed, personId, role)
  await addSeries(tx, deed, usualMeeting)
}
