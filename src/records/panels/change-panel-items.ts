import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { PanelBusiness } from '#rules/panels/panel-outcomes.ts'
import { type ByPower, decidedAs } from '#rules/access/powers.ts'
import { withdrawResourceOfPanel } from '#records/resources/change-resources.ts'
import type { PanelItem } from './panel-items.ts'

/** What is asked of a panel. */
export type PanelAsked = {
  readonly familyId: number
  readonly seriesId: number
  readonly business: PanelBusiness
  readonly urgent: boolean
  readonly why: string
  /** Not before the meeting of that day; null: the next. */
  readonly notBefore: Temporal.PlainDate | null
  /** Whether somebody has to admit it before it is heard. (SET-07) */
  readonly toAdmit: boolean
  readonly children: readonly { readonly childId: number; readonly urgentReturnId: number | null }[]
}

/** Asks a panel, today, in the name of who does it; answers the item's id. (PP-01) */
export async function askPanel(tx: Tx, deed: Deed, { children, toAdmit, ...asked }: PanelAsked): Promise<number> {
  const admission = toAdmit ? ('awaited' as const) : null
  const row = { ...asked, admission, askedOn: deed.today, askedBy: deed.actor.personId }
  const { id } = await tx.insertInto('panelItem').values(row).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('panelItemChild')
    .values(children.map((child) => ({ panelItemId: id, ...child })))
    .execute()
  const after = { ...row, childIds: children.map(({ childId }) => childId) }
  await keepDeed(tx, deed, { ...of({ id, familyId: asked.familyId }), before: null, after })
  return id
}

/** Holds an item as it is until the transaction ends, so that nobody withdraws what is being heard, or hears what is being withdrawn; its version. */
export const holdPanelItem = async (tx: Tx, id: number): Promise<number | null> =>
  (await tx.selectFrom('panelItem').select('version').where('id', '=', id).forUpdate().executeTakeFirst())?.version ??
  null

/** Plans an item for another meeting of the same series or of another, and says whether it is urgent. */
export async function planPanelItem(
  tx: Tx,
  deed: Deed,
  item: PanelItem,
  to: Pick<PanelAsked, 'seriesId' | 'notBefore' | 'urgent'>,
): Promise<Saved> {
  const { seriesId, notBefore, urgent } = item
  return save(tx, deed, item, { before: { seriesId, notBefore, urgent }, after: to })
}

/** Adds children to what is asked for, over the version that was opened. */
export async function addToPanelItem(tx: Tx, deed: Deed, item: PanelItem, childIds: readonly number[]): Promise<Saved> {
  // Nothing of the row itself changes but its version.
  if (!(await saveOver(tx, 'panelItem', item, { urgent: item.urgent }))) return 'changed-by-someone-else'
  await tx
    .insertInto('panelItemChild')
    .values(childIds.map((childId) => ({ panelItemId: item.id, childId, urgentReturnId: null })))
    .execute()
  const before = item.children.map(({ childId }) => childId)
  await keepDeed(tx, deed, { ...of(item), before: { childIds: before }, after: { childIds: [...before, ...childIds] } })
  return 'saved'
}

/** Withdraws what is left to hear, with the reason, and the resource that was asked for with it. (PP-01, PP-07) */
export async function withdrawPanelItem(tx: Tx, deed: Deed, item: PanelItem, why: string): Promise<Saved> {
  const saved = await save(tx, deed, item, {
    before: { withdrawnOn: null },
    after: { withdrawnOn: deed.today, withdrawnBy: deed.actor.personId, withdrawnWhy: why },
  })
  if (saved === 'saved') await withdrawResourceOfPanel(tx, deed, item.id, why)
  return saved
}

type Kept = Pick<PanelItem, 'id' | 'familyId' | 'version'>

/** Lets it come before the panel, or turns it down with the reason, by a row of the table of powers. (SET-07) */
export async function decideAdmission(
  tx: Tx,
  deed: Deed,
  item: Kept,
  { by, notBecause }: { readonly by: ByPower; readonly notBecause: string | null },
): Promise<Saved> {
  const decided = {
    admission: notBecause === null ? ('admitted' as const) : ('turned-down' as const),
    ...{ admissionOn: deed.today, admissionBy: deed.actor.personId },
    ...{ admissionAs: decidedAs(by), admissionPowerId: by.powerId },
  }
  const withdrawn =
    notBecause === null ? {} : { withdrawnOn: deed.today, withdrawnBy: deed.actor.personId, withdrawnWhy: notBecause }
  const saved = await save(tx, deed, item, { before: { admission: 'awaited' }, after: { ...decided, ...withdrawn } })
  if (saved === 'saved' && notBecause !== null) await withdrawResourceOfPanel(tx, deed, item.id, notBecause)
  return saved
}

type Change = {
  readonly before: Record<string, unknown>
  readonly after: Partial<Pick<PanelAsked, 'seriesId' | 'notBefore' | 'urgent'>> & {
    readonly withdrawnOn?: Temporal.PlainDate
    readonly withdrawnBy?: number
    readonly withdrawnWhy?: string
    readonly admission?: 'admitted' | 'turned-down'
    readonly admissionOn?: Temporal.PlainDate
    readonly admissionBy?: number
    readonly admissionAs?: string
    readonly admissionPowerId?: number
  }
}

async function save(tx: Tx, deed: Deed, item: Kept, { before, after }: Change): Promise<Saved> {
  if (!(await saveOver(tx, 'panelItem', item, after))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, { ...of(item), before, after })
  return 'saved'
}

const of = ({ id, familyId }: { readonly id: number; readonly familyId: number }) => ({
  recordKind: 'panel-item',
  recordId: id,
  familyId,
  childId: null,
})
