import { contentHash } from '#platform/content-hash.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { leftOutRows } from '#records/import/left-out-rows.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadDraft, type OverviewDraft } from '#records/overview/overviews.ts'
import { lastPublishedBefore, type OverviewVersion, versionsOfSitting } from '#records/overview/published-overviews.ts'
import { loadLabels, loadLabelsAt } from '#records/settings/labels.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayAll } from '#rules/words/name-for.ts'
import { overviewSetting } from '#records/settings/settings.ts'
import { findSitting, type StoredSitting } from '#records/sittings/sittings.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import type { OverviewContent } from '#rules/overview/content.ts'
import { copyFor } from '#rules/overview/copy-for.ts'
import { corrected, withCorrections } from '#rules/overview/correct.ts'
import { type Difference, differences } from '#rules/overview/differences.ts'
import { draftOverview, isComparable, standingIn } from '#rules/overview/draft-overview.ts'
import { withAllEdited } from '#rules/overview/edited-words.ts'
import { overviewDueOn } from '#rules/overview/overview-settings.ts'
import { comparedWith, maySee, type Reader } from './reader.query.ts'
import { entriesOfWeek } from './week.query.ts'

/**
 * The draft of a meeting's Overview: the first version's is the week as the records stand now; every later one's the version before as it
 * was frozen, with what was chosen of all that happened since. `versions` what was published of it, the latest first. (LO-01, LO-02)
 */
export type DraftInView = {
  readonly sitting: StoredSitting
  /** By the end of this day it is published. */
  readonly dueOn: Temporal.PlainDate
  readonly draft: OverviewDraft
  /** As far as this person may see it. */
  readonly content: OverviewContent
  /** All of it, for publishing and for nobody to look at. */
  readonly whole: OverviewContent
  /** The same before the words written over items', as far as this person may see it: what those are written over. */
  readonly unedited: OverviewContent
  /** What happened since the last version, as far as this person may see it; nothing before the first. */
  readonly since: readonly Difference[]
  /** Whether a version after the first would say the same as the one before, word for word. */
  readonly isUnchanged: boolean
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
  const [settings, calendar, draft, versions, last] = await Promise.all([
    overviewSetting.load(db),
    loadCalendar(db),
    loadDraft(db, sitting.id),
    sitting.id === null ? [] : versionsOfSitting(db, sitting.id),
    lastPublishedBefore(db, sitting.seriesId, sitting.on),
  ])
  const dueOn = overviewDueOn(calendar, settings.value, sitting.on)
  const about = { sitting, dueOn, draft, versions, last }
  const [published] = versions
  const contents = await (published === undefined
    ? firstVersion(db, reader, about)
    : correctionOf(db, reader, about, published))
  const hash = contentHash(contents.whole)
  const isUnchanged =
    published !== undefined && hash === contentHash(withCorrections(published.content, published.content))
  return { ...about, ...contents, hash, isUnchanged }
}

type About = Pick<DraftInView, 'sitting' | 'draft' | 'last'>
type Contents = Pick<DraftInView, 'content' | 'whole' | 'unedited' | 'since'>

/** The first version: the week as the records stand now. */
async function firstVersion(db: Db, reader: Reader, about: About): Promise<Contents> {
  const unedited = await weekNow(db, reader, { ...about, labels: await loadLabels(db) })
  const content = written(unedited, about.draft)
  return { content, whole: content, unedited, since: [] }
}

/**
 * A later one: the version before with what was chosen since, all of it and what of that this person may see. It goes on calling everything as
 * the version before does, so that a name that changed since is no news.
 */
async function correctionOf(db: Db, reader: Reader, about: About, version: OverviewVersion): Promise<Contents> {
  const { content: published, publishedAt } = version
  const labels = await loadLabelsAt(db, publishedAt)
  const next = corrected(published, about.draft.taken)
  const [now, may] = await Promise.all([weekNow(db, reader, { ...about, labels }), maySee(db, reader, next)])
  const whole = withCorrections(written(next, about.draft), published)
  const unedited = copyFor(next, may)
  return { content: copyFor(whole, may), whole, unedited, since: differences(unedited, written(now, about.draft)) }
}

/** The week as the records stand now, as far as this person may see it. */
async function weekNow(
  db: Db,
  reader: Reader,
  { sitting, draft, last, labels }: About & { readonly labels: Labels },
): Promise<OverviewContent> {
  const comparable = last !== null && isComparable(last.content) ? last.content : null
  const looking = { ...reader, permission: 'draft-overview' } as const
  const [before, entries, leftOut] = await Promise.all([
    comparable === null ? null : comparedWith(db, reader, comparable),
    entriesOfWeek(db, looking, sitting, new Set(standingIn(comparable).keys())),
    leftOutRows(db),
  ])
  // Set beside what was published, which says its names already.
  const said = sayAll(entries, labels)
  const content = draftOverview({
    meetingOn: sitting.on.toString(),
    takes: sitting.takes,
    leftOut,
    entries: said,
    prose: (section) => draft.prose(section).text,
    last: before,
  })
  return sayAll(content, labels)
}

/** With the words written over its sections and items. */
function written(content: OverviewContent, { prose, edited }: OverviewDraft): OverviewContent {
  const parts = content.parts.map((part) => ({ ...part, prose: prose(part.section).text }))
  return withAllEdited({ ...content, parts }, new Map([...edited].map(([key, { words }]) => [key, words])))
}
