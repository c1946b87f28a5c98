import type { InSteps } from '#rules/import/plan/in-steps.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { everSaid, planRecord } from './compare-records.ts'
import { byId, withKey } from './find-records.ts'
import {
  childrenLike,
  childWithId,
  isSomeoneElse,
  knownChildren,
  learn,
  type Identity,
  type KnownChild,
  type KnownChildren,
} from './known-children.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import {
  idOf,
  keptRef,
  type ChildValue,
  type FamilyValue,
  type Kept,
  type Ref,
} from '#rules/import/plan/record-values.ts'
import type { Source } from '#rules/import/sheets/sheet.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type Draft<V> = { readonly ref: Ref; readonly source: Source; readonly kept: Kept<V> | undefined; said: V }
export type DraftChild = Draft<ChildValue>
type DraftFamily = Draft<FamilyValue>

type TrackerRow = { readonly child: Ref; readonly decided: string; readonly place: string }
export const byTrackedChild = ({ child }: TrackerRow): readonly unknown[] => [child]

/** The families and children of the workbook, each known once however many rows name them. */
export type Register = {
  readonly known: KnownChildren
  readonly children: Map<Ref, DraftChild>
  readonly families: Map<Ref, DraftFamily>
  /** The rows of the tracker that came in: a second one of a child needs another decision. */
  readonly trackerRows: TrackerRow[]
}

const knownFrom = (kept: Kept<ChildValue>): KnownChild => {
  const [now, ...earlier] = identitiesOf(kept)
  return {
    ref: keptRef(kept.id),
    family: kept.value.family,
    place: 'Waymark',
    ...now,
    earlier,
    earlierFamilies: everSaid(kept, 'family').slice(1),
  }
}

/** Who a kept child is, and with each field as it was before somebody corrected it in Waymark. */
function identitiesOf(kept: Kept<ChildValue>): readonly [Identity, ...Identity[]] {
  const { caseSystemId, name, bornOn, expectedDeliveryOn } = kept.value
  const now = { caseSystemId, name, birth: bornOn ?? expectedDeliveryOn }
  return [
    now,
    ...everSaid(kept, 'caseSystemId')
      .slice(1)
      .map((id) => ({ ...now, caseSystemId: id })),
    ...everSaid(kept, 'name')
      .slice(1)
      .map((each) => ({ ...now, name: each })),
    ...[...everSaid(kept, 'bornOn'), ...everSaid(kept, 'expectedDeliveryOn')].map((birth) => ({
      ...now,
      birth: birth ?? now.birth,
    })),
  ]
}

export const startRegister = ({ existing }: Workings): Register => ({
  known: knownChildren(existing.children.map(knownFrom)),
  children: new Map(),
  families: new Map(),
  trackerRows: [],
})

const keptBy = <V>(kept: readonly Kept<V>[], ref: Ref): Kept<V> | undefined => {
  const wanted = idOf(ref)
  return wanted === null ? undefined : withKey(kept, byId, wanted)[0]
}

export const familyName = (workings: Workings, { families }: Register, ref: Ref): string =>
  families.get(ref)?.said.name ?? keptBy(workings.existing.families, ref)?.value.name ?? ''

/** Children who stand together. `isNamed`: the sheet names the family; else the name is a child's surname and renames no kept family. */
export type FamilyGroup = {
  readonly name: string
  readonly isNamed: boolean
  readonly key: string
  readonly source: Source
  readonly members: readonly Identity[]
}

/**
 * The family of children who stand together: the one in which any of them is known by case-system id; else the one of that name in which one is
 * known by name and birth; else a new one. The same surname alone is never the same family (FAM-06).
 */
export function familyOf(workings: Workings, register: Register, group: FamilyGroup): Ref {
  const knownById = group.members
    .map((identity) => ({ identity, child: childWithId(register.known, identity) }))
    .find(({ identity, child }) => child !== undefined && !isSomeoneElse(identity, child))?.child
  const keepsItsName = (child: KnownChild) => (child.earlierFamilies.length > 0 ? { ...group, isNamed: false } : group)
  if (knownById !== undefined) return draftFamily(workings, register, knownById.family, keepsItsName(knownById))
  const like = group.members.flatMap((identity) => likeInFamiliesCalled(workings, register, identity, group.name))
  const [child, ...others] = [...new Map(like.map((each) => [each.family, each])).values()]
  return child !== undefined && others.length === 0
    ? draftFamily(workings, register, child.family, keepsItsName(child))
    : draftFamily(workings, register, `family:${group.key}`, group)
}

