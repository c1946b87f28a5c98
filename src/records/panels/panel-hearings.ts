import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf, anyOfFew } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import type { PanelDecision, ThresholdView } from '#rules/panels/panel-outcomes.ts'

/** What a sitting considered of an item, once for all its children. */
export type Considered = {
  readonly documents: string
  readonly advice: string
  readonly advisedBy: string
  readonly threshold: ThresholdView | null
  /** How much it agreed of what a resource costs, in whole pence, where that is less than was asked for. (PP-07) */
  readonly agreedPence: number | null
}

/** What it decided of one child. */
export type PanelOutcome = {
  readonly childId: number
  readonly outcome: PanelDecision
  readonly reasons: string
  readonly deferredUntil: Temporal.PlainDate | null
  readonly withoutReason: string | null
}

export type KeptPanelOutcome = PanelOutcome & {
  readonly agendaItemId: number
  readonly childName: string
  readonly familyId: number
  /** The day the chair confirmed it, and the record followed; null until then, and where nothing follows. */
  readonly tookEffectOn: Temporal.PlainDate | null
}

/** An item as one sitting heard it, with the children this person may see. (PP-01) */
export type PanelHearing = Considered & {
  readonly agendaItemId: number
  readonly panelItemId: number
  readonly outcomes: readonly KeptPanelOutcome[]
}

/** How these meeting items heard what a panel was asked for. */
export async function hearingsOfItems(
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly PanelHearing[]> {
  if (itemIds.length === 0) return []
  const [heard, outcomes] = await Promise.all([
    db.selectFrom('panelHearing').selectAll().where('agendaItemId', '=', anyOfFew(itemIds)).execute(),
    outcomesQuery(db, looking).where('panelOutcome.agendaItemId', '=', anyOfFew(itemIds)).execute(),
  ])
  return heard.map((each) => ({
    ...each,
    outcomes: outcomes.filter(({ agendaItemId }) => agendaItemId === each.agendaItemId),
  }))
}

const outcomesQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('panelOutcome')
    .innerJoin('child', 'child.id', 'panelOutcome.childId')
    .selectAll('panelOutcome')
    .select(['child.name as childName', 'child.familyId'])
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())

/** How an item was heard so far: on which days, by which sittings, what they considered and decided. */
export type HeardBefore = PanelHearing & {
  readonly on: Temporal.PlainDate
  readonly seriesId: number
  readonly confirmed: boolean
}

export async function hearingsOfPanelItems(
  db: Db,
  looking: Looking,
  panelItemIds: readonly number[],
): Promise<readonly HeardBefore[]> {
  if (panelItemIds.length === 0) return []
  const rows = await db
    .selectFrom('panelHearing')
    .innerJoin('agendaItem', 'agendaItem.id', 'panelHearing.agendaItemId')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .select(['panelHearing.agendaItemId', 'sitting.meetsOn as on', 'sitting.seriesId', 'agendaItem.state'])
    .where('panelHearing.panelItemId', '=', anyOf(panelItemIds))
    .orderBy('sitting.meetsOn')
    .orderBy('agendaItem.id')
    .execute()
  const heard = await hearingsOfItems(
    db,
    looking,
    rows.map(({ agendaItemId }) => agendaItemId),
  )
  return rows.flatMap(({ agendaItemId, on, seriesId, state }) => {
    const found = heard.find((each) => each.agendaItemId === agendaItemId)
    return found === undefined ? [] : [{ ...found, on, seriesId, confirmed: state === 'confirmed' }]
  })
}

type ToKeep = {
  readonly panelItemId: number
  readonly familyId: number
  readonly considered: Considered
  readonly outcomes: readonly PanelOutcome[]
}

/** Writes down how a meeting item heard what was asked for, over what it had recorded of it before; what took effect stays in effect. */
export async function saveHearing(
  tx: Tx,
  deed: Deed,
  agendaItemId: number,
  { panelItemId, familyId, considered, outcomes }: ToKeep,
  before: PanelHearing | null,
): Promise<void> {
  await tx
    .insertInto('panelHearing')
    .values({ agendaItemId, panelItemId, ...considered })
    .onConflict((twin) => twin.column('agendaItemId').doUpdateSet(considered))
    .execute()
  await keepConsidered(tx, deed, { agendaItemId, familyId }, [before, considered])
  const kept = before?.outcomes ?? []
  for (const childId of new Set([...kept, ...outcomes].map((each) => each.childId))) {
    const ofChild = (each: PanelOutcome) => each.childId === childId
    await saveOutcome(tx, deed, { agendaItemId, familyId, childId }, [kept.find(ofChild), outcomes.find(ofChild)])
  }
}

type Of = { readonly agendaItemId: number; readonly familyId: number }

/** What was considered is of all its children. */
async function keepConsidered(
  tx: Tx,
  deed: Deed,
  { agendaItemId, familyId }: Of,
  [was, is]: readonly [Considered | null, Considered],
): Promise<void> {
  const [before, after] = [was === null ? null : consideredIn(was), consideredIn(is)]
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await keepDeed(tx, deed, {
    recordKind: 'panel-hearing',
    recordId: agendaItemId,
    familyId,
    childId: null,
    before,
    after,
  })
}

const consideredIn = ({ documents, advice, advisedBy, threshold, agreedPence }: Considered): Considered => ({
  documents,
  advice,
  advisedBy,
  threshold,
  agreedPence,
})

/** One child's outcome, from what it was to what it is; nothing where it stays the same. */
async function saveOutcome(
  tx: Tx,
  deed: Deed,
  {
    agendaItemId,
    familyId,
    childId,
  }: { readonly agendaItemId: number; readonly familyId: number; readonly childId: number },
  [was, is]: readonly [PanelOutcome | undefined, PanelOutcome | undefined],
): Promise<void> {
  const [before, after] = [was, is].map((each) => (each === undefined ? null : decidedIn(each)))
  if (JSON.stringify(before) === JSON.stringify(after)) return
  if (after == null)
    await tx
      .deleteFrom('panelOutcome')
      .where('agendaItemId', '=', agendaItemId)
      .where('childId', '=', childId)
      .execute()
  else
    await tx
      .insertInto('panelOutcome')
      .values({ agendaItemId, childId, ...after })
      .onConflict((twin) => twin.columns(['agendaItemId', 'childId']).doUpdateSet(after))
      .execute()
  const of = { recordKind: 'panel-outcome', recordId: agendaItemId, familyId, childId }
  await keepDeed(tx, deed, { ...of, before: before ?? null, after: after ?? null })
}

const decidedIn = ({ outcome, reasons, deferredUntil, withoutReason }: PanelOutcome) => ({
  outcome,
  reasons,
  deferredUntil,
  withoutReason,
})

/** The chair confirmed it: from this day it stands in the child's record. */
export const markTookEffect = (
  tx: Tx,
  deed: Deed,
  { agendaItemId, childId }: Pick<KeptPanelOutcome, 'agendaItemId' | 'childId'>,
) =>
  tx
    .updateTable('panelOutcome')
    .set({ tookEffectOn: deed.today })
    .where('agendaItemId', '=', agendaItemId)
    .where('childId', '=', childId)
    .execute()
