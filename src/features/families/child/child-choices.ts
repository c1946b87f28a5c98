import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { ChildDetails } from '#records/families/children.ts'
import { hasCaseSystemId } from '#records/families/change-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { personOptions } from '#records/people/people.ts'
import { loadTeams } from '#records/people/teams.ts'
import type { Visit } from '#door/visit.ts'
import type { ChildChoices } from './child-fields.page.ts'

/** Teams, social workers and solicitors of the day. `kept` is the child as it is, whose people stay to choose after they moved on. */
export async function childChoices(visit: Visit, kept: ChildDetails | null): Promise<ChildChoices> {
  const [teams, workers, solicitors, everyone, labels] = await Promise.all([
    loadTeams(visit.db),
    personOptions(visit.db, visit.today, 'social-worker'),
    personOptions(visit.db, visit.today, 'solicitor'),
    personOptions(visit.db, visit.today),
    loadLabels(visit.db),
  ])
  const withKept = (people: typeof everyone, id: number | null) =>
    id === null || people.some(({ value }) => value === String(id))
      ? people
      : [...people, ...everyone.filter(({ value }) => value === String(id))]
  return {
    teams,
    workers: withKept(workers, kept?.socialWorkerId ?? null),
    solicitors: withKept(solicitors, kept?.solicitorId ?? null),
    caseSystem: labels('case-system'),
  }
}

/** What can't be kept of these details: an id that is another child's, someone who wasn't offered. Null when all is well. */
export async function againstDetails(
  db: Db,
  details: ChildDetails,
  choices: ChildChoices,
  exceptId: number | null,
): Promise<FieldErrors | null> {
  const isOffered = (people: readonly { readonly value: string }[], id: number | null) =>
    id === null || people.some(({ value }) => value === String(id))
  const errors: Record<string, string> = {}
  if (details.caseSystemId !== null && (await hasCaseSystemId(db, details.caseSystemId, exceptId)))
    errors['caseSystemId'] = 'Another child has this id already: check it in the case system'
  if (details.teamId !== null && !choices.teams.some(({ id }) => id === details.teamId))
    errors['teamId'] = 'Choose a team from the list'
  if (!isOffered(choices.workers, details.socialWorkerId)) errors['socialWorkerId'] = 'Choose someone from the list'
  if (!isOffered(choices.solicitors, details.solicitorId)) errors['solicitorId'] = 'Choose someone from the list'
  return Object.keys(errors).length === 0 ? null : errors
}
