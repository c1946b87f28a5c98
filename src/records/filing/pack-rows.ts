import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { inSiblingOrder, siblingPlace } from '#records/families/sibling-order.ts'
import { isOpenFamily, isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { seriesNameOfSitting } from '#records/sittings/names-of-the-day.ts'

/** One child at one recorded item with something to file: what is found of it in one statement. */
export type PackRow = {
  readonly itemId: number
  readonly seriesId: number
  readonly title: string
  readonly discussion: string
  readonly confirmed: boolean
  readonly confirmedBy: string | null
  readonly confirmedAs: DecidedAs | null
  readonly confirmedAt: Temporal.Instant | null
  readonly childId: number
  /** By it siblings are put in their order. */
  readonly siblingPlace: string
  readonly childName: string
  readonly caseSystemId: string | null
  readonly followedUntil: Temporal.PlainDate | null
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly meetingName: string
  readonly meetingOn: Temporal.PlainDate
  /** The reason of the last correction, with its time, where the item is about this child alone. */
  readonly correction: { readonly reason: string; readonly at: string } | null
  /** Something of the item, or a name of the family, was written after a pack of the item was filed. */
  readonly changed: boolean
}

/** Of recorded items: each child with a decision or an action there, or with a pack that was filed, of those this person may see. (FI-01) */
export const packRows = (db: Db, looking: Looking) => packRowsOf(db, isVisibleChild(looking))

/** The children of an item who have a pack: of a child of whom nothing was decided there, nothing is filed. */
export const childrenWithPack = async (db: Db, looking: Looking, itemId: number): Promise<ReadonlySet<number>> =>
  new Set((await packRows(db, looking).where('agendaItem.id', '=', itemId).execute()).map(({ childId }) => childId))

const packRowsOf = (db: Db, whose: RawBuilder<SqlBool>) =>
  db
    .selectFrom('agendaItem')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .innerJoin('agendaItemChild', 'agendaItemChild.itemId', 'agendaItem.id')
    .innerJoin('child', 'child.id', 'agendaItemChild.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('person as confirmer', 'confirmer.id', 'agendaItem.confirmedBy')
    .leftJoin('filingChanged', 'filingChanged.agendaItemId', 'agendaItem.id')
    .where('agendaItem.state', 'in', ['recorded', 'confirmed'])
    .where(whose)
    .where(hasSomethingToFile)
    .select(['agendaItem.id as itemId', 'agendaItem.title', 'agendaItem.discussion'])
    .select(['confirmer.name as confirmedBy', 'agendaItem.confirmedAs', 'agendaItem.confirmedAt'])
    .select([
      'child.id as childId',
      'child.name as childName',
      'child.caseSystemId',
      'child.familyId',
      'child.followedUntil',
    ])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .select(['sitting.seriesId', 'sitting.meetsOn as meetingOn', seriesNameOfSitting.as('meetingName')])
    .select([
      sql<boolean>`agenda_item.state = 'confirmed'`.as('confirmed'),
      sql<boolean>`filing_changed.agenda_item_id is not null`.as('changed'),
      lastCorrection.as('correction'),
      siblingPlace().as('siblingPlace'),
    ])
    .orderBy('sitting.meetsOn')
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('agendaItem.id')

/**
 * What of the meetings since a day nobody has begun to file, of every child who is followed and whose family isn't closed to this person; not
 * to be named to them. Its day for filing follows the calendar; once a job of it is done it is due when it was then, and what is owed for a
 * child who isn't followed any more has no day.
 */
export const neverFiled = (db: Db, someone: Omit<Looking, 'permission'>, since: Temporal.PlainDate) =>
  packRowsOf(db, isOpenFamily(someone, 'child.family_id'))
    .where(isOfMeetingSince(since))
    .where('child.followedUntil', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('filingPack')
            .select('filingPack.id')
            .whereRef('filingPack.agendaItemId', '=', 'agendaItem.id')
            .whereRef('filingPack.childId', '=', 'child.id'),
        ),
      ),
    )
    .execute()

/** Of a meeting since a day. As an array, so that items are found by their meetings instead of reading all there ever were. */
export const isOfMeetingSince = (since: Temporal.PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`agenda_item.sitting_id = any(array(select id from sitting where meets_on >= ${since.toString()}::date))`

/** Of which something may be owed: a table that triggers keep names them, so that years of what is filed aren't looked through. */
export const mayBeOwed = sql<SqlBool>`agenda_item.id = any(array(
  select agenda_item_id from filing_owed union select agenda_item_id from filing_changed))`

/**
 * Whether all of a pack is on file and nothing of it was written since: it needn't be compared, nor its versions be read, to know that
 * nothing is owed. (An `exists` for each job: the database looks a few children's packs up, and gathers those of a whole council once.)
 */
export const isOnFile = sql<SqlBool>`(filing_changed.agenda_item_id is null and ${sql.join(
  filingJobs.map(
    (job) => sql`exists (
      select from filing_pack p join filing_job j on j.pack_id = p.id and j.job = ${job}
      where p.agenda_item_id = agenda_item.id and p.child_id = child.id)`,
  ),
  sql` and `,
)})`

// A review of this child at this item, what a panel decided of them or made of a decision taken outside it, an action for this child or for the whole family, or what was filed once and must be taken back.
// (`limit 1`: looked up for each item, where an `exists` would first gather every review ever held.)
const hasSomethingToFile = sql<boolean>`(
  (select true from review r join episode e on e.id = r.episode_id
    where r.agenda_item_id = agenda_item.id and e.child_id = child.id limit 1)
  or exists (select 1 from panel_outcome o where o.agenda_item_id = agenda_item.id and o.child_id = child.id)
  or exists (
    select 1 from outside_decision d join outside_decision_child n on n.decision_id = d.id
    where d.agenda_item_id = agenda_item.id and n.child_id = child.id)
  or exists (
    select 1 from action a
    where a.agenda_item_id = agenda_item.id and (a.child_id = child.id or a.child_id is null))
  or exists (select 1 from filing_pack p where p.agenda_item_id = agenda_item.id and p.child_id = child.id))`

const lastCorrection = sql<PackRow['correction']>`(
  select jsonb_build_object('reason', v.reason, 'at', v.corrected_at) from agenda_item_version v
  where v.item_id = agenda_item.id
    and (select count(*) from agenda_item_child c where c.item_id = agenda_item.id) = 1
  order by v.number desc limit 1)`
