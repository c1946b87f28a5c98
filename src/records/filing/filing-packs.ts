import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { type FilingJob, filingJobs } from '#rules/filing/filing-jobs.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A job somebody confirmed: who, when, and what the case system calls it. */
export type ConfirmedJob = {
  readonly job: FilingJob
  readonly doneAt: Temporal.Instant
  readonly doneBy: string
  readonly reference: string
}

/** What is to be filed for one child after one item: found from what the meeting recorded, there before anyone files it. (FI-01) */
export type FilingPack = {
  readonly itemId: number
  /** The item's version; above 1 the pack takes the place of an earlier one (FI-03). */
  readonly number: number
  readonly childId: number
  readonly childName: string
  readonly caseSystemId: string | null
  readonly familyId: number
  readonly title: string
  readonly meetingName: string
  readonly meetingOn: Temporal.PlainDate
  readonly confirmed: boolean
  readonly dueOn: Temporal.PlainDate
  readonly done: readonly ConfirmedJob[]
  /** When what is to be filed was last written: a job done before then isn't done any more (FI-03). */
  readonly writtenAt: Temporal.Instant
  /** Jobs done before it was written again, in place of which this pack stands. */
  readonly superseded: readonly ConfirmedJob[]
}

/**
 * The packs of meetings since a day, for children this person may see: one for each child with a decision or direction (a review) or an
 * action at a recorded item. Due the working day after the meeting, or after it was corrected or, once filed, written again.
 */
export async function loadFilingPacks(
  db: Db,
  looking: Looking,
  since: Temporal.PlainDate,
): Promise<readonly FilingPack[]> {
  const [calendar, rows] = await Promise.all([
    loadCalendar(db),
    toFile(db, looking).where('sitting.meetsOn', '>=', since).execute(),
  ])
  return withJobs(db, rows, calendar)
}

/** One pack; null when there is nothing to file for that child at that item, or not for this person to see. */
export async function loadFilingPack(
  db: Db,
  looking: Looking,
  itemId: number,
  childId: number,
): Promise<FilingPack | null> {
  const [calendar, rows] = await Promise.all([
    loadCalendar(db),
    toFile(db, looking).where('agendaItem.id', '=', itemId).where('child.id', '=', childId).execute(),
  ])
  return (await withJobs(db, rows, calendar))[0] ?? null
}

const toFile = (db: Db, looking: Looking) =>
  db
    .selectFrom('agendaItem')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .innerJoin('meetingSeries', 'meetingSeries.id', 'sitting.seriesId')
    .innerJoin('agendaItemChild', 'agendaItemChild.itemId', 'agendaItem.id')
    .innerJoin('child', 'child.id', 'agendaItemChild.childId')
    .where('agendaItem.state', 'in', ['recorded', 'confirmed'])
    .where(isVisibleChild(looking))
    .where(
      // A review of this child at this item, or an action for this child or for the whole family.
      // (`limit 1`: looked up for each item, where an `exists` would first gather every review ever held.)
      sql<boolean>`(
        (select true from review r join episode e on e.id = r.episode_id
          where r.agenda_item_id = agenda_item.id and e.child_id = child.id limit 1)
        or exists (
          select 1 from action a
          where a.agenda_item_id = agenda_item.id and (a.child_id = child.id or a.child_id is null)))`,
    )
    .select([
      'agendaItem.id as itemId',
      'agendaItem.number',
      'agendaItem.title',
      'agendaItem.state',
      'child.id as childId',
      'child.name as childName',
      'child.caseSystemId',
      'child.familyId',
      'meetingSeries.name as meetingName',
      'sitting.meetsOn as meetingOn',
    ])
    .select((eb) =>
      eb
        .selectFrom('agendaItemVersion')
        .whereRef('agendaItemVersion.itemId', '=', 'agendaItem.id')
        .select((inner) => inner.fn.max('agendaItemVersion.correctedAt').as('at'))
        .as('correctedAt'),
    )
    .select(
      // Recorded again, or a direction of this child's head of service given since.
      sql<Temporal.Instant>`greatest(agenda_item.recorded_at, (
        select max(d.given_at) from asked_direction d join review r on r.id = d.review_id join episode e on e.id = r.episode_id
        where r.agenda_item_id = agenda_item.id and e.child_id = child.id))`.as('writtenAt'),
    )
    .orderBy('sitting.meetsOn')
    .orderBy('child.familyId')
    .orderBy('child.id')

