import type { KyselyPlugin } from 'kysely'
import type { Db } from './db.ts'
import { withFactsOf } from './facts.ts'

/**
 * The database for as long as whoever asked is there: once they have gone, nothing more is asked of it. For what only they would see, never for
 * a change: who sent a form and went away still has it saved.
 */
export function untilGone(ofRequest: Db, gone: AbortSignal): Db {
  const nobodyWaits: KyselyPlugin = {
    transformQuery: ({ node }) => {
      gone.throwIfAborted()
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return withFactsOf(ofRequest, ofRequest.withPlugin(nobodyWaits))
}
