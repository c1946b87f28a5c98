import type { Clock } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { checkLines } from './clock-lines.ts'

/** What a check of the lines found: how many there are, and how many weren't as the clocks have them and were put right. */
export type LineCheck = { readonly on: Temporal.PlainDate; readonly lines: number; readonly differences: number }

/** The last check that came to its end; null when there was none yet. */
export async function lastLineCheck(db: Db): Promise<LineCheck | null> {
  const row = await db
    .selectFrom('clockLineCheck')
    .selectAll()
    .where('lines', 'is not', null)
    .orderBy('checkedOn', 'desc')
    .executeTakeFirst()
  if (row?.lines == null || row.differences === null) return null
  return { on: row.checkedOn, lines: row.lines, differences: row.differences }
}

/** Compares every line with its clock, puts right what differs and keeps what was found. */
export async function checkNow(db: Db, clock: Clock): Promise<LineCheck> {
  const checkedOn = clock.today()
  const found = await checkLines(db, checkedOn)
  const kept = { checkedAt: clock.now(), ...found }
  await db
    .insertInto('clockLineCheck')
    .values({ checkedOn, ...kept })
    .onConflict((again) => again.column('checkedOn').doUpdateSet(kept))
    .execute()
  return { on: checkedOn, ...found }
}

/** The same, unless it was done or begun this day, here or by another process; then null. */
export async function checkOnceToday(db: Db, clock: Clock): Promise<LineCheck | null> {
  const begun = await db
    .insertInto('clockLineCheck')
    .values({ checkedOn: clock.today(), checkedAt: clock.now() })
    .onConflict((other) => other.column('checkedOn').doNothing())
    .returning('checkedOn')
    .executeTakeFirst()
  return begun === undefined ? null : checkNow(db, clock)
}
