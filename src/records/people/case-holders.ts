import { caseHolderRoles } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { type CaseHolderName, caseHolderName } from '#rules/people/case-holder.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadHoldings } from './people.ts'

/** What each person who holds a case is called on a day. (SET-09) */
export async function loadCaseHolderNames(
  db: Db,
  today: PlainDate,
): Promise<(personId: number | null) => CaseHolderName> {
  const holdings = await loadHoldings(db, caseHolderRoles)
  return (personId) => caseHolderName(personId, holdings, today)
}
