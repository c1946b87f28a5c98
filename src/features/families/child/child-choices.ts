import type { ChildDetails, KeptChild } from '#records/families/children.ts'
import { hasCaseSystemId } from '#records/families/change-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { personOptions } from '#records/people/people.ts'
import { loadTeams } from '#records/people/teams.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { Visit } from '#door/visit.ts'
import { type ChildForm, childForm } from './child.form.ts'

/** What is asked of a child on this day. `kept` is the child as it is, whose people stay to choose after they moved on. */
export async function childFormOn(visit: Visit, kept: ChildDetails | null): Promise<ChildForm> {
  const [teams, workers, solicitors, everyone] = await Promise.all([
    loadTeams(visit.db),
    personOptions(visit.db, visit.today, 'social-worker'),
    personOptions(visit.db, visit.today, 'solicitor'),
    personOptions(visit.db, visit.today),
  ])
  const withKept = (people: typeof everyone, id: number | null) =>
    id === null || people.some(({ value }) => value === String(id))
      ? people
      : [...people, ...everyone.filter(({ value }) => value === String(id))]
  const choices = {
    teams,
    workers: withKept(workers, kept?.socialWorkerId ?? null),
    solicitors: withKept(solicitors, kept?.solicitorId ?? null),
    caseSystem: visit.labels('case-system'),
  }
  return childForm(choices, visit.today)
}

/** The same to read a record by: nothing can be chosen but what it holds. */
export const childFormAsKept = (child: KeptChild, { labels, today }: Pick<Visit, 'labels' | 'today'>): ChildForm =>
  childForm(
    {
      teams: child.teamId === null ? [] : [{ id: child.teamId, name: child.team ?? '' }],
      workers:
        child.socialWorkerId === null ? [] : [{ value: String(child.socialWorkerId), text: child.socialWorker ?? '' }],
      solicitors: child.solicitorId === null ? [] : [{ value: String(child.solicitorId), text: child.solicitor ?? '' }],
      caseSystem: labels('case-system'),
    },
    today,
  )

/** What can't be kept of these details: an id that is another child's. Null when all is well. */
export const againstDetails = async (
  db: Db,
  { caseSystemId }: Pick<ChildDetails, 'caseSystemId'>,
  exceptId: number | null,
): Promise<FieldErrors | null> =>
  caseSystemId !== null && (await hasCaseSystemId(db, caseSystemId, exceptId))
    ? { caseSystemId: 'Another child has this id already: check it in the case system' }
    : null
