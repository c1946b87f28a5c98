import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { type ByPower, decidedAs } from '#rules/access/powers.ts'
import type { ResourceDecision, ResourceKind } from '#rules/resources/resource.ts'

/** What is asked for, with what it costs in whole pence; before a panel where one is to decide. (PP-07) */
export type ResourceAsked = {
  readonly familyId: number
  readonly kind: ResourceKind
  readonly what: string
  readonly why: string
  readonly askedPence: number
  readonly panelItemId: number | null
  /** The meeting's item at which it is asked for; null where it is asked for elsewhere. */
  readonly askedAtItemId: number | null
  readonly children: readonly { readonly childId: number; readonly episodeId: number }[]
}

/** Asks for a resource, today, in the name of who does it; answers its id. (PP-07) */
export async function askResource(tx: Tx, deed: Deed, { children, ...asked }: ResourceAsked): Promise<number> {
  const row = { ...asked, askedOn: deed.today, askedBy: deed.actor.personId }
  const { id, familyId } = await tx
    .insertInto('resourceRequest')
    .values(row)
    .returning(['id', 'familyId'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('resourceRequestChild')
    .values(children.map(({ childId, episodeId }) => ({ requestId: id, childId, episodeId })))
    .execute()
  const after = { ...row, childIds: children.map(({ childId }) => childId) }
  await keepDeed(tx, deed, { ...of({ id, familyId }), before: null, after })
  return id
}

type Kept = { readonly id: number; readonly familyId: number }

/** What was decided of it; the amount agreed in whole pence, null where it is refused. (PP-07) */
export type ResourceDecided = {
  readonly decision: ResourceDecision
  readonly agreedPence: number | null
  readonly reasons: string | null
}

/**
 * Decides a request today, once, by a row of the table of powers; who comes second is told. The database refuses who asked, a limit that
 * doesn't reach, and a power that they didn't have. (PP-07, SET-07)
 */
export async function decideResource(
  tx: Tx,
  deed: Deed,
  request: Kept,
  { by, ...decided }: ResourceDecided & { readonly by: ByPower },
): Promise<Saved> {
  const as = { decidedAs: decidedAs(by), powerId: by.powerId }
  const saved = await tx
    .updateTable('resourceRequest')
    .set((eb) => ({
      ...decided,
      ...as,
      decidedOn: deed.today,
      decidedBy: deed.actor.personId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', request.id)
    .where('decision', 'is', null)
    .where('closedOn', 'is', null)
    .where('panelItemId', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const after = { ...decided, decidedOn: deed.today, decidedAs: as.decidedAs }
  await keepDeed(tx, deed, { ...of(request), before: { decision: null }, after })
  return 'saved'
}

/** Withdraws what nobody has decided, with the reason; who comes after the decision is told. (PP-07) */
export async function withdrawResource(tx: Tx, deed: Deed, request: Kept, why: string): Promise<Saved> {
  const closed = { closedOn: deed.today, closedBecause: 'withdrawn' as const, closedWords: why }
  const saved = await tx
    .updateTable('resourceRequest')
    .set((eb) => ({ ...closed, closedBy: deed.actor.personId, version: eb('version', '+', 1) }))
    .where('id', '=', request.id)
    .where('decision', 'is', null)
    .where('closedOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const after = { withdrawnOn: deed.today, withdrawnWhy: why }
  await keepDeed(tx, deed, { ...of(request), before: { withdrawnOn: null }, after })
  return 'saved'
}

/** Withdraws what was asked for before a panel that won't hear it: it was withdrawn there, or turned down. (PP-07) */
export async function withdrawResourceOfPanel(tx: Tx, deed: Deed, panelItemId: number, why: string): Promise<void> {
  const request = await tx
    .selectFrom('resourceRequest')
    .select(['id', 'familyId'])
    .where('panelItemId', '=', panelItemId)
    .executeTakeFirst()
  if (request !== undefined) await withdrawResource(tx, deed, request, why)
}

const of = ({ id, familyId }: Kept) => ({ recordKind: 'resource-request', recordId: id, familyId, childId: null })
