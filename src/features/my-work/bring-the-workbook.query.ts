import { isAnyChildRecorded } from '#records/set-up/set-up.ts'
import type { Db } from '#records/keeping/db.ts'
import type { WorkItem } from './work-item.ts'

/** A new authority begins with the workbook the council keeps; once any child is recorded, nobody is asked again. (FAM-06) */
export async function bringTheWorkbook(db: Db): Promise<readonly WorkItem[]> {
  if (await isAnyChildRecorded(db)) return []
  return [
    {
      title: 'Bring the workbook the council keeps',
      href: '/import',
      detail: 'no child is recorded yet; nothing is loaded before you have seen what it would do',
      tag: { text: 'None yet', tone: 'soon' },
      on: 'now',
      pastLimitBy: 0,
      saw: [],
    },
  ]
}
