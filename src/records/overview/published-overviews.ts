import { sql } from 'kysely'
import { contentHash, withHash } from '#platform/content-hash.ts'
import type { OverviewContent } from '#rules/overview/content.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { seriesNameOfSitting } from '#records/sittings/names-of-the-day.ts'
import { readContent } from './overview-content.ts'

/** A published version as it was frozen. `isIntact`: its content still has the hash it was published with. (LO-02) */
export type OverviewVersion = {
  readonly id: number
  readonly number: number
  readonly content: OverviewContent
  readonly hash: string
  readonly isIntact: boolean
  readonly publishedAt: Temporal.Instant
  readonly publishedBy: string
  readonly reason: string | null
  /** What such an Overview was called on that day, and the authority; null from before that was kept. */
  readonly called: string
  readonly council: string | null
  /** The meeting's name, where the authority had several on that day. */
  readonly apart: string | null
}

const versionsOf = (db: Db) =>
  db
    .selectFrom('overviewVersion')
    .innerJoin('overview', 'overview.id', 'overviewVersion.overviewId')
    .select(['overviewVersion.id', 'overviewVersion.number', 'overviewVersion.content', 'contentHash', 'publishedAt'])
    .select(['publishedByName as publishedBy', 'overviewVersion.reason', 'called', 'council', 'overviewVersion.apart'])

type Row = Awaited<ReturnType<ReturnType<typeof versionsOf>['execute']>>[number]

function versionFrom({ content: json, contentHash: hash, ...row }: Row): OverviewVersion {
  return { ...row, content: readContent(json), hash, isIntact: contentHash(json) === hash }
}

