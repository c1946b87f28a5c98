import { sql, type SqlBool } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import { readKey } from '#rules/meeting/agenda-items.ts'
import type { PaperOfItem, PaperThen, SeenPaper } from '#rules/meeting/papers.ts'
import { paperThen } from '#rules/meeting/papers.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'

/** What became of a paper of an item that isn't recorded yet. (SET-08) */
export type OpenPaper = {
  readonly id: number
  readonly paperId: number
  /** The item's key, as the agenda has it. */
  readonly key: string
  readonly askedAt: Temporal.Instant | null
  readonly chasedAt: Temporal.Instant | null
  readonly seen: SeenPaper | null
  readonly version: number
}

/** For so long what was seen for a meeting counts for a later one that takes the item instead: six weeks, then it was for another occasion. */
const goesAlong = { days: 42 }

type OfSeries = {
  readonly seriesId: number
  /** The day of the meeting it is to count for. */
  readonly on: Temporal.PlainDate
}

/** What became of the papers of a series' items that aren't recorded yet, by item and paper. Show only what is of an item the person may see. */
export async function openPapers(db: Db, { seriesId, on }: OfSeries): Promise<OpenPapers> {
  const rows = await db
    .selectFrom('itemPaper')
    .leftJoin('person', 'person.id', 'itemPaper.seenBy')
    .select(['itemPaper.id', 'paperId', 'askedAt', 'chasedAt', 'datedOn', 'seenAt', 'itemPaper.version'])
    .select((eb) => [
      'person.name as seenByName',
      keyOfRow.as('key'),
      eb
        .exists(
          eb
            .selectFrom('document')
            .select('document.id')
            .whereRef('itemPaperId', '=', 'itemPaper.id')
            .where('removedAt', 'is', null),
        )
        .as('isAttached'),
    ])
    .where('seriesId', '=', seriesId)
    .where('agendaItemId', 'is', null)
    .where('meetsOn', '>=', on.subtract(goesAlong))
    .execute()
  const ofItem = Map.groupBy(rows.map(openPaper), ({ key }) => key)
  return (key) => ofItem.get(key) ?? []
}

type OpenPapers = (key: string) => readonly OpenPaper[]

const keyOfRow = sql<string>`subject_word || '-' || coalesce(subject_id, item_paper.family_id)`

type Row = Pick<OpenPaper, 'id' | 'paperId' | 'key' | 'askedAt' | 'chasedAt' | 'version'> & {
  readonly datedOn: Temporal.PlainDate | null
  readonly seenAt: Temporal.Instant | null
  readonly seenByName: string | null
  readonly isAttached: SqlBool
}

const openPaper = ({ datedOn, seenAt, seenByName, isAttached, ...row }: Row): OpenPaper => ({
  ...row,
  seen:
    seenAt === null || seenByName === null
      ? null
      : { datedOn, by: seenByName, on: dayInEngland(seenAt), isAttached: Boolean(isAttached) },
})

/** What was seen of a paper among these, by its id. */
export const seenAmong =
  (rows: readonly OpenPaper[]) =>
  (paperId: number): SeenPaper | null =>
    rows.find((row) => row.paperId === paperId)?.seen ?? null

/** An item of a coming meeting, as its papers are kept. */
export type ItemWithPapers = {
  readonly seriesId: number
  readonly meetsOn: Temporal.PlainDate
  readonly key: string
  readonly familyId: number | null
}

/** Says that a paper is there, with the date on it, or (null) that it isn't after all. (SET-08) */
export async function sayPaperSeen(
  tx: Tx,
  deed: Deed,
  item: ItemWithPapers,
  { paper, seen }: Pick<PaperOfItem, 'paper' | 'seen'>,
  to: { readonly datedOn: Temporal.PlainDate | null } | null,
): Promise<number> {
  const said = to === null ? unsaid : { datedOn: to.datedOn, seenBy: deed.actor.personId, seenAt: deed.now }
  const id = await upsert(tx, deed, { ...item, paperId: paper.id }, said)
  if (to === null) await takeOff(tx, deed, id)
  await keepDeed(tx, deed, {
    recordKind: 'item-paper',
    recordId: id,
    familyId: item.familyId,
    childId: null,
    before: seenIn(paper, seen),
    after: seenIn(paper, to === null ? null : { on: deed.today, datedOn: to.datedOn }),
  })
  return id
}

const unsaid = { datedOn: null, seenBy: null, seenAt: null } as const

/** As the history has it; which paper it was stands there with it. */
const seenIn = ({ name }: { readonly name: string }, seen: Pick<SeenPaper, 'on' | 'datedOn'> | null) =>
  seen === null ? null : { paper: name, seenOn: seen.on, datedOn: seen.datedOn }

/** What was attached of a paper that isn't there after all is the item's no more. */
const takeOff = (tx: Tx, { now }: Pick<Deed, 'now'>, itemPaperId: number) =>
  tx
    .updateTable('document')
    .set({ removedAt: now })
    .where('itemPaperId', '=', itemPaperId)
    .where('agendaItemId', 'is', null)
    .where('removedAt', 'is', null)
    .execute()

type Changes = {
  readonly datedOn?: Temporal.PlainDate | null
  readonly seenBy?: number | null
  readonly seenAt?: Temporal.Instant | null
}

