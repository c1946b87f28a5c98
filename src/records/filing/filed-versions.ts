import { z } from 'zod'
import { contentHash, withHash } from '#platform/content-hash.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'
import { type FilingJob } from '#rules/filing/filing-jobs.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { keepHistories } from '#records/keeping/history.ts'

/** A job somebody confirmed: who, when, and what the case system calls it. */
export type ConfirmedJob = {
  readonly job: FilingJob
  readonly doneAt: Temporal.Instant
  readonly doneBy: string
  readonly reference: string
  /** It was said that there is no document to upload. */
  readonly nothingToUpload: boolean
}

/** A version of a child's pack as it was frozen when its first job was confirmed; `content` null from before versions were kept. (FI-03) */
export type FiledVersion = {
  readonly id: number
  readonly itemId: number
  readonly childId: number
  readonly number: number
  readonly content: PackContent | null
  /** What the authority was called; null from before that was kept. */
  readonly council: string | null
  readonly hash: string | null
  /** Its content still has the hash it was frozen with. */
  readonly isIntact: boolean
  readonly dueOn: Temporal.PlainDate
  readonly frozenAt: Temporal.Instant
  readonly jobs: readonly ConfirmedJob[]
}

const packContent = z.object({
  childName: z.string(),
  note: z.array(
    z.object({
      is: z.enum(['head', 'version', 'said', 'review', 'decision', 'actions']),
      heading: z.string(),
      lines: z.array(z.string()),
    }),
  ),
  documents: z.array(
    z.object({ id: z.number(), name: z.string(), kind: z.enum(['referral', 'supporting']), sha256: z.string() }),
  ),
})

/** The versions of the packs of these items, by item and child (`packKey`), the first first. Ask only for items the person may see. */
export async function filedVersions(
  db: Db,
  itemIds: readonly number[],
): Promise<ReadonlyMap<string, readonly FiledVersion[]>> {
  if (itemIds.length === 0) return new Map()
  const [versions, jobs] = await Promise.all([versionRows(db, itemIds), jobRows(db, itemIds)])
  const jobsOf = Map.groupBy(jobs, ({ packId }) => packId)
  const filed = versions.map(({ content: json, ...row }): FiledVersion => {
    const content = json === null ? null : packContent.parse(json)
    const isIntact = content === null || contentHash(content) === row.hash
    return { ...row, content, isIntact, jobs: jobsOf.get(row.id) ?? [] }
  })
  return Map.groupBy(filed, packKey)
}

/** One child at one item, as the key of a map. */
export const packKey = ({ itemId, childId }: { readonly itemId: number; readonly childId: number }): string =>
  `${itemId} ${childId}`

const versionRows = (db: Db, itemIds: readonly number[]) =>
  db
    .selectFrom('filingPack')
    .where('agendaItemId', '=', anyOf(new Set(itemIds)))
    .select(['id', 'agendaItemId as itemId', 'childId', 'number', 'content', 'contentHash as hash', 'dueOn'])
    .select(['madeAt as frozenAt', 'council'])
    .orderBy('number')
    .execute()

const jobRows = (db: Db, itemIds: readonly number[]) =>
  db
    .selectFrom('filingJob')
    .innerJoin('filingPack', 'filingPack.id', 'filingJob.packId')
    .innerJoin('person', 'person.id', 'filingJob.doneBy')
    .where('filingPack.agendaItemId', '=', anyOf(new Set(itemIds)))
    .select(['filingJob.packId', 'filingJob.job', 'filingJob.doneAt', 'filingJob.nothingToUpload'])
    .select(['person.name as doneBy', 'filingJob.caseSystemReference as reference'])
    .execute()

/** A version to freeze, and which of its jobs are done. */
export type ToConfirm = {
  readonly itemId: number
  readonly childId: number
  readonly familyId: number
  readonly number: number
  readonly content: PackContent
  readonly council: string | null
  readonly dueOn: Temporal.PlainDate
  readonly jobs: readonly FilingJob[]
  readonly reference: string
  readonly nothingToUpload: boolean
}

/** Freezes the version with its hash unless it is frozen already, and keeps that these jobs of it are done. (FI-02, FI-03) */
export const confirmJobs = (tx: Tx, deed: Deed, confirmed: ToConfirm): Promise<void> =>
  confirmJobsOfAll(tx, deed, [confirmed])

/** The same of several packs at once. */
export async function confirmJobsOfAll(tx: Tx, deed: Deed, all: readonly ToConfirm[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('filingPack')
    .values(
      all.map(({ itemId: agendaItemId, childId, number, content, council, dueOn }) => ({
        ...{ agendaItemId, childId, number, itemNumber: number },
        ...withHash(content),
        ...{ council, dueOn, madeAt: deed.now },
      })),
    )
    .onConflict((twice) => twice.columns(['agendaItemId', 'childId', 'number']).doNothing())
    .execute()
  const packs = await tx
    .selectFrom('filingPack')
    .select(['id', 'agendaItemId as itemId', 'childId', 'number'])
    .where('agendaItemId', '=', anyOf(all.map(({ itemId }) => itemId)))
    .execute()
  const idOf = new Map(packs.map(({ id, ...pack }) => [versionKey(pack), id]))
  const done = all.map((each) => ({ ...each, packId: idOf.get(versionKey(each)) ?? 0 }))
  await tx
    .insertInto('filingJob')
    .values(done.flatMap((each) => each.jobs.map((job) => jobOf(deed, each, job))))
    .onConflict((twice) => twice.columns(['packId', 'job']).doNothing())
    .execute()
  await keepHistories(
    tx,
    done.map(({ packId, familyId, childId, number, jobs, reference, nothingToUpload }) => ({
      ...{ at: deed.now, personId: deed.actor.personId, recordKind: 'filing', recordId: packId, familyId, childId },
      before: null,
      after: { number, jobs, reference, ...(nothingToUpload ? { nothingToUpload } : {}) },
    })),
  )
}

const versionKey = (version: Pick<ToConfirm, 'itemId' | 'childId' | 'number'>): string =>
  `${packKey(version)} ${version.number}`

const jobOf = (
  deed: Deed,
  { packId, reference, nothingToUpload }: ToConfirm & { readonly packId: number },
  job: FilingJob,
) => ({
  ...{ packId, doneAt: deed.now, doneBy: deed.actor.personId, caseSystemReference: reference, job },
  nothingToUpload: nothingToUpload && job === 'documents-and-referral',
})

/** Holds the item until the transaction ends, so that what is filed is what stands: whoever changes something of it waits. */
export const holdItem = (tx: Tx, itemId: number) =>
  tx.selectFrom('agendaItem').select('id').where('id', '=', itemId).forUpdate().executeTakeFirst()
