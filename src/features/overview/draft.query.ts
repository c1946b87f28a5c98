import { contentHash } from '#platform/content-hash.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { leftOutRows } from '#records/import/left-out-rows.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadDraft, type OverviewDraft } from '#records/overview/overviews.ts'
import { lastPublishedBefore, type OverviewVersion, versionsOfSitting } from '#records/overview/published-overviews.ts'
import { overviewSetting } from '#records/settings/settings.ts'
import { findSitting, type StoredSitting } from '#records/sittings/sittings.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { overviewDueOn } from '#rules/overview/overview-settings.ts'
import type { OverviewContent } from '#rules/overview/content.ts'
import { draftOverview, isComparable, standingIn } from '#rules/overview/draft-overview.ts'
import { comparedWith, type Reader } from './reader.query.ts'
import { entriesOfWeek } from './week.query.ts'

/** The draft of a meeting's Overview as the records stand now; `versions` what was published of it, the latest first. (LO-01) */
export type DraftInView = {
  readonly sitting: StoredSitting
  /** By the end of this day it is published. */
  readonly dueOn: Temporal.PlainDate
  readonly draft: OverviewDraft
  readonly content: OverviewContent
  /** Tells whether anything changed between looking at a draft and publishing it. */
  readonly hash: string
  readonly versions: readonly OverviewVersion[]
  /** What it is compared with; null for the first. */
  readonly last: OverviewVersion | null
}

/** A meeting that has begun or is over; null for one to come, a cancelled one, or none. */
export async function meetingWithOverview(
  db: Db,
  address: string,
  today: Temporal.PlainDate,
): Promise<StoredSitting | null> {
  const sitting = await findSitting(db, address)
  return sitting === null || sitting.state === 'cancelled' || isAfter(sitting.on, today) ? null : sitting
}

/** The draft at a meeting's address, as far as this person may see it; null when that meeting has none. */
export async function loadDraftInView(db: Db, reader: Reader, address: string): Promise<DraftInView | null> {
  const sitting = await meetingWithOverview(db, address, reader.today)
  if (sitting === null) return null
  const [settings, calendar, draft, versions, last, leftOut] = await Promise.all([
    overviewSetting.load(db),
    loadCalendar(db),
    loadDraft(db, sitting.id),
    sitting.id === null ? [] : versionsOfSitting(db, sitting.id),
    lastPublishedBefore(db, sitting.seriesId, sitting.on),
    leftOutRows(db),
  ])
  const comparable = last !== null && isComparable(last.content) ? last.content : null
  const looking = { ...reader, permission: 'draft-overview' } as const
  const [before, entries] = await Promise.all([
    comparable === null ? null : comparedWith(db, reader, comparable),
    entriesOfWeek(db, looking, sitting, new Set(standingIn(comparable).keys())),
  ])
  const content = draftOverview({
    meetingOn: sitting.on.toString(),
    leftOut,
    entries,
    prose: (section) => draft.prose(section).text,
    last: before,
  })
  const dueOn = overviewDueOn(calendar, settings.value, sitting.on)
  return { sitting, dueOn, draft, content, hash: contentHash(content), versions, last }
}
