import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { askPanel } from './change-panel-items.ts'

type Return = {
  readonly urgentReturnId: number
  readonly childId: number
  readonly familyId: number
  readonly teamId: number | null
  readonly why: string
}

/**
 * A child whom an urgent return sends back to the panel stands on the agenda of the meeting that takes such business for the child's team;
 * siblings sent there for the same reason on one day stand there together. Where no meeting takes it, what the panel decided is written down
 * at the return, as before. (PP-06, PP-01)
 */
export async function sendReturnToPanel(tx: Tx, deed: Deed, back: Return): Promise<void> {
  const { urgentReturnId, childId, familyId, teamId, why } = back
  const takes = await loadWhoTakes(tx)
  const seriesId = takes('referrals', teamId)
  if (seriesId === null) return
  const together = await tx
    .selectFrom('panelItem')
    .select('panelItem.id')
    .where('familyId', '=', familyId)
    .where('seriesId', '=', seriesId)
    .where('askedOn', '=', deed.today)
    .where('why', '=', why)
    .where('withdrawnOn', 'is', null)
    .where('id', 'in', (eb) =>
      eb.selectFrom('panelItemChild').select('panelItemId').where('urgentReturnId', 'is not', null),
    )
    .where('id', 'not in', (eb) => eb.selectFrom('panelItemChild').select('panelItemId').where('childId', '=', childId))
    .where('id', 'not in', (eb) => eb.selectFrom('panelHearing').select('panelItemId'))
    .limit(1)
    .executeTakeFirst()
  if (together === undefined) {
    const children = [{ childId, urgentReturnId }]
    const asked = {
      familyId,
      seriesId,
      business: 'referrals',
      urgent: true,
      why,
      notBefore: null,
      toAdmit: false,
    } as const
    await askPanel(tx, deed, { ...asked, children })
    return
  }
  await tx.insertInto('panelItemChild').values({ panelItemId: together.id, childId, urgentReturnId }).execute()
  await keepDeed(tx, deed, { ...of(together.id, familyId), before: null, after: { childIds: [childId], why } })
}

/** Nobody asks for a child any more whose return was taken back: what the panel decided meanwhile stays, an item with nobody left goes. */
export async function takeReturnFromPanel(
  tx: Tx,
  deed: Deed,
  { urgentReturnId, familyId }: Pick<Return, 'urgentReturnId' | 'familyId'>,
): Promise<void> {
  const taken = await tx
    .updateTable('panelItemChild')
    .set({ urgentReturnId: null })
    .where('urgentReturnId', '=', urgentReturnId)
    .returning(['panelItemId as id', 'childId'])
    .executeTakeFirst()
  if (taken === undefined) return
  const { id, childId } = taken
  const heard = await tx.selectFrom('panelHearing').select('agendaItemId').where('panelItemId', '=', id).execute()
  if (heard.length > 0) return
  await tx.deleteFrom('panelItemChild').where('panelItemId', '=', id).where('childId', '=', childId).execute()
  await keepDeed(tx, deed, { ...of(id, familyId), before: { childIds: [childId] }, after: null })
  const left = await tx.selectFrom('panelItemChild').select('childId').where('panelItemId', '=', id).execute()
  if (left.length === 0) await tx.deleteFrom('panelItem').where('id', '=', id).execute()
}

const of = (id: number, familyId: number) => ({ recordKind: 'panel-item', recordId: id, familyId, childId: null })
