import { type CaseHolderRole, holdsCases } from '#rules/access/actor.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { LabelKey } from '#rules/words/labels.ts'
import { type RoleHolding, runsOn } from './holdings.ts'

/** What somebody is who holds a child's case, so that nobody is said to be what they aren't. */
export type CaseHolderName = Extract<LabelKey, `role.${CaseHolderRole}` | 'role.case-holder'>

type Held = Pick<RoleHolding, 'role' | 'personId' | 'startsOn' | 'endsOn'>

/**
 * What somebody who holds cases is called on that day: by the role they hold, of several the one they took up last, and by their last one after
 * they moved on; by the word for either where they never held one, or nobody holds the case. (SET-09)
 */
export function caseHolderName(personId: number | null, holdings: readonly Held[], on: PlainDate): CaseHolderName {
  const begun = holdings.filter(
    (each) => each.personId === personId && holdsCases(each.role) && !isAfter(each.startsOn, on),
  )
  const now = begun.filter((each) => runsOn(each, on))
  const [latest] = (now.length > 0 ? now : begun).toSorted((one, other) =>
    Temporal.PlainDate.compare(other.startsOn, one.startsOn),
  )
  return latest !== undefined && holdsCases(latest.role) ? `role.${latest.role}` : 'role.case-holder'
}