type Row = Awaited<ReturnType<ReturnType<typeof toFile>['execute']>>[number]

async function withJobs(db: Db, rows: readonly Row[], calendar: Calendar): Promise<readonly FilingPack[]> {
  if (rows.length === 0) return []
  const jobs = await db
    .selectFrom('filingJob')
    .innerJoin('filingPack', 'filingPack.id', 'filingJob.packId')
    .innerJoin('person', 'person.id', 'filingJob.doneBy')
    .where('filingPack.agendaItemId', '=', anyOf(new Set(rows.map(({ itemId }) => itemId))))
    .select([
      'filingPack.agendaItemId',
      'filingPack.itemNumber',
      'filingPack.childId',
      'filingJob.job',
      'filingJob.doneAt',
    ])
    .select(['person.name as doneBy', 'filingJob.caseSystemReference as reference'])
    .execute()
  const jobsOf = Map.groupBy(jobs, (job) => `${job.agendaItemId} ${job.itemNumber} ${job.childId}`)
  return rows.map(({ correctedAt, state, ...row }) => {
    const ofPack = jobsOf.get(`${row.itemId} ${row.number} ${row.childId}`) ?? []
    const stillStands = ({ doneAt }: ConfirmedJob) => Temporal.Instant.compare(doneAt, row.writtenAt) >= 0
    const superseded = ofPack.filter((job) => !stillStands(job))
    // What was never filed stays due, and late, by its first date.
    const wasFiled = new Set(ofPack.map(({ job }) => job)).size === filingJobs.length
    const correctedOn = correctedAt === null || row.number === 1 ? row.meetingOn : dayInEngland(correctedAt)
    return {
      ...row,
      confirmed: state === 'confirmed',
      dueOn: filingDueOn(calendar, wasFiled && superseded.length > 0 ? dayInEngland(row.writtenAt) : correctedOn),
      done: ofPack.filter(stillStands),
      superseded,
    }
  })
}

/** Keeps that these jobs of a pack are done, with the case system's reference; a job done before stays as it was, unless the
 * pack was written again since. (FI-02, FI-03) */
export async function confirmJobs(
  tx: Tx,
  deed: Deed,
  pack: FilingPack,
  jobs: readonly FilingJob[],
  reference: string,
): Promise<void> {
  const packId = await packRow(tx, deed, pack)
  await tx
    .insertInto('filingJob')
    .values(
      jobs.map((job) => ({
        packId,
        job,
        doneAt: deed.now,
        doneBy: deed.actor.personId,
        caseSystemReference: reference,
      })),
    )
    .onConflict((twice) =>
      twice
        .columns(['packId', 'job'])
        .doUpdateSet({ doneAt: deed.now, doneBy: deed.actor.personId, caseSystemReference: reference })
        .where('filingJob.doneAt', '<', pack.writtenAt),
    )
    .execute()
  await keepDeed(tx, deed, {
    recordKind: 'filing',
    recordId: packId,
    familyId: pack.familyId,
    childId: pack.childId,
    before: null,
    after: { jobs, reference },
  })
}

async function packRow(tx: Tx, deed: Deed, { itemId, number, childId, dueOn }: FilingPack): Promise<number> {
  await tx
    .insertInto('filingPack')
    .values({ agendaItemId: itemId, itemNumber: number, childId, dueOn, madeAt: deed.now })
    .onConflict((twice) => twice.columns(['agendaItemId', 'itemNumber', 'childId']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('filingPack')
    .select('id')
    .where('agendaItemId', '=', itemId)
    .where('itemNumber', '=', number)
    .where('childId', '=', childId)
    .executeTakeFirstOrThrow()
  return id
}
