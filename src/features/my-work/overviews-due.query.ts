import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import type { Labels } from '#rules/words/labels.ts'
import { overviewDueOn } from '#rules/overview/overview-settings.ts'
import { overviewSetting } from '#records/settings/settings.ts'
import { hasBegun } from './meeting-work.query.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** Meetings whose Legal Overview isn't published yet; it is due by the end of the next working day. (LO-01) */
export async function overviewsDue(
  db: Db,
  sittings: readonly StoredSitting[],
  today: PlainDate,
  labels: Labels,
): Promise<readonly WorkItem[]> {
  const begun = sittings.flatMap((sitting) => (sitting.id !== null && hasBegun(sitting, today) ? [sitting] : []))
  if (begun.length === 0) return []
  const [settings, calendar, rows] = await Promise.all([
    overviewSetting.load(db),
    loadCalendar(db),
    db
      .selectFrom('overviewVersion')
      .innerJoin('overview', 'overview.id', 'overviewVersion.overviewId')
      .select('overview.sittingId')
      .distinct()
      .execute(),
  ])
  const published = new Set(rows.map(({ sittingId }) => sittingId))
  return begun
    .filter(({ id }) => id !== null && !published.has(id))
    .map((sitting) => {
      const dueOn = overviewDueOn(calendar, settings.value, sitting.on)
      return {
        title: `Publish the ${labels('document.legal-overview')} of ${sayMeetingOf(sayDateInFullWithoutYear(sitting.on), sitting)}`,
        href: `/overviews/${sitting.address}`,
        detail: `due by the end of ${sayDateWithoutYear(dueOn)}`,
        tag: dueTag(dueOn, today),
        on: dueOn,
        pastLimitBy: 0,
        saw: [],
      }
    })
}
