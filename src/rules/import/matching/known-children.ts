import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import type { Ref } from '#rules/import/plan/record-values.ts'

/** What a row says of who it is about; null is what it doesn't say. `birth` is the date of birth or the expected date. */
export type Identity = {
  readonly caseSystemId: string | null
  readonly name: string | null
  readonly birth: PlainDate | null
}

/** A child known so far: kept by Waymark, met in the workbook, or both. `place` says where, for a sentence. */
export type KnownChild = Identity & {
  readonly ref: Ref
  readonly family: Ref
  readonly place: string
  /** What Waymark knew of the child before somebody corrected it there; a workbook may still say so. */
  readonly earlier: readonly Identity[]
  /** The families the child was in before somebody joined them with this one. */
  readonly earlierFamilies: readonly Ref[]
}

/** The children known so far, found by reference, by case-system id and by name. */
export type KnownChildren = {
  readonly byRef: Map<Ref, KnownChild>
  readonly byId: Map<string, Ref>
  readonly byName: Map<string, Set<Ref>>
}

/** Adds a child, or what has been learnt of one. */
export function learn({ byRef, byId, byName }: KnownChildren, child: KnownChild): void {
  byRef.set(child.ref, child)
  if (child.caseSystemId !== null) byId.set(child.caseSystemId, child.ref)
  for (const { caseSystemId } of child.earlier)
    if (caseSystemId !== null && !byId.has(caseSystemId)) byId.set(caseSystemId, child.ref)
  for (const { name } of everKnownAs(child)) {
    const key = nameKey(name ?? '')
    byName.set(key, (byName.get(key) ?? new Set()).add(child.ref))
  }
}

const everKnownAs = (child: KnownChild): readonly Identity[] => [child, ...child.earlier]

export function knownChildren(children: readonly KnownChild[]): KnownChildren {
  const known: KnownChildren = { byRef: new Map(), byId: new Map(), byName: new Map() }
  for (const child of children) learn(known, child)
  return known
}

/** An id beside a name that shares no word with the one it had, and beside another birth, is a slip: it would rename somebody else's child. */
export function isSomeoneElse(identity: Identity, child: KnownChild): boolean {
  if (identity.name === null || child.name === null) return false
  const words = new Set(everKnownAs(child).flatMap(({ name }) => nameKey(name ?? '').split(' ')))
  const sharesAWord = nameKey(identity.name)
    .split(' ')
    .some((word) => words.has(word))
  const sameBirth = everKnownAs(child).some(
    ({ birth }) => identity.birth !== null && birth !== null && identity.birth.equals(birth),
  )
  return !sharesAWord && !sameBirth
}

/** The child of that case-system id. */
export function childWithId({ byRef, byId }: KnownChildren, { caseSystemId }: Identity): KnownChild | undefined {
  const ref = caseSystemId === null ? undefined : byId.get(caseSystemId)
  return ref === undefined ? undefined : byRef.get(ref)
}

const isSameBirth = (one: PlainDate | null, other: PlainDate | null): boolean =>
  one === null || other === null || one.equals(other)

/** Children who may be the one meant where an id is missing on either side: the same name, and no other birth. Two ids are two children. */
export function childrenLike({ byRef, byName }: KnownChildren, identity: Identity): readonly KnownChild[] {
  const refs = identity.name === null ? [] : [...(byName.get(nameKey(identity.name)) ?? [])]
  return refs
    .flatMap((ref) => byRef.get(ref) ?? [])
    .filter((child) => identity.caseSystemId === null || child.caseSystemId === null)
    .filter((child) => everKnownAs(child).some(({ birth }) => isSameBirth(identity.birth, birth)))
}