/** The published versions of a meeting's Overview, the latest first. */
export async function versionsOfSitting(db: Db, sittingId: number): Promise<readonly OverviewVersion[]> {
  const rows = await versionsOf(db)
    .where('overview.sittingId', '=', sittingId)
    .orderBy('overviewVersion.number', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** The latest version of the Overview of the series' last published meeting before a day; null when there is none. */
export async function lastPublishedBefore(
  db: Db,
  seriesId: number,
  before: Temporal.PlainDate,
): Promise<OverviewVersion | null> {
  const row = await versionsOf(db)
    .innerJoin('sitting', 'sitting.id', 'overview.sittingId')
    .where('sitting.seriesId', '=', seriesId)
    .where('sitting.meetsOn', '<', before)
    .orderBy('sitting.meetsOn', 'desc')
    .orderBy('overviewVersion.number', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : versionFrom(row)
}

type ToPublish = {
  readonly overviewId: number
  readonly number: number
  readonly content: OverviewContent
  readonly reason: string | null
  readonly called: string
  readonly council: string | null
  readonly apart: string | null
  readonly publishedBy: string
}

/** Freezes a version with its hash; answers its id. It can never be changed after this. (LO-02, M3) */
export async function publishVersion(tx: Tx, deed: Deed, version: ToPublish): Promise<number> {
  const { id } = await tx
    .insertInto('overviewVersion')
    .values({
      overviewId: version.overviewId,
      number: version.number,
      reason: version.reason,
      called: version.called,
      council: version.council,
      apart: version.apart,
      publishedByName: version.publishedBy,
      ...withHash(version.content),
      publishedAt: deed.now,
      publishedBy: deed.actor.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type CopyToFreeze = {
  readonly personId: number
  readonly sentTo: string
  readonly because: string
  readonly content: OverviewContent
}

/** Freezes each recipient's copy of a version with its hash; answers their ids in the order given. (LO-03) */
export async function freezeCopies(
  tx: Tx,
  overviewVersionId: number,
  copies: readonly CopyToFreeze[],
): Promise<readonly number[]> {
  if (copies.length === 0) return []
  const rows = copies.map(({ personId, sentTo, because, content }) => ({
    ...{ overviewVersionId, personId, sentTo, because },
    ...withHash(content),
  }))
  const ids = await tx.insertInto('overviewCopy').values(rows).returning('id').execute()
  return ids.map(({ id }) => id).toSorted((one, other) => one - other)
}

/** Who a version was sent to: why, with which entries, and when they first opened it. The message is about this copy's id. */
export type SentCopy = {
  readonly id: number
  readonly name: string
  readonly because: string
  /** The keys of the entries in it. */
  readonly keys: readonly string[]
  readonly openedAt: Temporal.Instant | null
}

/** Read where they are kept: each copy is as long as the Overview itself. */
const keysOfCopy = sql<readonly string[]>`array(
  select entry ->> 'key'
  from jsonb_array_elements(overview_copy.content -> 'parts') as part, jsonb_array_elements(part -> 'entries') as entry)`

/** The copies of a version by the recipient's name. */
export async function copiesOfVersion(db: Db, versionId: number): Promise<readonly SentCopy[]> {
  return db
    .selectFrom('overviewCopy')
    .leftJoin('overviewCopyOpened', 'overviewCopyOpened.copyId', 'overviewCopy.id')
    .select(['overviewCopy.id', 'sentTo as name', 'because', 'openedAt', keysOfCopy.as('keys')])
    .where('overviewVersionId', '=', versionId)
    .orderBy('sentTo')
    .orderBy('overviewCopy.id')
    .execute()
}

/** One person's copy as it was frozen, with the version it is of. */
export type OwnCopy = {
  readonly id: number
  readonly number: number
  readonly content: OverviewContent
  readonly hash: string
  readonly isIntact: boolean
  readonly because: string
  readonly sentTo: string
  readonly called: string
  readonly council: string | null
  readonly publishedAt: Temporal.Instant
  readonly publishedBy: string
  readonly reason: string | null
  /** The latest version this person was sent of the same Overview, and the latest there is. */
  readonly latest: { readonly id: number; readonly number: number }
  readonly latestNumber: number
  /** The meeting's name, where the authority had several when it was published; null where there was one. */
  readonly apart: string | null
  readonly seriesId: number
}

const copiesFor = (db: Db, personId: number) =>
  db
    .selectFrom('overviewCopy')
    .innerJoin('overviewVersion', 'overviewVersion.id', 'overviewCopy.overviewVersionId')
    .where('overviewCopy.personId', '=', personId)

const latestNumberOf = sql<number>`(
  select max(number) from overview_version latest where latest.overview_id = overview_version.overview_id)`

/** A person's own copy; null when it isn't theirs or there is none. */
export async function loadOwnCopy(db: Db, personId: number, id: number): Promise<OwnCopy | null> {
  const row = await copiesFor(db, personId)
    .innerJoin('overview', 'overview.id', 'overviewVersion.overviewId')
    .innerJoin('sitting', 'sitting.id', 'overview.sittingId')
    .select(['overviewCopy.id', 'overviewVersion.number', 'overviewVersion.overviewId', 'overviewCopy.content'])
    .select(['overviewCopy.contentHash as hash', 'because', 'publishedAt', 'publishedByName as publishedBy'])
    .select(['overviewVersion.reason', 'sentTo', 'called', 'council'])
    .select(['sitting.seriesId', 'overviewVersion.apart', latestNumberOf.as('latestNumber')])
    .where('overviewCopy.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const latest = await copiesFor(db, personId)
    .select(['overviewCopy.id', 'overviewVersion.number'])
    .where('overviewVersion.overviewId', '=', row.overviewId)
    .orderBy('overviewVersion.number', 'desc')
    .executeTakeFirstOrThrow()
  return { ...row, content: readContent(row.content), isIntact: contentHash(row.content) === row.hash, latest }
}

/** The name a meeting has to be told apart by: that of its series on its day; null where there is one series. (TM-01) */
const apartOfSitting = sql<
  string | null
>`(case when (select count(*) from meeting_series) > 1 then ${seriesNameOfSitting} end)`

/** The copies sent to a person, the latest first, without their content. */
export const copiesSentTo = (db: Db, personId: number) =>
  copiesFor(db, personId)
    .innerJoin('overview', 'overview.id', 'overviewVersion.overviewId')
    .innerJoin('sitting', 'sitting.id', 'overview.sittingId')
    .leftJoin('overviewCopyOpened', 'overviewCopyOpened.copyId', 'overviewCopy.id')
    .select([
      'overviewCopy.id',
      'overviewVersion.number',
      'overviewVersion.overviewId',
      'sitting.meetsOn',
      'publishedAt',
      'overviewCopyOpened.openedAt',
      latestNumberOf.as('latestNumber'),
      apartOfSitting.as('apart'),
    ])
    .orderBy('publishedAt', 'desc')
    .orderBy('overviewCopy.id', 'desc')
    .limit(52)
    .execute()

/** Keeps when a copy was opened for the first time. */
export async function keepFirstOpening(db: Db, copyId: number, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto('overviewCopyOpened')
    .values({ copyId, openedAt: at })
    .onConflict((again) => again.column('copyId').doNothing())
    .execute()
}
