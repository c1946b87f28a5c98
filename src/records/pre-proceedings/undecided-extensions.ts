import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { awaitsChair } from '#records/meeting/awaits-chair.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** An extension that was asked for or recommended and nobody has decided. (PP-04, P6) */
export type UndecidedExtension = {
  readonly id: number
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly teamId: number | null
  readonly newLimitOn: Temporal.PlainDate
  readonly state: 'recommended' | 'requested' | 'agreed' | 'refused'
  readonly why: string | null
  readonly askedById: number | null
  readonly askedBy: string | null
  /** Recommended at an item that its chair hasn’t confirmed: nobody is said to have recommended it yet. (TM-04) */
  readonly awaitsChair: boolean
}

/** Those of open pre-proceedings of these children, as far as this person may see them; of a child the latest. */
export async function undecidedExtensions(
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly UndecidedExtension[]> {
  if (childIds.length === 0) return []
  const rows = await db
    .selectFrom('extension')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .leftJoin('person', 'person.id', 'extension.requestedBy')
    .leftJoin('agendaItem', 'agendaItem.id', 'extension.agendaItemId')
    .select(['extension.id', 'child.id as childId', 'child.name as childName', 'child.familyId', 'child.teamId'])
    .select(['extension.newLimitOn', 'extension.state', 'extension.exceptional as why'])
    .select(['extension.requestedBy as askedById', 'person.name as askedBy', awaitsChair])
    .where('child.id', '=', anyOf(childIds))
    .where('extension.state', 'in', ['recommended', 'requested'])
    .where('extension.closedOn', 'is', null)
    .where('episode.endedOn', 'is', null)
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())
    .orderBy('extension.id')
    .execute()
  return [...Map.groupBy(rows, ({ childId }) => childId).values()].flatMap((ofChild) => ofChild.at(-1) ?? [])
}

/** What was decided, by whom and by which power. */
export type ExtensionDecision = {
  readonly state: 'agreed' | 'refused'
  readonly decidedAs: string
  readonly powerId: number
  readonly words: string | null
}

/** Decides an extension today, once; who comes second is told. The database refuses who asked, a power not in force, a date past the maximum. (PP-04, P6) */
export async function decideOnExtension(
  tx: Tx,
  deed: Deed,
  extension: UndecidedExtension,
  { words, ...decision }: ExtensionDecision,
): Promise<Saved> {
  const decided = {
    ...decision,
    decidedWords: words,
    decidedBy: deed.actor.personId,
    decidedOn: deed.today,
    decidedAt: deed.now,
  }
  const saved = await tx
    .updateTable('extension')
    .set((eb) => ({ ...decided, version: eb('version', '+', 1) }))
    .where('id', '=', extension.id)
    .where('state', 'in', ['recommended', 'requested'])
    .where('closedOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const { id, childId, familyId } = extension
  await keepDeed(tx, deed, {
    ...{ recordKind: 'extension', recordId: id, childId, familyId },
    before: { state: extension.state },
    after: { state: decision.state, decidedOn: deed.today, decidedWords: words },
  })
  return 'saved'
}