/** Children who may be the one meant, in any family that is or was called so. */
function likeInFamiliesCalled(workings: Workings, register: Register, identity: Identity, name: string) {
  const isOfThatName = ({ family, earlierFamilies }: KnownChild) =>
    [family, ...earlierFamilies].some((each) => nameKey(familyName(workings, register, each)) === nameKey(name))
  return childrenLike(register.known, identity).filter(isOfThatName)
}

function draftFamily(workings: Workings, { families }: Register, ref: Ref, group: FamilyGroup): Ref {
  const kept = keptBy(workings.existing.families, ref)
  const name = group.isNamed ? group.name : (kept?.value.name ?? group.name)
  if (!families.has(ref)) families.set(ref, { ref, source: group.source, kept, said: { name } })
  return ref
}

export type WhyNobody =
  { readonly kind: 'several-children' } | { readonly kind: 'id-of-someone-else'; readonly other: KnownChild }

/** The child a row is about, already known or new in this family (FAM-06); refused where nobody can tell. */
export function childOf(
  workings: Workings,
  register: Register,
  identity: Identity,
  family: Ref,
  source: Source,
): Outcome<DraftChild, WhyNobody> {
  const knownById = childWithId(register.known, identity)
  if (knownById !== undefined) {
    const isOther = isSomeoneElse(identity, knownById)
    return isOther
      ? refused({ kind: 'id-of-someone-else', other: knownById })
      : allowed(draftChild(workings, register, knownById.ref, { ...identity, family: knownById.family }, source))
  }
  const [match, ...others] = childrenLike(register.known, identity).filter((child) => child.family === family)
  if (others.length > 0 || (match === undefined && isOneOfSeveral(workings, register, identity, family)))
    return refused({ kind: 'several-children' })
  const ref = match?.ref ?? `child:${identity.caseSystemId ?? `${source.sheet}!${source.row}`}`
  return allowed(draftChild(workings, register, ref, { ...identity, family }, source))
}

/** Whether somebody without an id may be any of several children, each in another family of that name: another one would be made at every load. */
function isOneOfSeveral(workings: Workings, register: Register, identity: Identity, family: Ref): boolean {
  if (identity.caseSystemId !== null) return false
  const name = familyName(workings, register, family)
  const like = likeInFamiliesCalled(workings, register, identity, name).map((child) => child.family)
  return new Set(like).size > 1
}

function draftChild(
  workings: Workings,
  { known, children }: Register,
  ref: Ref,
  who: Identity & { readonly family: Ref },
  source: Source,
): DraftChild {
  const already = children.get(ref)
  const before = known.byRef.get(ref)
  if (already !== undefined) {
    if (who.caseSystemId !== null) already.said = { ...already.said, caseSystemId: who.caseSystemId }
    if (before !== undefined) learn(known, { ...before, caseSystemId: already.said.caseSystemId })
    return already
  }
  const place = `${source.sheet}, row ${source.row}`
  learn(known, {
    ref,
    family: before?.family ?? who.family,
    caseSystemId: who.caseSystemId ?? before?.caseSystemId ?? null,
    name: who.name ?? before?.name ?? null,
    birth: who.birth ?? before?.birth ?? null,
    place,
    earlier: before?.earlier ?? [],
    earlierFamilies: before?.earlierFamilies ?? [],
  })
  const draft: DraftChild = {
    ref,
    source,
    kept: keptBy(workings.existing.children, ref),
    said: {
      family: before?.family ?? who.family,
      name: who.name ?? before?.name ?? `Child ${who.caseSystemId ?? ''}`,
      caseSystemId: who.caseSystemId,
      unborn: null,
      bornOn: null,
      expectedDeliveryOn: null,
      team: null,
      socialWorker: null,
      solicitor: null,
      followedUntil: null,
      noLongerBecause: null,
      notes: null,
    },
  }
  children.set(ref, draft)
  return draft
}

/** Writes families and children into the plan, once every sheet has said what it has to say of them; a family nobody is in stays out. */
export function* planRegister({ planned }: Workings, { families, children }: Register): InSteps<void> {
  const peopled = new Set(children.values().map(({ said }) => said.family))
  for (const { ref, source, said, kept } of families.values()) {
    if (peopled.has(ref)) planned.families.push(planRecord(ref, source, said, kept))
    yield
  }
  for (const { ref, source, said, kept } of children.values()) {
    planned.children.push(planRecord(ref, source, said, kept))
    yield
  }
}
