import type { Db, Tx } from '#records/keeping/db.ts'

class Undone extends Error {}

/** Does the work in a transaction of which nothing stays. */
export const withoutTrace = (db: Db, work: (tx: Tx) => Promise<void>): Promise<void> =>
  db
    .transaction()
    .execute(async (tx) => {
      await work(tx)
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
