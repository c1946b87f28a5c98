import { pagesOf } from '#parts/lists/page-links.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { childrenOfFamily, type KeptChild, loadChild } from '#records/families/children.ts'
import { looksAtChild } from '#records/access/looks.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import type { WhoLooked } from './who-looked.page.ts'

const looksOnAPage = 50

/** One page of who looked at a child; null where this person may not know. Who may know and not see the child is shown no name. (SEC-03) */
export async function showWhoLooked(visit: Visit, childId: number, page: number): Promise<WhoLooked | null> {
  const { db, looking } = visit
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const part = { limit: looksOnAPage, offset: (page - 1) * looksOnAPage }
  const [{ looks, counted }, seen] = await Promise.all([
    looksAtChild(db, childId, part),
    idsAmong(db, lookingFor(visit, 'see-child'), [childId]),
  ])
  const called = seen.has(childId)
    ? { name: child.name, back: { text: child.name, href: `/children/${child.id}` } }
    : { name: await withoutName(visit, child), back: backToReference(child) }
  return { child, ...called, looks, ...pagesOf(counted, page, looksOnAPage) }
}

/** 'child 2 of 3': as the family's children stand in the list that leads here. */
async function withoutName({ db, looking }: Visit, child: KeptChild): Promise<string> {
  const siblings = await childrenOfFamily(db, looking, child.familyId)
  return sayOneOf(siblings.findIndex(({ id }) => id === child.id) + 1, siblings.length)
}

/** What a child is called for those who may not see the child. */
export const sayOneOf = (place: number, many: number): string =>
  many === 1 ? 'the child' : `child ${place} of ${many}`

const backToReference = ({ familyReference }: KeptChild) => ({
  text: `Family ${familyReference}`,
  href: `/who-looked?reference=${encodeURIComponent(familyReference)}`,
})
