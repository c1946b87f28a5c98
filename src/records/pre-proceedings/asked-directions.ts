import { dayInEngland } from '#platform/clock.ts'
import type { AskedDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A direction asked of a head of service for one child's midpoint at an item. (PP-06) */
export type KeptDirection = AskedDirection & {
  readonly id: number
  readonly reviewId: number
  readonly agendaItemId: number | null
  readonly headId: number
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly serviceId: number | null
  readonly version: number
}

const askedDirections = (db: Db, looking: Looking) =>
  db
    .selectFrom('askedDirection')
    .innerJoin('review', 'review.id', 'askedDirection.reviewId')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .innerJoin('person', 'person.id', 'askedDirection.headId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .select(['askedDirection.id', 'askedDirection.reviewId', 'askedDirection.headId', 'askedDirection.askedOn'])
    .select(['askedDirection.givenAt', 'askedDirection.words', 'askedDirection.version'])
    .select(['review.agendaItemId', 'person.name as head', 'team.serviceId'])
    .select(['child.id as childId', 'child.name as childName', 'child.familyId'])
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .where(isVisibleChild(looking))
    .orderBy('askedDirection.askedOn')
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('askedDirection.id')

type Row = Awaited<ReturnType<ReturnType<typeof askedDirections>['execute']>>[number]

const kept = ({ givenAt, words, ...row }: Row): KeptDirection => ({
  ...row,
  given: givenAt === null ? null : { on: dayInEngland(givenAt), words: words ?? '' },
})

/** The directions asked for at these meeting items, given or awaited. */
export const directionsOfItems = async (
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly KeptDirection[]> =>
  itemIds.length === 0
    ? []
    : (await askedDirections(db, looking).where('review.agendaItemId', '=', anyOf(itemIds)).execute()).map(kept)

/** The directions still awaited, of these children or, with null, of every child this person may see; the longest awaited first. */
export async function awaitedDirections(
  db: Db,
  looking: Looking,
  childIds: readonly number[] | null,
): Promise<readonly KeptDirection[]> {
  if (childIds?.length === 0) return []
  const awaited = askedDirections(db, looking).where('askedDirection.givenAt', 'is', null)
  return (await (childIds === null ? awaited : awaited.where('child.id', '=', anyOf(childIds))).execute()).map(kept)
}

/** The directions asked for at midpoints of these children, given or awaited. */
export const directionsOfChildren = async (
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly KeptDirection[]> =>
  childIds.length === 0
    ? []
    : (await askedDirections(db, looking).where('child.id', '=', anyOf(childIds)).execute()).map(kept)

type Of = { readonly childId: number; readonly familyId: number }

/** Asks a head of service for the direction at a midpoint that is recorded. */
export async function askForDirection(
  tx: Tx,
  deed: Deed,
  asked: Of & { readonly reviewId: number; readonly headId: number },
): Promise<void> {
  const { childId, familyId, ...columns } = asked
  const values = { ...columns, askedOn: deed.today }
  const { id } = await tx.insertInto('askedDirection').values(values).returning('id').executeTakeFirstOrThrow()
  await keepDeed(tx, deed, { ...of({ id, childId, familyId }), before: null, after: values })
}

/** Takes back what was asked: the direction was written down after all, or the review is taken back. Its history stays. */
export async function takeBackDirection(tx: Tx, deed: Deed, direction: KeptDirection): Promise<void> {
  await tx.deleteFrom('askedDirection').where('id', '=', direction.id).execute()
  await keepDeed(tx, deed, { ...of(direction), before: direction, after: null })
}

/** Keeps the direction as given today, '' for none. Kept once; who comes second is told. */
export async function giveDirection(tx: Tx, deed: Deed, direction: KeptDirection, words: string): Promise<Saved> {
  const given = { givenAt: deed.now, givenBy: deed.actor.personId, words }
  const saved = await tx
    .updateTable('askedDirection')
    .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
    .where('id', '=', direction.id)
    .where('givenAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  await keepDeed(tx, deed, { ...of(direction), before: { words: null }, after: { words } })
  return 'saved'
}

const of = ({ id, childId, familyId }: Of & { readonly id: number }) => ({
  recordKind: 'asked-direction',
  recordId: id,
  familyId,
  childId,
})
