import type { Db } from '#records/keeping/db.ts'
import { copiesSentTo } from '#records/overview/published-overviews.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { WorkItem } from './work-item.ts'

/** Copies of the Legal Overview somebody was sent and hasn't opened: of each meeting the latest version alone. (LO-03) */
export async function unreadCopies(db: Db, personId: number, labels: Labels): Promise<readonly WorkItem[]> {
  const copies = await copiesSentTo(db, personId)
  const latest = [...Map.groupBy(copies, ({ overviewId }) => overviewId).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  )
  return latest
    .filter(({ openedAt }) => openedAt === null)
    .map(({ id, number, meetsOn, apart, publishedAt }) => ({
      title: `Read your copy of the ${labels('document.legal-overview')} of ${sayMeetingOf(sayDateInFullWithoutYear(meetsOn), { apart })}`,
      href: `/overview-copies/${id}`,
      detail: `published on ${sayMoment(publishedAt)}${number === 1 ? '' : `, version ${number}`}`,
      tag: { text: 'To read', tone: 'calm' },
      on: 'now',
      pastLimitBy: 0,
      saw: [],
      kind: 'notice',
    }))
}
