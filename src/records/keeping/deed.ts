import type { Tx } from './db.ts'
import { keepHistory, type HistoryRow } from './history.ts'

/** Who changes a record, and when: a visit is one. */
export type Deed = {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly actor: { readonly personId: number }
}

/** What became of a save: it is kept, or somebody else saved since the form was opened and both texts must be shown. */
export type Saved = 'saved' | 'changed-by-someone-else'

/** Keeps who changed what beside the change. */
export const keepDeed = (tx: Tx, deed: Deed, what: Omit<HistoryRow, 'at' | 'personId'>): Promise<void> =>
  keepHistory(tx, { at: deed.now, personId: deed.actor.personId, ...what })
