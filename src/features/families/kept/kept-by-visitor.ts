import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { type KeptChild, loadChild } from '#records/families/children.ts'
import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'

/** The family in the address with those of its children that the route's permission reaches; null when there is none. */
export const familyKept = (visit: Visit): Promise<KeptFamily | null> =>
  loadFamily(visit.db, visit.looking, idIn(visit, 'id'))

/** The child in the address, if the route's permission reaches it; else null. */
export const childKept = (visit: Visit): Promise<KeptChild | null> =>
  loadChild(visit.db, visit.looking, idIn(visit, 'id'))

export type OpenClocks = ReadonlyMap<number, OpenClock>

/** The running clocks of a family's children, by the child's id; none where there is no family. */
export const openClocksOf = async (visit: Visit, family: KeptFamily | null): Promise<OpenClocks> =>
  loadOpenClocks(visit.db, family?.children.map(({ id }) => id) ?? [], visit.today)

/** Whether no child is ticked in what was sent; so too where a form is only opened. Where nobody is offered either, there is nothing to ask. */
export const isNobodyTicked = ({ form }: Visit): boolean => form.all('children').length === 0

/** Where a form about a family goes back to. */
export const backToFamily = (family: { readonly id: number; readonly name: string }) => ({
  text: `${family.name} family`,
  href: `/families/${family.id}`,
})

/** Where a page about a child goes back to: the family, which knows whom one came from. */
export const backFromChild = (child: Pick<KeptChild, 'id' | 'familyId' | 'familyName'>) => ({
  text: `${child.familyName} family`,
  href: `/families/${child.familyId}?child=${child.id}`,
})

/** Where a family goes back to: the tracker as it was left, at the row of the child one came from, else of the family's first. */
export const backToTracker = (familyId: number, childId: number | null) => ({
  text: capitalised(nameFor('list.tracker')),
  href: `/tracker?back=yes#${childId === null ? `family-${familyId}` : `child-${childId}`}`,
})

/** A family's children to choose among, by the names they have within it. */
export const childOptions = ({ name, children }: KeptFamily): readonly ChildOption[] =>
  children.map((child) => ({ id: child.id, name: nameWithin(name, child.name) }))
