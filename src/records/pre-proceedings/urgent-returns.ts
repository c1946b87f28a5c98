import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { sendReturnToPanel, takeReturnFromPanel } from '#records/panels/returns-at-panels.ts'
import type { ReturnDecided } from '#rules/pre-proceedings/seek-urgent-return.ts'
import { isOpenFamily, isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child who goes back to the gateway panel before the next review: why, who sees to it, by when; until the panel has met. (PP-06) */
export type UrgentReturn = {
  readonly id: number
  readonly episodeId: number
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly agendaItemId: number | null
  readonly why: string
  readonly ownerId: number | null
  readonly owner: string | null
  readonly by: Temporal.PlainDate
  readonly panelMetOn: Temporal.PlainDate | null
  /** Null until the panel has met, and where it met before its decision was asked for. */
  readonly panelDecided: ReturnDecided | null
  /** Whether the child’s pre-proceedings have ended. */
  readonly isEnded: boolean
  /** The day pre-proceedings ended without the panel having met; null while they are open, and once it met. */
  readonly closedOn: Temporal.PlainDate | null
}

/** Of the children this person may see, and those the person takes to the panel, whoever's child it is (FAM-05 still cuts across). */
const urgentReturns = (db: Db, looking: Looking) =>
  db
    .selectFrom('urgentReturn')
    .innerJoin('episode', 'episode.id', 'urgentReturn.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('person', 'person.id', 'urgentReturn.ownerId')
    .select(['urgentReturn.id', 'urgentReturn.episodeId', 'urgentReturn.agendaItemId', 'urgentReturn.why'])
    .select(['urgentReturn.ownerId', 'person.name as owner', 'urgentReturn.byOn as by', 'urgentReturn.panelMetOn'])
    .select(['urgentReturn.closedOn', 'urgentReturn.panelDecided'])
    .select((eb) => eb('episode.endedOn', 'is not', null).$castTo<boolean>().as('isEnded'))
    .select(['child.id as childId', 'child.name as childName', 'child.familyId'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .where((eb) =>
      eb.or([
        isVisibleChild(looking),
        eb.and([eb('urgentReturn.ownerId', '=', looking.actor.personId), isOpenFamily(looking, 'child.family_id')]),
      ]),
    )
    .orderBy('urgentReturn.byOn')
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('urgentReturn.id')

/** The urgent returns decided at these meeting items. */
export const urgentReturnsOfItems = async (
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly UrgentReturn[]> =>
  itemIds.length === 0
    ? []
    : urgentReturns(db, looking).where('urgentReturn.agendaItemId', '=', anyOf(itemIds)).execute()

/** Those of these urgent returns that are no longer awaited: the panel met, or pre-proceedings ended before it could. */
export const urgentReturnsEnded = async (
  db: Db,
  looking: Looking,
  ids: readonly number[],
): Promise<readonly UrgentReturn[]> =>
  ids.length === 0
    ? []
    : urgentReturns(db, looking)
        .where('urgentReturn.id', '=', anyOf(ids))
        .where((eb) => eb.or([eb('panelMetOn', 'is not', null), eb('closedOn', 'is not', null)]))
        .execute()

/** The urgent returns that the panel hasn't seen yet, of these children or, with null, of every child this person may see. */
export async function awaitedUrgentReturns(
  db: Db,
  looking: Looking,
  childIds: readonly number[] | null,
): Promise<readonly UrgentReturn[]> {
  if (childIds?.length === 0) return []
  const awaited = urgentReturns(db, looking)
    .where('urgentReturn.panelMetOn', 'is', null)
    // An ended episode leaves every due list (P10).
    .where('episode.endedOn', 'is', null)
  return (childIds === null ? awaited : awaited.where('child.id', '=', anyOf(childIds))).execute()
}

/** The returns of which the panel decided to issue while pre-proceedings haven’t been ended by it, of these children or, with null, of every child this person may see. */
export async function returnsToIssue(
  db: Db,
  looking: Looking,
  childIds: readonly number[] | null,
): Promise<readonly UrgentReturn[]> {
  if (childIds?.length === 0) return []
  const decided = urgentReturns(db, looking)
    .where('urgentReturn.panelDecided', '=', 'issue-proceedings')
    .where('episode.endedOn', 'is', null)
  return (childIds === null ? decided : decided.where('child.id', '=', anyOf(childIds))).execute()
}

type ToKeep = Pick<UrgentReturn, 'episodeId' | 'childId' | 'familyId' | 'why' | 'by'> & {
  readonly agendaItemId: number | null
  readonly ownerId: number
  /** The child’s team: by it the panel is found. */
  readonly teamId: number | null
}

/** Keeps an urgent return, decided at an item (over what was kept of it there before) or sought between meetings. */
export async function saveUrgentReturn(tx: Tx, deed: Deed, wanted: ToKeep, before: UrgentReturn | null): Promise<void> {
  const { childId, familyId, teamId, by: byOn, ...columns } = wanted
  const values = { ...columns, byOn }
  const { id } =
    before === null
      ? await tx.insertInto('urgentReturn').values(values).returning('id').executeTakeFirstOrThrow()
      : await tx
          .updateTable('urgentReturn')
          .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    ...of({ id, childId, familyId }),
    before: before === null ? null : { ...before },
    after: columns,
  })
  const sent = { urgentReturnId: id, childId, familyId, teamId, why: wanted.why }
  if (before?.why === wanted.why) return
  if (before !== null) await takeReturnFromPanel(tx, deed, sent)
  await sendReturnToPanel(tx, deed, sent)
}

/** Has somebody else take it to the panel, unless the panel has met meanwhile or somebody else handed it on. */
export async function handOnUrgentReturn(
  tx: Tx,
  deed: Deed,
  urgentReturn: UrgentReturn,
  ownerId: number,
): Promise<Saved> {
  const kept = await tx
    .updateTable('urgentReturn')
    .set((eb) => ({ ownerId, version: eb('version', '+', 1) }))
    .where('id', '=', urgentReturn.id)
    .where('panelMetOn', 'is', null)
    .where('ownerId', 'is not distinct from', urgentReturn.ownerId)
    .returning('id')
    .executeTakeFirst()
  if (kept === undefined) return 'changed-by-someone-else'
  const before = { ownerId: urgentReturn.ownerId }
  await keepDeed(tx, deed, { ...of(urgentReturn), before, after: { ownerId } })
  return 'saved'
}

/** Takes an urgent return out that the item no longer decides; its history stays. */
export async function takeBackUrgentReturn(tx: Tx, deed: Deed, urgentReturn: UrgentReturn): Promise<void> {
  await takeReturnFromPanel(tx, deed, { urgentReturnId: urgentReturn.id, familyId: urgentReturn.familyId })
  await tx.deleteFrom('urgentReturn').where('id', '=', urgentReturn.id).execute()
  await keepDeed(tx, deed, { ...of(urgentReturn), before: urgentReturn, after: null })
}

/** One urgent return, or null when there is none of a child this person may see. */
export const loadUrgentReturn = async (db: Db, looking: Looking, id: number): Promise<UrgentReturn | null> =>
  (await urgentReturns(db, looking).where('urgentReturn.id', '=', id).executeTakeFirst()) ?? null

/** From when the panel can have seen the child for it: the meeting that sought it or, sought between meetings, the decision to start. */
export type SoughtFrom = { readonly on: Temporal.PlainDate; readonly since: 'meeting' | 'decision' }

export async function soughtFrom(db: Db, { id }: Pick<UrgentReturn, 'id'>): Promise<SoughtFrom> {
  const { meetsOn, decidedOn } = await db
    .selectFrom('urgentReturn')
    .innerJoin('episode', 'episode.id', 'urgentReturn.episodeId')
    .leftJoin('agendaItem', 'agendaItem.id', 'urgentReturn.agendaItemId')
    .leftJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .select(['sitting.meetsOn', 'episode.decidedOn'])
    .where('urgentReturn.id', '=', id)
    .executeTakeFirstOrThrow()
  return meetsOn === null ? { on: decidedOn, since: 'decision' } : { on: meetsOn, since: 'meeting' }
}

/** The panel met, and what it decided: the return is no longer awaited. Kept once; who comes second is told. */
export async function recordPanelMet(
  tx: Tx,
  deed: Deed,
  urgentReturn: UrgentReturn,
  met: { readonly panelMetOn: Temporal.PlainDate; readonly panelDecided: ReturnDecided },
): Promise<Saved> {
  const kept = await tx
    .updateTable('urgentReturn')
    .set((eb) => ({ ...met, version: eb('version', '+', 1) }))
    .where('id', '=', urgentReturn.id)
    .where('panelMetOn', 'is', null)
    .where('closedOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (kept === undefined) return 'changed-by-someone-else'
  await keepDeed(tx, deed, { ...of(urgentReturn), before: { panelMetOn: null, panelDecided: null }, after: met })
  return 'saved'
}

const of = ({ id, childId, familyId }: Pick<UrgentReturn, 'id' | 'childId' | 'familyId'>) => ({
  recordKind: 'urgent-return',
  recordId: id,
  familyId,
  childId,
})
