import { changesOfChild } from '#records/families/changes-kept.ts'
import { loadChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { loadNames } from '#records/people/names.ts'
import { idsWithin, type Looking } from '#records/access/visible-children.ts'
import { childFormAsKept } from './child-choices.ts'
import type { ChildModel } from './show-child.page.ts'

/** One child with the history of everything written down of them; null for a child that can't be seen. */
export async function showChild(db: Db, looking: Looking, childId: number): Promise<ChildModel | null> {
  const child = await loadChild(db, looking, childId)
  if (child === null) return null
  const [changes, names, labels, within] = await Promise.all([
    changesOfChild(db, looking, childId),
    loadNames(db),
    loadLabels(db),
    idsWithin(db, looking, ['keep-record', 'see-who-looked'] as const, [childId]),
  ])
  const [mayKeep, maySeeWhoLooked] = [within('keep-record').has(childId), within('see-who-looked').has(childId)]
  const form = childFormAsKept(child, { labels, today: looking.today })
  const caseSystem = labels('case-system')
  return { child, today: looking.today, caseSystem, form, changes, names, mayKeep, maySeeWhoLooked }
}
