import type { Db, Tx } from './db.ts'

/** What PostgreSQL says to the one it ends of two that wait for each other, so that the other can go on. */
const endedForAnother = '40P01'
const mostTimes = 5

/**
 * Does `work` in one transaction. Where it and another wait for each other, PostgreSQL takes one of the two back whole; that one begins
 * again, and nobody hears of it. `work` may therefore run several times and leaves nothing behind but what it does through `tx`.
 */
export async function inOneTransaction<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let time = 1; ; time += 1)
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (time === mostTimes || !isEndedForAnother(error)) throw error
    }
}

const isEndedForAnother = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === endedForAnother
