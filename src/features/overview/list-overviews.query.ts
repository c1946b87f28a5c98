import type { HalfYear } from '#parts/lists/half-years.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { beforeItsSeries } from '#records/sittings/first-meeting.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { overviewSetting } from '#records/settings/settings.ts'
import { overviewDueOn } from '#rules/overview/overview-settings.ts'

/** A meeting's Overview in the list: its versions published so far, the latest first, and the day its first one was due. */
export type ListedOverview = {
  readonly sitting: StoredSitting
  readonly dueOn: Temporal.PlainDate
  readonly versions: readonly { readonly number: number; readonly publishedAt: Temporal.Instant; readonly by: string }[]
}

/** The meetings of a half year that had one published or had anything to publish, the latest first. */
export async function listOverviews(
  db: Db,
  { from, to }: HalfYear,
  today: Temporal.PlainDate,
): Promise<readonly ListedOverview[]> {
  const [settings, sittings, calendar, isBeforeItsSeries, versions] = await Promise.all([
    overviewSetting.load(db),
    loadSittings(db, from, to),
    loadCalendar(db),
    beforeItsSeries(db),
    db
      .selectFrom('overviewVersion')
      .innerJoin('overview', 'overview.id', 'overviewVersion.overviewId')
      .innerJoin('person', 'person.id', 'overviewVersion.publishedBy')
      .select(['overview.sittingId', 'overviewVersion.number', 'publishedAt', 'person.name as by'])
      .orderBy('overviewVersion.number', 'desc')
      .execute(),
  ])
  return sittings
    .filter((sitting) => sitting.state !== 'cancelled' && !isBeforeItsSeries(sitting))
    .map((sitting) => ({
      sitting,
      dueOn: overviewDueOn(calendar, settings.value, sitting.on),
      versions: versions.filter(({ sittingId }) => sittingId === sitting.id),
    }))
    .filter(({ sitting, versions: published }) => published.length > 0 || isStillToDo(sitting, today))
    .toReversed()
}

/** A meeting that was opened here, or was just now; older ones that nobody opened were never held in Waymark. */
const isStillToDo = ({ state, on }: StoredSitting, today: Temporal.PlainDate): boolean =>
  state !== 'planned' || Temporal.PlainDate.compare(on, today.subtract({ weeks: 1 })) > 0
