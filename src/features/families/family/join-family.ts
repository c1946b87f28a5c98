import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page, refusal } from '#door/answers.ts'
import { findByReference, type KeptFamily, loadFamily } from '#records/families/families.ts'
import { holdToJoin, isOneRestricted, joinFamilies } from '#records/families/join-families.ts'
import { childIdsOfFamily } from '#records/access/visible-children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { joinFamilyPage, whichFamilyPage } from './join-family.page.ts'

/** Asks which family this one belongs with; once it is named, shows both before anything is done. */
export async function showJoinFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const reference = visit.query.get('reference')?.trim() ?? null
  const other = reference === null ? null : await otherFamily(visit, family, reference)
  if (other === null) return page(whichFamilyPage({ family, reference }), idsOf(family))
  return page(joinFamilyPage({ family, other, state: opened(visit, family.version) }), idsOf(family, other))
}

/** Makes the family one with another, when imported or entered twice, or when a child turns out to be a sister or brother. (FAM-02, FAM-06) */
export async function joinFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  const reference = visit.form.text('reference').trim()
  const other = family === null ? null : await otherFamily(visit, family, reference)
  if (family === null) return notFound()
  if (other === null && (await isJoinedHere(visit, family, reference)))
    return refusal(
      whichFamilyPage({ family, reference, isJoinedHere: true }),
      'joined with this one already',
      idsOf(family),
    )
  if (other === null) return page(whichFamilyPage({ family, reference }), idsOf(family))
  return saveForm(visit, {
    read: { ok: true, value: null },
    save: async (tx) => {
      if (await holdToJoin(tx, [family.id, other.id]))
        return notLawful(joinedMeanwhile, 'a family was joined meanwhile')
      if (await hasOthers(tx, visit, family.id)) return notLawful(notAllOfThem, 'a child is with another team')
      if (await isOneRestricted(tx, [family.id, other.id])) return notLawful(oneIsRestricted, 'a family is restricted')
      const saved = await joinFamilies(tx, visit, { ...family, version: versionIn(visit) }, other)
      return unlessMeanwhile(saved, { goTo: `/families/${other.id}`, children: idsOf(family, other) })
    },
    show: async (problem) => {
      const now = (await familyKept(visit)) ?? family
      const kept = { kind: 'family', id: now.id, version: now.version, words: { Family: now.name } }
      return joinFamilyPage({
        family: now,
        other,
        state: await openedAgain(visit, null, problem, kept, { Family: family.name }),
      })
    },
    saw: idsOf(family, other),
  })
}

const notAllOfThem = `Some children of this family are with another team, so you can’t move all of them. The ${nameFor('role.panel-administrator')} can.`
const joinedMeanwhile =
  'One of the two families has been joined with another meanwhile, so nothing was joined here. Its address and reference lead to where it is now: look there first.'
const oneIsRestricted =
  'One of the two families is restricted, and joining them would change who can see them. Whoever approved the restriction lifts it first.'

/** Whether the family has children, as it is now, that this person doesn't see: not those who came with another family meanwhile. */
async function hasOthers(tx: Tx, { looking }: Visit, familyId: number): Promise<boolean> {
  const [all, seen] = [await childIdsOfFamily(tx, familyId), await loadFamily(tx, looking, familyId)]
  return seen !== null && all.length > seen.children.length
}

/** Whether the family of that reference was joined with this one before. */
const isJoinedHere = async ({ db }: Visit, family: KeptFamily, reference: string): Promise<boolean> =>
  family.reference.toLowerCase() !== reference.toLowerCase() && (await findByReference(db, reference)) === family.id

/** The other family of that reference, which this person keeps too. */
async function otherFamily(visit: Visit, family: KeptFamily, reference: string): Promise<KeptFamily | null> {
  const id = await findByReference(visit.db, reference)
  return id === null || id === family.id ? null : loadFamily(visit.db, visit.looking, id)
}

const idsOf = (...families: readonly KeptFamily[]): readonly number[] =>
  families.flatMap(({ children }) => children.map(({ id }) => id))
