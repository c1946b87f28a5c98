import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { awaitsChair } from '#records/meeting/awaits-chair.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** An extension that was asked for or recommended and nobody has decided, with what the team asked for before it was recommended. (PP-04, P6) */
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
  readonly askedOn: Temporal.PlainDate | null
  readonly evidence: string | null
  readonly proposals: string | null
  /** Recommended at an item that its chair hasn’t confirmed: nobody is said to have recommended it yet. (TM-04) */
  readonly awaitsChair: boolean
  readonly request: Omit<UndecidedExtension, 'request'> | null
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
    .select(['extension.requestedOn as askedOn', 'extension.evidence', 'extension.proposals'])
    .where('child.id', '=', anyOf(childIds))
    .where('extension.state', 'in', ['recommended', 'requested'])
    .where('extension.closedOn', 'is', null)
    .where('episode.endedOn', 'is', null)
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())
    .orderBy('extension.id')
    .execute()
  return [...Map.groupBy(rows, ({ childId }) => childId).values()].flatMap((ofChild) => {
    const last = ofChild.at(-1)
    const request = ofChild.findLast(({ state, id }) => state === 'requested' && id !== last?.id) ?? null
    return last === undefined ? [] : [{ ...last, request }]
  })
}

/** An extension that was asked for and waits: nobody recommended, decided or withdrew it. */
export type AskedExtension = {
  readonly id: number
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly familyName: string
  readonly newLimitOn: Temporal.PlainDate
}

/** One that waits, if it is of a child this person may see; else null. (PP-04) */
export const loadAskedExtension = async (db: Db, looking: Looking, id: number): Promise<AskedExtension | null> =>
  (await db
    .selectFrom('extension')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['extension.id', 'extension.newLimitOn', 'child.id as childId', 'child.name as childName'])
    .select(['child.familyId', 'family.name as familyName'])
    .where('extension.id', '=', id)
    .where('extension.state', '=', 'requested')
    .where('extension.closedOn', 'is', null)
    .where('episode.endedOn', 'is', null)
    .where(isVisibleChild(looking))
    .executeTakeFirst()) ?? null

/** What was decided, by which power; until an earlier day than was asked for, where there is one. */
export type ExtensionDecision = {
  readonly state: 'agreed' | 'refused'
  readonly decidedAs: string
  readonly powerId: number
  readonly words: string | null
  readonly until: Temporal.PlainDate | null
}

/**
 * Decides an extension today, once; who comes second is told. Whatever else was asked or recommended for the child before is answered with it.
 * The database refuses who asked, a power not in force, a date that isn't later or is past the maximum. (PP-04, P6)
 */
export async function decideOnExtension(
  tx: Tx,
  deed: Deed,
  extension: UndecidedExtension,
  { words, until, ...decision }: ExtensionDecision,
): Promise<Saved> {
  const earlier = until === null ? {} : { newLimitOn: until, askedLimitOn: extension.newLimitOn }
  const decided = {
    ...decision,
    ...earlier,
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
    before: { state: extension.state, ...(until === null ? {} : { newLimitOn: extension.newLimitOn }) },
    after: {
      ...{ state: decision.state, decidedOn: deed.today, decidedWords: words },
      ...(until === null ? {} : { newLimitOn: until }),
    },
  })
  await answerOthers(tx, deed, extension)
  return 'saved'
}

async function answerOthers(tx: Tx, deed: Deed, { id, childId, familyId }: UndecidedExtension): Promise<void> {
  const closed = { closedOn: deed.today, closedBecause: 'answered' as const }
  const others = await tx
    .updateTable('extension')
    .set((eb) => ({ ...closed, version: eb('version', '+', 1) }))
    .where('episodeId', '=', (eb) =>
      eb.selectFrom('extension as decided').select('episodeId').where('decided.id', '=', id),
    )
    .where('state', 'in', ['recommended', 'requested'])
    .where('closedOn', 'is', null)
    .returning('id')
    .execute()
  for (const other of others)
    await keepDeed(tx, deed, {
      ...{ recordKind: 'extension', recordId: other.id, childId, familyId },
      before: { answeredOn: null },
      after: { answeredOn: deed.today },
    })
}
