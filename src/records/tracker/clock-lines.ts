import { sql } from 'kysely'
import type { Db, Tx } from '#records/keeping/db.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { renewLines } from './renew-lines.ts'

type PlainDate = Temporal.PlainDate

/**
 * How many lines are renewed at a time: few enough that others' pages and changes don't wait long for them, so many that what is the same for
 * all of them, such as every meeting of the year, isn't looked up and worked out again and again.
 */
const atATime = 500

/**
 * Renews, at the end of a change and before it is committed, the line of every child it touched: triggers have marked them (decision
 * 0013). Whoever renews holds a lock until the end, so that of two changes of one child the later writes the line, knowing both.
 */
export async function renewTouchedLines(tx: Tx, today: PlainDate): Promise<void> {
  if (!(await isAnyMarked(tx))) return
  await oneAtATime(tx)
  await spreadMarks(tx)
  for (;;) {
    const ids = await markedChildren(tx)
    if (ids.length === 0) return
    await renewLines(tx, ids, today)
  }
}

/**
 * Makes every line right for this day before a list is read: those that a day's passing has moved, and those that somebody changed beside
 * the product. Usually there is nothing to do, and one question says so.
 */
export async function freshLines(db: Db, today: PlainDate): Promise<void> {
  while (await isAnyDue(db, today))
    await inOneTransaction(db, async (tx) => {
      await oneAtATime(tx)
      await spreadMarks(tx)
      await renewLines(tx, [...new Set([...(await markedChildren(tx)), ...(await movedOn(tx, today))])], today)
    })
}

/** Compares every line with what the rules say now, puts right what differs, and answers how many lines there are and how many differed. */
export async function checkLines(db: Db, today: PlainDate): Promise<{ lines: number; differences: number }> {
  await freshLines(db, today)
  let [after, lines, differences] = [0, 0, 0]
  for (;;) {
    const ids = await openChildrenAfter(db, after)
    const last = ids.at(-1)
    if (last === undefined) return { lines, differences }
    differences += await inOneTransaction(db, async (tx) => {
      await oneAtATime(tx)
      return renewLines(tx, ids, today)
    })
    lines += ids.length
    after = last
  }
}

const oneAtATime = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('clock lines'))`.execute(tx)
}

async function isAnyMarked(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from clock_line_due) as any`.execute(db)
  return rows[0]?.any ?? false
}

/** Also where the clock was set back since. */
async function isAnyDue(db: Db, today: PlainDate): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from clock_line_due)
      or exists (select from clock_line where holds_until <= ${today})
      or exists (select from clock_line where written_for > ${today}) as any`.execute(db)
  return rows[0]?.any ?? false
}

/** A mark of a case, or of everybody in pre-proceedings, becomes one of each child: found now that nobody else changes lines. */
async function spreadMarks(tx: Tx): Promise<void> {
  await sql`
    with taken as (delete from clock_line_due where child_id is null returning proceedings_id)
    insert into clock_line_due (child_id)
    select child_id from proceedings_child where proceedings_id in (select proceedings_id from taken)
    union
    select child_id from episode where ended_on is null and exists (select from taken where proceedings_id is null)`.execute(
    tx,
  )
}

/** Takes the marks of some children away; what was marked is read after this, so that no change in between is missed. */
async function markedChildren(tx: Tx): Promise<readonly number[]> {
  const { rows } = await sql<{ childId: number }>`
    with batch as (select distinct child_id from clock_line_due order by child_id limit ${atATime})
    delete from clock_line_due where child_id in (select child_id from batch) returning child_id`.execute(tx)
  return [...new Set(rows.map(({ childId }) => childId))]
}

async function movedOn(tx: Tx, today: PlainDate): Promise<readonly number[]> {
  const { rows } = await sql<{ childId: number }>`
    select child_id from clock_line where holds_until <= ${today} or written_for > ${today} limit ${atATime}`.execute(
    tx,
  )
  return rows.map(({ childId }) => childId)
}

/** Every child with something open or to be issued, or with a line, a part at a time. */
async function openChildrenAfter(db: Db, after: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select child_id as id from clock_line where child_id > ${after}
    union select child_id from episode where ended_on is null and child_id > ${after}
    union select pc.child_id from proceedings_child pc join proceedings p on p.id = pc.proceedings_id
      where p.ended_on is null and pc.child_id > ${after}
    union select child_id from private_proceedings where ended_on is null and child_id > ${after}
    union select child_id from episode where outcome = 'initiate-proceedings' and child_id > ${after}
    order by id limit ${atATime}`.execute(db)
  return rows.map(({ id }) => id)
}
