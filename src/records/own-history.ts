import type { Tx } from './db.ts'
import { keepHistory } from './history.ts'

/** Who changes something and when: a visit is one. */
export type Changing = { readonly now: Temporal.Instant; readonly actor: { readonly personId: number } }

type OwnChange = {
  readonly kind: string
  readonly id: number
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly reason?: string
}

/** Keeps the history of something of the authority's own (a person, a team, a name), which belongs to no child and no family. */
export const keepOwnHistory = (tx: Tx, by: Changing, { kind, id, ...change }: OwnChange): Promise<void> =>
  keepHistory(tx, {
    at: by.now,
    personId: by.actor.personId,
    recordKind: kind,
    recordId: id,
    familyId: null,
    childId: null,
    ...change,
  })
