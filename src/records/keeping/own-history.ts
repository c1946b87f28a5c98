import type { Tx } from './db.ts'
import { type Deed, keepDeed } from './deed.ts'

type OwnChange = {
  readonly kind: string
  readonly id: number
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly reason?: string
}

/** Keeps the history of something of the authority's own (a person, a team, a name), which belongs to no child and no family. */
export const keepOwnHistory = (tx: Tx, deed: Deed, { kind, id, ...change }: OwnChange): Promise<void> =>
  keepDeed(tx, deed, { recordKind: kind, recordId: id, familyId: null, childId: null, ...change })
