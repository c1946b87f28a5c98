import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { standsFor } from '#rules/access/actor.ts'
import { may } from '#rules/access/permissions.ts'
import type { ActionSource } from '#rules/actions/sources.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import { hasVisibleChild, isOpenFamily, type Looking, namesVisibleChild } from '#records/access/visible-children.ts'
import { isStopped } from './stopped-actions.ts'

/** An action as it is kept, with the names a person reads it by (AC-01). */
export type KeptAction = {
  readonly id: number
  /** Null, and without name or reference, where a meeting item about no family led to it. */
  readonly familyId: number | null
  readonly familyName: string | null
  readonly familyReference: string | null
  /** What the meeting item it came from is about; null when it came from no item. */
  readonly itemTitle: string | null
  /** Null when it is for the whole family, or for none. */
  readonly childId: number | null
  readonly childName: string | null
  readonly words: string
  readonly doerId: number | null
  readonly doerName: string | null
  readonly accountableManagerId: number | null
  readonly accountableManagerName: string | null
  readonly dueOn: Temporal.PlainDate | null
  readonly source: ActionSource
  readonly agendaItemId: number | null
  /** The same for siblings whose actions came of one decision; null for one child's alone, or the family's. */
  readonly together: number | null
  readonly addedOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | null
  readonly doneWords: string | null
  readonly notes: string | null
  readonly timesMoved: number
  /** The child, or everybody of the family, isn’t followed any more: nothing is chased (P17, P18). */
  readonly stopped: boolean
  readonly version: number
}

/** A question about actions, for a page or a list to narrow, order and page further. */
export const actionsQuery = (db: Db) =>
  db
    .selectFrom('action')
    .leftJoin('family', 'family.id', 'action.familyId')
    .leftJoin('agendaItem', 'agendaItem.id', 'action.agendaItemId')
    .leftJoin('child', 'child.id', 'action.childId')
    .leftJoin('person as doer', 'doer.id', 'action.doerId')
    .leftJoin('person as manager', 'manager.id', 'action.accountableManagerId')
    .selectAll('action')
    .select([
      'family.name as familyName',
      'family.reference as familyReference',
      'agendaItem.title as itemTitle',
      'child.name as childName',
      'doer.name as doerName',
      'manager.name as accountableManagerName',
      sql<number>`(select count(*) from action_move m where m.action_id = action.id)`.as('timesMoved'),
      isStopped.as('stopped'),
    ])

/** Of the children this person may see, for the whole of families of theirs, and about no family for those who see the meeting. */
export const isOfVisibleChild = (looking: Looking) => (eb: ExpressionBuilder<DB, 'action'>) =>
  eb.or([
    namesVisibleChild(looking, 'action.child_id'),
    eb.and([eb('action.childId', 'is', null), hasVisibleChild(looking, 'action.family_id')]),
    ...(may(looking.actor, 'see-meeting') ? [eb('action.familyId', 'is', null)] : []),
  ])

/**
 * That this person, or somebody whose role they cover, does or answers for, whoever's child it is; a restricted family's only with named
 * access (FAM-05).
 */
export const isOwn = (looking: Looking) => (eb: ExpressionBuilder<DB, 'action'>) =>
  eb.and([
    eb.or([
      eb('action.doerId', 'in', standsFor(looking.actor)),
      eb('action.accountableManagerId', 'in', standsFor(looking.actor)),
    ]),
    eb.or([eb('action.familyId', 'is', null), isOpenFamily(looking, 'action.family_id')]),
  ])

/** Of children within the permission, or one's own. */
export const isVisible =
  (looking: Looking) =>
  (eb: ExpressionBuilder<DB, 'action'>): Expression<SqlBool> =>
    eb.or([isOfVisibleChild(looking)(eb), isOwn(looking)(eb)])

/** One action, or null when there is none that this person may see: one of their children's, or their own to do or answer for. */
export const loadAction = async (db: Db, looking: Looking, id: number): Promise<KeptAction | null> =>
  (await actionsQuery(db).where('action.id', '=', id).where(isVisible(looking)).executeTakeFirst()) ?? null

/** In the order in which they were added; those of siblings that came of one decision stand in the siblings’ order. */
const asAdded = sql`coalesce(action.together, action.id), ${inSiblingOrder()}`

