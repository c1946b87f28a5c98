import { z } from 'zod'
import { dayInEngland } from '#platform/clock.ts'
import type { UpdateKind } from '#rules/pre-proceedings/review-update.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import type { Written } from './reviews.ts'

/** What a child's team wrote before a review. (PP-11) */
export type KeptUpdate = {
  readonly id: number
  readonly episodeId: number
  readonly childId: number
  readonly kind: UpdateKind
  readonly written: Written
  readonly writtenBy: string
  readonly writtenAt: Temporal.Instant
  readonly writtenOn: Temporal.PlainDate
  /** The item that read it; null while none has. */
  readonly agendaItemId: number | null
  readonly version: number
}

const written = z.record(z.string(), z.string())

/** Every update of these children, in the order written, of those this person may see. */
export async function updatesOfChildren(
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly KeptUpdate[]> {
  if (childIds.length === 0) return []
  const rows = await db
    .selectFrom('reviewUpdate')
    .innerJoin('episode', 'episode.id', 'reviewUpdate.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('person', 'person.id', 'reviewUpdate.writtenBy')
    .select(['reviewUpdate.id', 'reviewUpdate.episodeId', 'child.id as childId', 'reviewUpdate.kind'])
    .select(['reviewUpdate.written', 'person.name as writtenBy', 'reviewUpdate.writtenAt', 'reviewUpdate.writtenOn'])
    .select(['reviewUpdate.agendaItemId', 'reviewUpdate.version'])
    .where('child.id', '=', anyOf(childIds))
    .where(isVisibleChild(looking))
    .orderBy('reviewUpdate.writtenAt')
    .orderBy('reviewUpdate.id')
    .execute()
  return rows.map(({ kind, written: words, ...row }) => ({ ...row, kind: kindOf(kind), written: written.parse(words) }))
}

const kindOf = (kind: string): UpdateKind => (kind === 'midpoint' ? 'midpoint' : 'final')

/** An update to keep, and of whom. */
export type UpdateToKeep = {
  readonly episodeId: number
  readonly childId: number
  readonly familyId: number
  readonly kind: UpdateKind
  readonly written: Written
}

/** Keeps what the team writes now over what it wrote for the same meeting before (null: nothing); the history has both. (PP-11) */
export async function saveUpdate(
  tx: Tx,
  deed: Deed,
  { childId, familyId, ...update }: UpdateToKeep,
  before: KeptUpdate | null,
): Promise<void> {
  const values = {
    ...update,
    written: JSON.stringify(update.written),
    ...{ writtenBy: deed.actor.personId, writtenAt: deed.now, writtenOn: dayInEngland(deed.now) },
  }
  const { id } =
    before === null
      ? await tx.insertInto('reviewUpdate').values(values).returning('id').executeTakeFirstOrThrow()
      : await tx
          .updateTable('reviewUpdate')
          .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    ...{ recordKind: 'review-update', recordId: id, familyId, childId },
    before: before === null ? null : { kind: before.kind, written: before.written },
    after: { kind: update.kind, written: update.written },
  })
}

/** The item has read what the teams of these episodes wrote: from now on that stays as it was. (PP-11, TM-04) */
export async function closeUpdates(tx: Tx, itemId: number, episodeIds: readonly number[]): Promise<void> {
  if (episodeIds.length === 0) return
  await tx
    .updateTable('reviewUpdate')
    .set((eb) => ({ agendaItemId: itemId, version: eb('version', '+', 1) }))
    .where('episodeId', '=', anyOf(episodeIds))
    .where('agendaItemId', 'is', null)
    .execute()
}
