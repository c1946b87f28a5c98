import { requestsToDecide, restrictionsToReview } from '#records/access/family-access.ts'
import { restrictionsWithoutReviewer } from '#records/access/without-reviewer.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { dueTag, type WorkItem } from './work-item.ts'

const looksAhead = { weeks: 2 }

const asked = {
  restrict: 'Decide whether to restrict',
  lift: 'Decide whether to lift the restriction of',
  access: 'Decide who gets access to',
} as const

/** What others ask about who may see a family, and restrictions to review within two weeks or overdue: for those who decide. (FAM-05) */
export async function accessToDecide(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { today, actor } = looking
  const [requests, reviews, orphaned] = await Promise.all([
    requestsToDecide(db, looking),
    restrictionsToReview(db, looking, today.add(looksAhead)),
    restrictionsWithoutReviewer(db, actor.personId, today),
  ])
  return [
    ...requests.map(({ familyId, asks, familyName, reference, askedBy, askedOn }): WorkItem => ({
      title: `${asked[asks]}: ${familyName} family, ${reference}`,
      href: `/families/${familyId}/access#requests`,
      detail: `${askedBy} asked on ${sayDateWithoutYear(askedOn)}`,
      tag: { text: 'To decide', tone: 'soon' },
      on: 'now',
      pastLimitBy: 0,
      saw: [],
    })),
    ...orphaned.map(({ id, reference }): WorkItem => ({
      title: `Take on a restricted family: ${reference}`,
      href: `/restrictions/${id}/take-on`,
      detail: 'nobody who has access to it can review it any more',
      tag: { text: 'To take on', tone: 'late' },
      on: 'now',
      pastLimitBy: 0,
      saw: [],
    })),
    ...reviews.map(({ familyId, familyName, reference, reviewOn }): WorkItem => ({
      title: `Review the restriction: ${familyName} family, ${reference}`,
      href: `/families/${familyId}/access`,
      detail: `by ${sayDateWithoutYear(reviewOn)}`,
      tag: dueTag(reviewOn, today),
      on: reviewOn,
      pastLimitBy: 0,
      saw: [],
    })),
  ]
}
