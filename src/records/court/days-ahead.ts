import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { ofVisibleCase } from './proceedings.ts'

type PlainDate = Temporal.PlainDate
type Period = { readonly from: PlainDate; readonly to: PlainDate }

/** How many of something fall on a day. */
export type DayCount = { readonly on: PlainDate; readonly count: number }

/** How many hearings of open cases are listed for each day of a period, of children this person may see. */
export const hearingDays = (db: Db, looking: Looking, { from, to }: Period): Promise<readonly DayCount[]> =>
  db
    .selectFrom('hearing')
    .innerJoin('proceedings', 'proceedings.id', 'hearing.proceedingsId')
    .select((eb) => ['hearing.heldOn as on', eb.fn.countAll<number>().as('count')])
    .where('proceedings.endedOn', 'is', null)
    .where('hearing.status', 'in', ['listed', 're-listed'])
    .where('hearing.heldOn', '>=', from)
    .where('hearing.heldOn', '<=', to)
    .where(ofVisibleCase(looking, 'hearing.proceedings_id', 'hearing.child_id'))
    .groupBy('hearing.heldOn')
    .execute()

/** How many documents not filed yet are due at court on each day of a period, of children this person may see. */
export async function filingDays(db: Db, looking: Looking, { from, to }: Period): Promise<readonly DayCount[]> {
  const rows = await db
    .selectFrom('courtFiling')
    .innerJoin('proceedings', 'proceedings.id', 'courtFiling.proceedingsId')
    .select((eb) => ['courtFiling.dueOn as on', eb.fn.countAll<number>().as('count')])
    .where('proceedings.endedOn', 'is', null)
    .where('courtFiling.filedOn', 'is', null)
    .where('courtFiling.dueOn', '>=', from)
    .where('courtFiling.dueOn', '<=', to)
    .where(ofVisibleCase(looking, 'court_filing.proceedings_id', 'court_filing.child_id'))
    .groupBy('courtFiling.dueOn')
    .execute()
  return rows.flatMap(({ on, count }) => (on === null ? [] : [{ on, count }]))
}
