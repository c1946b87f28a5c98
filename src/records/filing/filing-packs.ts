import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import { isSameFor, type PackContent, whatIsNew } from '#rules/filing/filed-content.ts'
import { type FilingJob, filingJobs } from '#rules/filing/filing-jobs.ts'
import { versionOfNote } from '#rules/filing/note-head.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { againstSiblingOrder } from '#records/families/sibling-order.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { type ContentNow, contentsNow } from './content-now.ts'
import { type ConfirmedJob, type FiledVersion, filedVersions, packKey } from './filed-versions.ts'
import { firstChanges } from './first-change.ts'
import { isOfMeetingSince, isOnFile, mayBeOwed, type PackRow, packRows } from './pack-rows.ts'

/** What is to be filed for one child after one item: found from what the meeting recorded, there before anyone files it. (FI-01) */
export type FilingPack = PackRow & {
  /** The version that is to be filed, or the last that was; above 1 it takes the place of an earlier one (FI-03). */
  readonly number: number
  readonly dueOn: Temporal.PlainDate
  /** The jobs done for what stands now. */
  readonly done: readonly ConfirmedJob[]
  /** Jobs done for what stood before: to be done again. */
  readonly superseded: readonly ConfirmedJob[]
}

/** A pack with every version of it that was filed, and what stands now where that had to be compared. */
export type Compared = {
  readonly pack: FilingPack
  readonly versions: readonly FiledVersion[]
  readonly now: ContentNow | null
}

/**
 * The packs of all meetings, however long ago, for children this person may see, that may be owed: one for each child with a decision or direction
 * (a review) or an action at a recorded item. Due the working day after the meeting or, once filed, after what was changed since. Among them
 * are those filed of which something was written since, though it may be the same for them.
 */
export async function loadFilingPacks(db: Db, looking: Looking): Promise<readonly FilingPack[]> {
  const rows = await packRows(db, looking)
    .where(mayBeOwed)
    .where(sql<boolean>`not ${isOnFile}`)
    .execute()
  return (await compared(db, looking, rows, false)).map(({ pack }) => pack)
}

/** The packs of meetings since a day that are wholly on file as they stand, of the latest meetings and at most so many, in the same order. */
export async function packsOnFile(
  db: Db,
  looking: Looking,
  { since, most }: { readonly since: Temporal.PlainDate; readonly most: number },
): Promise<readonly FilingPack[]> {
  const rows = await packRows(db, looking)
    .clearOrderBy()
    .where(isOfMeetingSince(since))
    .where(isOnFile)
    .orderBy('sitting.meetsOn', 'desc')
    .orderBy('child.familyId', 'desc')
    .orderBy(againstSiblingOrder())
    .orderBy('agendaItem.id', 'desc')
    .limit(most)
    .execute()
  return (await compared(db, looking, rows.toReversed(), false)).map(({ pack }) => pack)
}

/** One pack; null when there is nothing to file for that child at that item, or not for this person to see. */
export async function loadFilingPack(
  db: Db,
  looking: Looking,
  itemId: number,
  childId: number,
): Promise<Compared | null> {
  const rows = await packRows(db, looking).where('agendaItem.id', '=', itemId).where('child.id', '=', childId).execute()
  return (await compared(db, looking, rows, true))[0] ?? null
}

/** Sets what was filed beside what stands now, where something was written since; of what was never filed only when it is `wanted`. */
async function compared(
  db: Db,
  looking: Looking,
  rows: readonly PackRow[],
  wanted: boolean,
): Promise<readonly Compared[]> {
  const [calendar, labels, filed] = await Promise.all([
    loadCalendar(db),
    loadLabels(db),
    filedVersions(
      db,
      rows.map(({ itemId }) => itemId),
    ),
  ])
  const versionsOf = (row: PackRow) => filed.get(packKey(row)) ?? []
  const toCompare = rows.filter((row) => {
    const last = versionsOf(row).at(-1)
    return last === undefined ? wanted : row.changed || (wanted && last.content === null)
  })
  const now = await contentsNow(db, looking, toCompare, labels)
  const read = rows.map((row) => standingOf(row, versionsOf(row), now.get(packKey(row)) ?? null))
  const again = read.filter(({ pack, wasFiled }) => wasFiled && pack.superseded.length > 0).map(({ pack }) => pack)
  const changedOn = await firstChanges(db, again)
  return read.map(({ pack, versions, now: standing, wasFiled }) => {
    const change = wasFiled ? (changedOn.get(packKey(pack)) ?? null) : null
    const first = filingDueOn(calendar, pack.meetingOn)
    // What was never wholly filed stays due, and late, by its first date.
    const asFiled = pack.superseded.length === 0 ? (versions.at(-1)?.dueOn ?? first) : first
    return {
      pack: { ...pack, dueOn: change === null ? asFiled : filingDueOn(calendar, change) },
      versions,
      now: standing,
    }
  })
}

