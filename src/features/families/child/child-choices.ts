import type { ChildDetails, KeptChild } from '#records/families/children.ts'
import { hasCaseSystemId } from '#records/families/change-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { peopleToChoose, type PeopleToChoose } from '#records/people/people-to-choose.ts'
import { loadTeams } from '#records/people/teams.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { Visit } from '#door/visit.ts'
import { caseHolderRoles } from '#rules/access/actor.ts'
import type { CaseHolderName } from '#rules/people/case-holder.ts'
import { namesNoMother } from '#rules/people/unborn-name.ts'
import { type ChildForm, childForm } from './child.form.ts'

/**
 * What is asked of a child on this day. `kept` is the child as it is, whose people stay to choose after they moved on; a new child most likely
 * has those of the `siblings`.
 */
export async function childFormOn(
  visit: Visit,
  kept: KeptChild | null,
  siblings: readonly { readonly id: number }[] = [],
): Promise<ChildForm> {
  const childIds = kept === null ? siblings.map(({ id }) => id) : [kept.id]
  const about = { childIds, teamIds: visit.actor.holdings.map(({ teamId }) => teamId) }
  const [teams, workers, solicitors] = await Promise.all([
    loadTeams(visit.db),
    peopleToChoose(visit, { ...about, roles: caseHolderRoles, kept: kept?.socialWorkerId ?? null }),
    peopleToChoose(visit, { ...about, roles: ['solicitor'], kept: kept?.solicitorId ?? null }),
  ])
  return childForm({ teams, workers, solicitors, caseSystem: visit.labels('case-system') }, visit.today)
}

/** The same to read a record by: nothing can be chosen but what it holds. */
export const childFormAsKept = (
  child: KeptChild,
  { labels, today }: Pick<Visit, 'labels' | 'today'>,
  holderName: CaseHolderName = 'role.case-holder',
): ChildForm =>
  childForm(
    {
      teams: child.teamId === null ? [] : [{ id: child.teamId, name: child.team ?? '' }],
      workers: onlyThis(child.socialWorkerId, child.socialWorker),
      solicitors: onlyThis(child.solicitorId, child.solicitor),
      holderName,
      caseSystem: labels('case-system'),
    },
    today,
  )

const onlyThis = (id: number | null, name: string | null): PeopleToChoose => ({
  shown: id === null ? [] : [{ value: String(id), text: name ?? '' }],
  others: null,
})

/** Whose details they are: a child's of this family, kept so far as `kept`, or (null) a new one's. */
type Whose = { readonly familyName: string; readonly kept: KeptChild | null }

/**
 * What can't be kept of these details: an id that is another child's, a new name for a child not born yet without the mother's. Null when all is
 * well.
 */
export async function againstDetails(
  db: Db,
  { caseSystemId, name, unborn }: Pick<ChildDetails, 'caseSystemId' | 'name' | 'unborn'>,
  { familyName, kept }: Whose,
): Promise<FieldErrors | null> {
  if (unborn && name !== kept?.name && namesNoMother(name, familyName))
    return { name: 'Name of the child must have the mother’s name in it until the birth, like “Baby of Tolu”' }
  return caseSystemId !== null && (await hasCaseSystemId(db, caseSystemId, kept?.id ?? null))
    ? { caseSystemId: 'Another child has this id already: check it in the case system' }
    : null
}
