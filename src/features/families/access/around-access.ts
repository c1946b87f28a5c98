import { type FamilyAccess, loadFamilyAccess } from '#records/access/family-access.ts'
import { type Seer, whoseWorkReaches } from '#records/access/who-sees-family.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { notLawful } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

/** The family in the address, who may see it, and everyone whose work reaches it. */
export type AroundAccess = {
  readonly family: KeptFamily
  readonly access: FamilyAccess
  readonly seers: readonly Seer[]
}

/** Loads it; null when there is no family that the route's permission reaches. */
export async function aroundAccess(visit: Visit): Promise<AroundAccess | null> {
  const family = await familyKept(visit)
  if (family === null) return null
  const [access, seers] = await Promise.all([
    loadFamilyAccess(visit.db, family.id, visit.today),
    whoseWorkReaches(visit.db, family, visit.today),
  ])
  return { family, access, seers }
}

export const idsOf = ({ family }: Pick<AroundAccess, 'family'>): readonly number[] =>
  family.children.map(({ id }) => id)

/** Whether somebody sees the family now: not denied, and named where it is restricted. */
export const seesNow = ({ access }: AroundAccess, personId: number): boolean =>
  !access.denied.some((each) => each.personId === personId) &&
  (access.restriction === null || access.named.some((each) => each.personId === personId))

/** Those named who can review, today. */
export const whoReviews = ({ access, seers }: AroundAccess): readonly Seer[] =>
  seers.filter(({ personId, mayReview }) => mayReview && access.named.some((each) => each.personId === personId))

/** Whether the family would still have somebody who can review without this person: it is never left without one. (FAM-05) */
export const leavesAReviewer = (around: AroundAccess, without: number): boolean =>
  around.access.restriction === null || whoReviews(around).some(({ personId }) => personId !== without)

export const needsAReviewer =
  'Nobody else named can review the restriction. Give access to another who can first: the family would be out of everybody’s sight.'

/** How somebody comes to see the family: 'social worker, does or answers for something here'. */
export function sayPart(seer: Pick<Seer, 'as' | 'isBusy'> | undefined, labels: Labels): string {
  if (seer === undefined) return 'no part in it today'
  const parts = seer.as.map((standing) => labels(`role.${standing}`))
  return sayList([...parts, ...(seer.isBusy ? ['does or answers for something open here'] : [])])
}

/** People to choose, each with how they come to see the family. */
export const asOptions = (seers: readonly Seer[], labels: Labels): readonly ChildOption[] =>
  seers.map((seer) => ({ id: seer.personId, name: seer.name, note: sayPart(seer, labels) }))

/** The same in a list. */
export const asChoice = (seers: readonly Seer[], labels: Labels): PeopleToChoose => ({
  shown: seers.map((seer) => ({ value: String(seer.personId), text: `${seer.name}, ${sayPart(seer, labels)}` })),
  others: null,
})

/** Those whose work reaches the restricted family and who have no access, nor are denied it. */
export const withoutAccess = (around: AroundAccess): readonly Seer[] =>
  around.seers.filter(
    ({ personId }) => !seesNow(around, personId) && !around.access.denied.some((each) => each.personId === personId),
  )

/** The page of who may see a family. */
export const accessAddress = (familyId: number): string => `/families/${familyId}/access`

/** Who may see a family is kept of the family that is there: one that was joined has no children any more. */
export const joinedMeanwhile = notLawful(
  'This family was joined with another meanwhile, so nothing was kept here. Its address leads to where it is now: look there who may see it.',
  'a family was joined meanwhile',
)
