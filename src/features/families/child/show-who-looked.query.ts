import { pagesOf } from '#parts/lists/page-links.ts'
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
  const part = { limit: looksOnAPage, offset: (page - 1) * looksOnAPage }
  const { looks, counted } = await looksAtChild(db, childId, part)
  return { child, looks, ...pagesOf(counted, page, looksOnAPage) }
}
