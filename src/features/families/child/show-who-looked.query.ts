import { loadChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import { looksAtChild } from '#records/access/looks.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { WhoLooked } from './who-looked.page.ts'

const looksOnAPage = 50

/** One page of who looked at a child; null where this person may not know. */
export async function showWhoLooked(
  db: Db,
  looking: Looking,
  childId: number,
  page: number,
): Promise<WhoLooked | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const found = await looksAtChild(db, childId, { limit: looksOnAPage, offset: (page - 1) * looksOnAPage })
  return { child, ...found, page, pages: Math.max(1, Math.ceil(found.count / looksOnAPage)) }
}
