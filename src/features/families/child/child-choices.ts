import { isAmong } from '#parts/forms/person-choice.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { ChildDetails } from '#records/families/children.ts'
import { hasCaseSystemId } from '#records/families/change-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { peopleToChoose, type PeopleToChoose } from '#records/people/people-to-choose.ts'
import { loadTeams } from '#records/people/teams.ts'
import type { Visit } from '#door/visit.ts'
import type { ChildChoices } from './child-fields.page.ts'

/**
 * Teams, social workers and solicitors of the day. `kept` is the child as it is, whose people stay to choose after they moved on; a new
 * child most likely has those of the `siblings`.
 */
export async function childChoices(
  visit: Visit,
  kept: (ChildDetails & { readonly id: number }) | null,
  siblings: readonly { readonly id: number }[] = [],
): Promise<ChildChoices> {
  const childIds = kept === null ? siblings.map(({ id }) => id) : [kept.id]
  const about = { childIds, teamIds: visit.actor.holdings.map(({ teamId }) => teamId) }
  const [teams, workers, solicitors] = await Promise.all([
    loadTeams(visit.db),
    peopleToChoose(visit, { ...about, roles: ['social-worker'], kept: kept?.socialWorkerId ?? null }),
    peopleToChoose(visit, { ...about, roles: ['solicitor'], kept: kept?.solicitorId ?? null }),
  ])
  return { teams, workers, solicitors, caseSystem: visit.labels('case-system') }
}

/** What can't be kept of these details: an id that is another child's, someone who wasn't offered. Null when all is well. */
export async function againstDetails(
  db: Db,
  details: ChildDetails,
  choices: ChildChoices,
  exceptId: number | null,
): Promise<FieldErrors | null> {
  const isOffered = (people: PeopleToChoose, id: number | null) => id === null || isAmong(people, id)
  const errors: Record<string, string> = {}
  if (details.caseSystemId !== null && (await hasCaseSystemId(db, details.caseSystemId, exceptId)))
    errors['caseSystemId'] = 'Another child has this id already: check it in the case system'
  if (details.teamId !== null && !choices.teams.some(({ id }) => id === details.teamId))
    errors['teamId'] = 'Choose a team from the list'
  if (!isOffered(choices.workers, details.socialWorkerId)) errors['socialWorkerId'] = 'Choose someone from the list'
  if (!isOffered(choices.solicitors, details.solicitorId)) errors['solicitorId'] = 'Choose someone from the list'
  return Object.keys(errors).length === 0 ? null : errors
}