/** Those of these actions that this person may see, in the order of a list: overdue longest first, those without a date last. */
export const actionsAmong = async (db: Db, looking: Looking, ids: readonly number[]): Promise<readonly KeptAction[]> =>
  ids.length === 0
    ? []
    : actionsQuery(db)
        .where('action.id', '=', anyOf(ids))
        .where(isVisible(looking))
        .orderBy('action.dueOn', (order) => order.asc().nullsLast())
        .orderBy(asAdded)
        .orderBy('action.id')
        .execute()

/** A family's actions, open ones first, the oldest date first, then what is done, latest first. */
export const actionsOfFamily = (db: Db, looking: Looking, familyId: number): Promise<readonly KeptAction[]> =>
  actionsQuery(db)
    .where('action.familyId', '=', familyId)
    .where(isVisible(looking))
    .orderBy('action.doneOn', (order) => order.desc().nullsFirst())
    .orderBy('action.dueOn', (order) => order.asc().nullsLast())
    .orderBy(asAdded)
    .orderBy('action.id')
    .execute()

/** The actions that meeting items led to, in the order they were added. */
export async function actionsOfItems(
  db: Db,
  looking: Looking,
  agendaItemIds: readonly number[],
): Promise<readonly KeptAction[]> {
  if (agendaItemIds.length === 0) return []
  return actionsQuery(db)
    .where('action.agendaItemId', '=', anyOf(agendaItemIds))
    .where(isOfVisibleChild(looking))
    .orderBy(asAdded)
    .orderBy('action.id')
    .execute()
}

/** A time the date of an action moved, with who moved it and why. */
export type ActionMove = {
  readonly movedAt: Temporal.Instant
  readonly movedBy: string
  readonly fromOn: Temporal.PlainDate | null
  readonly toOn: Temporal.PlainDate
  readonly reason: string
}

/** Each time the action's date moved, the first first (AC-02). */
export const movesOf = (db: Db, actionId: number): Promise<readonly ActionMove[]> =>
  db
    .selectFrom('actionMove')
    .innerJoin('person', 'person.id', 'actionMove.movedBy')
    .select([
      'actionMove.movedAt',
      'person.name as movedBy',
      'actionMove.fromOn',
      'actionMove.toOn',
      'actionMove.reason',
    ])
    .where('actionMove.actionId', '=', actionId)
    .orderBy('actionMove.id')
    .execute()

/** Something written about an action on the way. */
export type ActionNote = { readonly writtenAt: Temporal.Instant; readonly writtenBy: string; readonly words: string }

/** What was written about an action on the way, the latest first. */
export const notesOf = (db: Db, actionId: number): Promise<readonly ActionNote[]> =>
  db
    .selectFrom('actionNote')
    .innerJoin('person', 'person.id', 'actionNote.writtenBy')
    .select(['actionNote.writtenAt', 'person.name as writtenBy', 'actionNote.words'])
    .where('actionNote.actionId', '=', actionId)
    .orderBy('actionNote.id', 'desc')
    .execute()

/** A line of a list: an action, with those of siblings that are one thing to do with it; whose they are, as far as the list goes. */
export type ActionLine = KeptAction & {
  readonly ids: readonly number[]
  readonly names: readonly string[]
  readonly childIds: readonly number[]
}

/**
 * The lines of a list of actions: those of siblings that came of one decision are one as long as the same person does them by the same day.
 * The same rule as `linesOfActions`, asked of the database so that a page holds its number of lines. (FAM-02)
 */
export const actionLines = (db: Db, found: ReturnType<typeof actionsQuery>) =>
  db
    .selectFrom(
      found
        .select(sql<number>`row_number() over (${oneThing} order by action.id)`.as('place'))
        .select(sql<readonly number[]>`array_agg(action.id) over (${ofOneThing})`.as('ids'))
        .select(sql<readonly string[]>`array_remove(array_agg(child.name) over (${ofOneThing}), null)`.as('names'))
        .select(sql<readonly number[]>`array_remove(array_agg(child.id) over (${ofOneThing}), null)`.as('childIds'))
        .as('line'),
    )
    .selectAll('line')
    .where('line.place', '=', 1)

const oneThing = sql`partition by coalesce(action.together, -action.id), action.doer_id, action.accountable_manager_id, action.due_on,
  action.done_on, action.done_words`
const ofOneThing = sql`${oneThing} order by ${inSiblingOrder()}, action.id rows between unbounded preceding and unbounded following`
