import type { Visit } from '#door/visit.ts'
import { type ChangesOnPage, changesOfAccess } from '#records/families/changes-kept.ts'
import { loadNames, type Names } from '#records/people/names.ts'
import { idsWithin } from '#records/access/visible-children.ts'
import type { Labels } from '#rules/words/labels.ts'
import { aroundAccess, type AroundAccess, idsOf, sayPart, seesNow, whoReviews, withoutAccess } from './around-access.ts'
import { sayRequest } from './decide-request.ts'

/** Somebody with how they come to see the family. */
export type WithPart = { readonly name: string; readonly part: string }

export type AccessModel = Pick<AroundAccess, 'family'> & {
  readonly access: Omit<AroundAccess['access'], 'named' | 'requests'>
  readonly today: Temporal.PlainDate
  readonly labels: Labels
  readonly named: readonly (AroundAccess['access']['named'][number] & { readonly part: string })[]
  /** Who sees a family that isn't restricted. */
  readonly seeing: readonly WithPart[]
  /** Whose work reaches the restricted family, and who doesn't see it. */
  readonly notSeeing: readonly WithPart[]
  readonly requests: readonly (AroundAccess['access']['requests'][number] & {
    readonly words: string
    readonly mayDecide: boolean
  })[]
  /** Nobody named but the person who asked could decide. */
  readonly nobodyDecides: boolean
  readonly mayAsk: boolean
  readonly mayRestrict: boolean
  readonly history: (ChangesOnPage & { readonly names: Names }) | null
}

const changesShown = 50

/** Who may see a family, since when and why; for those who ask about it or decide, who not, what is asked, and what happened. Null for a family out of reach. (FAM-05) */
export async function showAccess(visit: Visit): Promise<AccessModel | null> {
  const around = await aroundAccess(visit)
  if (around === null) return null
  const { family, access, seers } = around
  const { db, looking, labels, today, actor } = visit
  const [within, history, names] = await Promise.all([
    idsWithin(db, looking, ['ask-restriction', 'restrict-family'] as const, idsOf(around)),
    changesOfAccess(db, looking, family.id, { limit: changesShown, offset: 0 }),
    loadNames(db),
  ])
  const [mayAsk, mayRestrict] = [within('ask-restriction').size > 0, within('restrict-family').size > 0]
  const seerOf = (id: number) => seers.find(({ personId }) => personId === id)
  const withPart = (seer: (typeof seers)[number]): WithPart => ({ name: seer.name, part: sayPart(seer, labels) })
  return {
    family,
    access,
    today,
    labels,
    named: access.named.map((one) => ({ ...one, part: sayPart(seerOf(one.personId), labels) })),
    seeing: access.restriction === null ? seers.filter(({ personId }) => seesNow(around, personId)).map(withPart) : [],
    notSeeing: withoutAccess(around).map(withPart),
    requests: access.requests.map((request) => ({
      ...request,
      words: sayRequest(request),
      mayDecide: mayRestrict && request.askedById !== actor.personId,
    })),
    nobodyDecides:
      access.restriction !== null &&
      access.requests.some(({ askedById }) => whoReviews(around).every(({ personId }) => personId === askedById)),
    mayAsk,
    mayRestrict,
    history: mayAsk ? { ...history, names } : null,
  }
}