/** What was asked and seen for an occasion long over, and never recorded, counts for this one no more; its history stays. */
async function leaveOlderOccasion(tx: Tx, { seriesId, meetsOn }: ItemWithPapers, now: Temporal.Instant): Promise<void> {
  const over = await tx
    .selectFrom('itemPaper')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('agendaItemId', 'is', null)
    .where('meetsOn', '<', meetsOn.subtract(goesAlong))
    .execute()
  for (const { id } of over) {
    await takeOff(tx, { now }, id)
    await tx.deleteFrom('itemPaper').where('id', '=', id).execute()
  }
}

/** One row a paper of an open item, whoever writes it first. */
async function upsert(
  tx: Tx,
  { now }: Pick<Deed, 'now'>,
  item: ItemWithPapers & { readonly paperId: number },
  changes: Changes,
): Promise<number> {
  const { seriesId, meetsOn, familyId, paperId } = item
  await leaveOlderOccasion(tx, item, now)
  const { id } = await tx
    .insertInto('itemPaper')
    .values({ paperId, seriesId, meetsOn, familyId, ...subjectIn(item), ...changes })
    .onConflict((kept) =>
      kept
        .columns(['paperId', 'seriesId', 'subjectWord', 'subjectId', 'familyId'])
        .where('agendaItemId', 'is', null)
        .doUpdateSet((eb) => ({ ...changes, meetsOn, version: eb('itemPaper.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What the key says, in columns; of an item about a family the family is all there is to say, and it goes along where that is joined with another. */
function subjectIn({ key, familyId }: ItemWithPapers): {
  readonly subjectWord: string
  readonly subjectId: number | null
} {
  const read = readKey(key)
  if (read === null) throw new Error(`${key} is no item's key: expected one that keyOf writes`)
  const isOfFamily = read.word === 'family' || read.word === 'private'
  return { subjectWord: read.word, subjectId: isOfFamily && familyId !== null ? null : read.id }
}

/**
 * Keeps with an item that is being recorded how each of its papers stood, in words that stay as they are, and lets what was seen count for
 * no other item. (SET-08, TM-04)
 */
export async function keepPapersThen(
  tx: Tx,
  item: ItemWithPapers & { readonly itemId: number },
  papers: readonly PaperOfItem[],
): Promise<void> {
  if (papers.length === 0) return
  const then: readonly PaperThen[] = papers.map(paperThen)
  await tx
    .updateTable('agendaItem')
    .set({ papers: JSON.stringify(then) })
    .where('id', '=', item.itemId)
    .execute()
  const { subjectWord, subjectId } = subjectIn(item)
  const closed = await tx
    .updateTable('itemPaper')
    .set({ agendaItemId: item.itemId })
    .where('seriesId', '=', item.seriesId)
    .where('subjectWord', '=', subjectWord)
    .where('subjectId', 'is not distinct from', subjectId)
    .where('familyId', 'is not distinct from', item.familyId)
    .where('agendaItemId', 'is', null)
    .returning('id')
    .execute()
  // What was attached goes on with the item's documents, into its pack.
  await tx
    .updateTable('document')
    .set({ agendaItemId: item.itemId })
    .where('itemPaperId', '=', anyOf(closed.map(({ id }) => id)))
    .where('agendaItemId', 'is', null)
    .where('removedAt', 'is', null)
    .execute()
}

/** What is sent of a paper: that it is asked for, or that its deadline has gone. */
export type PaperTold = 'asked' | 'chased'

/**
 * Says that a paper is asked for, or that it is late, once: false where that was said of this item before, here or by another process. What is
 * chased was asked for. (SET-08)
 */
export async function tellPaperOnce(
  tx: Tx,
  item: ItemWithPapers,
  paperId: number,
  { as, at }: { readonly as: PaperTold; readonly at: Temporal.Instant },
): Promise<boolean> {
  const column = as === 'asked' ? 'askedAt' : 'chasedAt'
  const changes = as === 'asked' ? { askedAt: at } : { askedAt: at, chasedAt: at }
  const { seriesId, meetsOn, familyId } = item
  await leaveOlderOccasion(tx, item, at)
  if (await wasToldOfMeeting(tx, item, paperId, column)) return false
  const told = await tx
    .insertInto('itemPaper')
    .values({ paperId, seriesId, meetsOn, familyId, ...subjectIn(item), ...changes })
    .onConflict((kept) =>
      kept
        .columns(['paperId', 'seriesId', 'subjectWord', 'subjectId', 'familyId'])
        .where('agendaItemId', 'is', null)
        .doUpdateSet((eb) => ({
          meetsOn,
          askedAt: eb.fn.coalesce('itemPaper.askedAt', eb.val(at)),
          ...(as === 'chased' ? { chasedAt: at } : {}),
        }))
        .where(`itemPaper.${column}`, 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  return told !== undefined
}

/**
 * Whether that was said of the item at this very meeting, before an earlier meeting took the item up and it came back: an urgent return is
 * heard a week before the review it is about. What was seen went with that item, and is asked for anew.
 */
async function wasToldOfMeeting(
  tx: Tx,
  item: ItemWithPapers,
  paperId: number,
  column: 'askedAt' | 'chasedAt',
): Promise<boolean> {
  const { subjectWord, subjectId } = subjectIn(item)
  const told = await tx
    .selectFrom('itemPaper')
    .select('id')
    .where('paperId', '=', paperId)
    .where('seriesId', '=', item.seriesId)
    .where('meetsOn', '=', item.meetsOn)
    .where('subjectWord', '=', subjectWord)
    .where('subjectId', 'is not distinct from', subjectId)
    .where('familyId', 'is not distinct from', item.familyId)
    .where('agendaItemId', 'is not', null)
    .where('seenAt', 'is', null)
    .where(column, 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return told !== undefined
}
