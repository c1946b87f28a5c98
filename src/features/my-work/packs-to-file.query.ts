import type { Db } from '#records/keeping/db.ts'
import { loadFilingPacks } from '#records/filing/filing-packs.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayDateInFullWithoutYear, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/**
 * What meetings decided, however long ago, and isn't wholly filed yet, child by child. What is owed for a child who isn't followed
 * any more has no day and no count. (FI-02, P18)
 */
export async function packsToFile(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today } = looking
  const packs = await loadFilingPacks(db, looking)
  return packs
    .filter(({ done }) => done.length < filingJobs.length)
    .map(({ itemId, childId, childName, meetingOn, dueOn, done, followedUntil, ...pack }) => ({
      title: `File the decisions of ${sayDateInFullWithoutYear(meetingOn)} for ${childName}`,
      href: `/filing/${itemId}/${childId}`,
      ...(isFollowed({ followedUntil })
        ? {
            detail: `due by the end of ${sayDateWithoutYear(dueOn)} · ${sayCount(filingJobs.length - done.length, 'job')} left`,
            tag: dueTag(dueOn, today),
            on: dueOn,
          }
        : {
            detail: 'still owed to the child’s file',
            tag: { text: 'To do', tone: 'calm' } as const,
            on: 'any-time' as const,
          }),
      pastLimitBy: 0,
      family: familyIn(pack),
      saw: [childId],
    }))
}
