import { pagesOf } from '#parts/lists/page-links.ts'
import { changesOfFamily } from '#records/families/changes-kept.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadFamily } from '#records/families/families.ts'
import { knowingChildren, loadNames } from '#records/people/names.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { HistoryModel } from '#features/families/kept/history.page.ts'

const changesOnAPage = 50

/** One page of a family's history; null for a family that can't be seen. */
export async function showHistory(
  db: Db,
  looking: Looking,
  familyId: number,
  page: number,
): Promise<(HistoryModel & { readonly children: readonly KeptChild[] }) | null> {
  const family = await loadFamily(db, looking, familyId)
  if (family === null) return null
  const part = { limit: changesOnAPage, offset: (page - 1) * changesOnAPage }
  const [history, names] = await Promise.all([changesOfFamily(db, looking, familyId, part), loadNames(db)])
  const { changes, counted } = history
  const shown = { changes, names: knowingChildren(names, family.children), ...pagesOf(counted, page, changesOnAPage) }
  return { familyId, familyName: family.name, children: family.children, ...shown }
}
