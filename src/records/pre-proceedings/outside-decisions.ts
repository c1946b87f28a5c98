import { sql } from 'kysely'
import type { DecidedOutside, RatifyOutcome } from '#rules/pre-proceedings/outside-panel.ts'
import { isFollowed, isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** A decision made outside a panel, of children of one family. (P9, SET-07) */
export type OutsideDecision = {
  readonly id: number
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly does: DecidedOutside
  readonly decidedAt: Temporal.Instant
  readonly decidedOn: Temporal.PlainDate
  readonly decidedBy: number
  readonly decider: string
  readonly decidedAs: string
  readonly reason: string
  readonly legal: string | null
  readonly legalOn: Temporal.PlainDate | null
  readonly recordedBy: number
  readonly toRatify: boolean
  readonly agendaItemId: number | null
  readonly outcome: RatifyOutcome | null
  readonly outcomeReasons: string | null
  readonly version: number
  /** Recorded at an item that its chair hasn’t confirmed. */
  readonly awaitsChair: boolean
  readonly children: readonly { readonly id: number; readonly name: string; readonly teamId: number | null }[]
}

const decisions = (db: Db, looking: Looking) =>
  db
    .selectFrom('outsideDecision')
    .innerJoin('family', 'family.id', 'outsideDecision.familyId')
    .innerJoin('person as decider', 'decider.id', 'outsideDecision.decidedBy')
    .leftJoin('person as lawyer', 'lawyer.id', 'outsideDecision.legalBy')
    .leftJoin('agendaItem', 'agendaItem.id', 'outsideDecision.agendaItemId')
    .select(['outsideDecision.id', 'outsideDecision.familyId', 'does', 'decidedAt', 'decidedOn', 'decidedBy'])
    .select(['decidedAs', 'outsideDecision.reason', 'legalOn', 'outsideDecision.recordedBy', 'toRatify'])
    .select(['agendaItemId', 'outcome', 'outcomeReasons', 'outsideDecision.version'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .select(['decider.name as decider', 'lawyer.name as legal'])
    .select(sql<boolean>`coalesce(agenda_item.state <> 'confirmed', false)`.as('awaitsChair'))
    .select(
      sql<OutsideDecision['children']>`(
        select jsonb_agg(jsonb_build_object('id', child.id, 'name', child.name, 'teamId', child.team_id) order by ${inSiblingOrder()})
        from outside_decision_child named join child on child.id = named.child_id
        where named.decision_id = outside_decision.id and ${isVisibleChild(looking)})`.as('children'),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('outsideDecisionChild as named')
          .innerJoin('child', 'child.id', 'named.childId')
          .whereRef('named.decisionId', '=', 'outsideDecision.id')
          .where(isVisibleChild(looking))
          .select('child.id'),
      ),
    )
    .orderBy('decidedAt')
    .orderBy('outsideDecision.id')

/** The decisions that stand to be ratified, of children this person may see who are still followed; the oldest first. (SET-07) */
export const decisionsToRatify = (db: Db, looking: Looking): Promise<readonly OutsideDecision[]> =>
  decisions(db, looking)
    .where('toRatify', '=', true)
    .where('outcome', 'is', null)
    .where(
      sql<boolean>`exists (
        select from outside_decision_child named join child on child.id = named.child_id
        where named.decision_id = outside_decision.id and ${isFollowed()})`,
    )
    .execute()

/** These decisions, of families this person may see. */
export const outsideDecisionsOf = async (
  db: Db,
  looking: Looking,
  ids: readonly number[],
): Promise<readonly OutsideDecision[]> =>
  ids.length === 0 ? [] : decisions(db, looking).where('outsideDecision.id', '=', anyOf(ids)).execute()

/** One of them; null when there is none of a family this person may see. */
export const loadOutsideDecision = async (db: Db, looking: Looking, id: number): Promise<OutsideDecision | null> =>
  (await outsideDecisionsOf(db, looking, [id]))[0] ?? null

/** What meetings made of decisions at these items. */
export const ratifiedAtItems = async (
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly OutsideDecision[]> =>
  itemIds.length === 0 ? [] : decisions(db, looking).where('agendaItemId', '=', anyOf(itemIds)).execute()

/** A decision to keep. */
export type OutsideToKeep = {
  readonly familyId: number
  readonly childIds: readonly number[]
  readonly does: DecidedOutside
  readonly decidedAt: Temporal.Instant
  readonly decidedOn: Temporal.PlainDate
  readonly decidedBy: number
  readonly decidedAs: string
  readonly powerId: number
  readonly reason: string
  readonly legalBy: number | null
  readonly legalOn: Temporal.PlainDate | null
  readonly toRatify: boolean
}

/** Keeps a decision made outside a panel, and who recorded it. (P9, SET-07) */
export async function keepOutsideDecision(tx: Tx, deed: Deed, { childIds, ...wanted }: OutsideToKeep): Promise<number> {
  const row = { ...wanted, recordedBy: deed.actor.personId, recordedOn: deed.today }
  const { id, familyId } = await tx
    .insertInto('outsideDecision')
    .values(row)
    .returning(['id', 'familyId'])
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('outsideDecisionChild')
    .values(childIds.map((childId) => ({ decisionId: id, childId })))
    .execute()
  const { does, decidedOn, reason, toRatify } = wanted
  await keepDeed(tx, deed, { ...of({ id, familyId }), before: null, after: { does, decidedOn, reason, toRatify } })
  return id
}

/** Keeps what the meeting made of it at an item, over what the same item recorded before; null takes that back. (SET-07, TM-04) */
export async function saveRatification(
  tx: Tx,
  deed: Deed,
  decision: OutsideDecision,
  made: { readonly agendaItemId: number; readonly outcome: RatifyOutcome; readonly outcomeReasons: string } | null,
  reason?: string,
): Promise<Saved> {
  const after = made ?? { agendaItemId: null, outcome: null, outcomeReasons: null }
  if (!(await saveOver(tx, 'outsideDecision', decision, after))) return 'changed-by-someone-else'
  const before = { outcome: decision.outcome, outcomeReasons: decision.outcomeReasons }
  const { outcome, outcomeReasons } = after
  await keepDeed(tx, deed, {
    ...of(decision),
    before,
    after: { outcome, outcomeReasons },
    ...(reason === undefined ? {} : { reason }),
  })
  return 'saved'
}

const of = ({ id, familyId }: Pick<OutsideDecision, 'id' | 'familyId'>) => ({
  recordKind: 'outside-decision',
  recordId: id,
  familyId,
  childId: null,
})
