import type { ActionSource } from '#rules/actions/sources.ts'
import type { KeptAction } from './actions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/**
 * An action to add: one doer, one accountable manager, one date (AC-01). `childId` is null for the whole family, `familyId`
 * too where a meeting item is about no family; a manager is null only where the child's team has none today.
 */
export type NewAction = {
  readonly familyId: number | null
  readonly childId: number | null
  readonly words: string
  readonly doerId: number
  readonly accountableManagerId: number | null
  readonly dueOn: Temporal.PlainDate
  readonly source: ActionSource
  readonly agendaItemId: number | null
}

/** Adds an action and keeps its history; answers its id. */
export async function addAction(tx: Tx, deed: Deed, action: NewAction): Promise<number> {
  const kept = { ...action, addedOn: deed.today }
  const { id } = await tx.insertInto('action').values(kept).returning('id').executeTakeFirstOrThrow()
  await keepDeed(tx, deed, { ...of({ id, ...action }), before: null, after: kept })
  return id
}

/** Writes what became of it on the way; nothing is overwritten, so two people can write at once. */
export async function noteProgress(tx: Tx, deed: Deed, action: KeptAction, words: string): Promise<void> {
  await tx
    .insertInto('actionNote')
    .values({ actionId: action.id, writtenAt: deed.now, writtenBy: deed.actor.personId, words })
    .execute()
}

/** Completes the action with the words that show it. */
export const completeAction = (
  tx: Tx,
  deed: Deed,
  action: KeptAction,
  done: { readonly doneOn: Temporal.PlainDate; readonly doneWords: string },
): Promise<Saved> => save(tx, deed, action, done)

/** Opens a completed action again, with the reason. */
export const reopenAction = (tx: Tx, deed: Deed, action: KeptAction, reason: string): Promise<Saved> =>
  save(tx, deed, action, { doneOn: null, doneWords: null }, reason)

/** Hands the action to somebody else to do, to answer for, or both. */
export const reassignAction = (
  tx: Tx,
  deed: Deed,
  action: KeptAction,
  to: { readonly doerId: number; readonly accountableManagerId: number },
): Promise<Saved> => save(tx, deed, action, to)

/** Moves the action's date; the move stays beside the action with its reason and is counted (AC-02). */
export async function moveAction(
  tx: Tx,
  deed: Deed,
  action: KeptAction,
  move: { readonly to: Temporal.PlainDate; readonly reason: string },
): Promise<Saved> {
  const saved = await save(tx, deed, action, { dueOn: move.to }, move.reason)
  if (saved === 'changed-by-someone-else') return saved
  await tx
    .insertInto('actionMove')
    .values({
      actionId: action.id,
      movedAt: deed.now,
      movedBy: deed.actor.personId,
      fromOn: action.dueOn,
      toOn: move.to,
      reason: move.reason,
    })
    .execute()
  return saved
}

type Changes = Partial<Pick<KeptAction, 'dueOn' | 'doneOn' | 'doneWords' | 'doerId' | 'accountableManagerId'>>

/** Over the version that `action` was loaded with, and over no other. */
async function save(tx: Tx, deed: Deed, action: KeptAction, changes: Changes, reason?: string): Promise<Saved> {
  if (!(await saveOver(tx, 'action', action, changes))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, {
    ...of(action),
    before: action,
    after: changes,
    ...(reason === undefined ? {} : { reason }),
  })
  return 'saved'
}

const of = ({ id, familyId, childId }: Pick<KeptAction, 'id' | 'familyId' | 'childId'>) => ({
  recordKind: 'action',
  recordId: id,
  familyId,
  childId,
})
