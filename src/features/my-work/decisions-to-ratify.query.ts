import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { decisionsToRatify } from '#records/pre-proceedings/outside-decisions.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { outsideNames } from '#rules/pre-proceedings/outside-panel.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { familyIn, type WorkItem } from './work-item.ts'

/** What somebody decided outside a panel, or wrote down for who did, until a meeting has said what it makes of it. (SET-07) */
export async function decisionsStandingToRatify(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { personId } = looking.actor
  const decisions = await decisionsToRatify(db, looking)
  return decisions
    .filter(({ decidedBy, recordedBy }) => decidedBy === personId || recordedBy === personId)
    .map(({ id, does, decidedOn, decidedBy, decider, children, ...of }) => ({
      title: `Stands to be ratified: ${sayNames(children.map(({ name }) => name))}`,
      href: `/outside-decisions/${id}`,
      detail: `${outsideNames[does].toLowerCase()} on ${sayDateWithoutYear(decidedOn)} · ${decidedBy === personId ? 'you decided it' : decider}`,
      tag: { text: 'On the next agenda', tone: 'calm' },
      on: 'any-time',
      pastLimitBy: 0,
      family: familyIn(of),
      saw: children.map((child) => child.id),
    }))
}
