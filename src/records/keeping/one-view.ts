import { withFactsOf } from './facts.ts'
import type { Db } from './db.ts'

/**
 * Reads page after page as the database stands at one moment, whatever is saved meanwhile. It is opened when the first page is asked for
 * and closed when the last is there, when whoever reads stops, or when something fails; nothing can be changed in it.
 */
export async function* inOneView<Page>(db: Db, read: (view: Db) => AsyncIterable<Page>): AsyncGenerator<Page> {
  const view = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    yield* read(withFactsOf(db, view))
  } finally {
    await view.rollback().execute()
  }
}
