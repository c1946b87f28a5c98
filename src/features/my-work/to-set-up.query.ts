import type { Db } from '#records/keeping/db.ts'
import { loadSetUp } from '#records/set-up/set-up.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { essentialLacks } from '#rules/set-up/set-up.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { WorkItem } from './work-item.ts'

/** What children can't be followed without and is missing in the settings, as long as nobody left it as it is. (SET-09) */
export async function toSetUp(db: Db, labels: Labels, today: PlainDate): Promise<readonly WorkItem[]> {
  const [first, ...others] = essentialLacks(await loadSetUp(db, labels, today))
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` And ${sayCount(others.length, 'more thing')}.`
  return [
    {
      title: 'Go on with setting up',
      href: '/settings/start',
      detail: `${capitalised(first.says)}${more}`,
      tag: { text: 'Missing', tone: 'soon' },
      on: 'now',
      pastLimitBy: 0,
      saw: [],
    },
  ]
}