function standingOf(row: PackRow, versions: readonly FiledVersion[], now: ContentNow | null) {
  const last = versions.at(-1)
  const latest = filingJobs.flatMap((job) => latestOf(job, versions) ?? [])
  // Where nothing was written since, nothing is compared: all that was done stands.
  const stands = ({ job, content, frozenAt }: DoneJob) =>
    !row.changed || (content !== null && now !== null && isSameFor(job.job, content, now.inNamesOf(frozenAt)))
  const done = latest.filter(stands).map(({ job }) => job)
  const superseded = latest.filter((each) => !stands(each)).map(({ job }) => job)
  const isSame =
    !row.changed || isSameAs(last?.content ?? null, last === undefined ? null : (now?.inNamesOf(last.frozenAt) ?? null))
  const number = last === undefined ? 1 : isSame ? last.number : last.number + 1
  return {
    pack: { ...row, number, dueOn: row.meetingOn, done, superseded },
    versions,
    now,
    wasFiled: latest.length === filingJobs.length,
  }
}

const isSameAs = (filed: PackContent | null, now: PackContent | null): boolean =>
  filed !== null && now !== null && filingJobs.every((job) => isSameFor(job, filed, now))

type DoneJob = Pick<FiledVersion, 'content' | 'frozenAt'> & { readonly job: ConfirmedJob }

function latestOf(wanted: FilingJob, versions: readonly FiledVersion[]): DoneJob | null {
  for (const { jobs, content, frozenAt } of versions.toReversed()) {
    const job = jobs.find(({ job }) => job === wanted)
    if (job !== undefined) return { job, content, frozenAt }
  }
  return null
}

/**
 * What a pack says: the last version as it was filed while that stands; else what is to be filed now, which says in place of which
 * version it stands and what is new. (FI-03)
 */
export function contentOf(compared: Compared): PackContent | null {
  const { pack, versions, now } = compared
  const last = versions.at(-1)
  if (last === undefined) return now?.content ?? null
  if (pack.number === last.number) return last.content ?? now?.content ?? null
  return now === null ? null : asVersion(pack, last, now)
}

function asVersion(pack: FilingPack, last: FiledVersion, { own, content, inNamesOf }: ContentNow): PackContent {
  const version = versionOfNote(pack.number, {
    number: last.number,
    filedOn: dayInEngland(last.frozenAt),
    references: [...new Set(last.jobs.map(({ reference }) => reference))],
    reason: reasonSince(pack, last, own),
    news:
      last.content === null
        ? ['everything: what was filed then wasn’t kept']
        : newsSince(last.content, inNamesOf(last.frozenAt), { own, content }),
  })
  const [head, ...matter] = content.note
  return { ...content, note: [head, version, ...matter].flatMap((part) => part ?? []) }
}

/** What is new, compared in the names of the day it was filed and said in those of today. */
function newsSince(filed: PackContent, then: PackContent, { own, content }: Pick<ContentNow, 'own' | 'content'>) {
  const linesOf = ({ note }: PackContent) => note.flatMap(({ heading, lines }) => [heading, ...lines])
  const today = linesOf(content)
  const said = new Map(linesOf(then).map((line, at) => [line, today[at] ?? line]))
  return whatIsNew(filed, then, { own, shown: (line) => said.get(line) ?? line })
}

function reasonSince({ correction }: FilingPack, { frozenAt }: FiledVersion, own: (text: string) => string) {
  if (correction === null || Temporal.Instant.compare(Temporal.Instant.from(correction.at), frozenAt) < 0) return null
  return own(correction.reason)
}
