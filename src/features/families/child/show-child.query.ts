import { pagesOf } from '#parts/lists/page-links.ts'
import { changesOfChild } from '#records/families/changes-kept.ts'
import { loadChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { loadCaseHolderNames } from '#records/people/case-holders.ts'
import { loadNames } from '#records/people/names.ts'
import { idsWithin, type Looking } from '#records/access/visible-children.ts'
import { courtOfFamily, openCaseOf } from '#features/families/family/court-of-family.query.ts'
import { loadClocks } from '#records/pre-proceedings/clocks.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { childFormAsKept } from './child-choices.ts'
import type { ChildModel } from './show-child.page.ts'

const changesOnAPage = 25

/** One child with a page of the history of everything written down of them; null for a child that can't be seen. */
export async function showChild(db: Db, looking: Looking, childId: number, page: number): Promise<ChildModel | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const part = { limit: changesOnAPage, offset: (page - 1) * changesOnAPage }
  const [{ changes, counted }, names, labels, within, clocks, court, holderName] = await Promise.all([
    changesOfChild(db, looking, childId, part),
    loadNames(db),
    loadLabels(db),
    idsWithin(db, looking, ['keep-record', 'see-who-looked'] as const, [childId]),
    loadClocks(db, [childId], looking.today),
    courtOfFamily(db, looking, child.familyId),
    loadCaseHolderNames(db, looking.today),
  ])
  const [mayKeep, maySeeWhoLooked] = [within('keep-record').has(childId), within('see-who-looked').has(childId)]
  const form = childFormAsKept(child, { labels, today: looking.today }, holderName(child.socialWorkerId))
  const history = { changes, names, ...pagesOf(counted, page, changesOnAPage) }
  const caseSystem = labels('case-system')
  const all = clocks.get(childId) ?? []
  const open = all.flatMap(({ stored, clock }) => (clock.kind === 'running' ? [{ stored, clock }] : []))[0] ?? null
  const inCourt = open === null && isFollowed(child) ? openCaseOf(court, childId) : null
  const clock = { open, earlier: all.filter((each) => each.clock.kind === 'stopped'), inCourt, court }
  return { child, clock, today: looking.today, caseSystem, labels, form, history, mayKeep, maySeeWhoLooked }
}
