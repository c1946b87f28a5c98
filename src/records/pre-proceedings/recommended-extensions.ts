import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'

/** An extension the chair recommended at an item. It moves no date: only the Divisional Director agrees it (PP-04, P8). */
export type RecommendedExtension = {
  readonly id: number
  readonly episodeId: number
  readonly agendaItemId: number | null
  readonly newLimitOn: Temporal.PlainDate
  readonly exceptional: string | null
  readonly state: 'recommended' | 'requested' | 'agreed' | 'refused'
}

/** The extensions recommended at these items, by the id of the episode they are of. */
export async function recommendedAtItems(
  db: Db,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, RecommendedExtension>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('extension')
    .select(['id', 'episodeId', 'agendaItemId', 'newLimitOn', 'exceptional', 'state'])
    .where('agendaItemId', '=', anyOf(itemIds))
    .execute()
  return new Map(rows.map((row) => [row.episodeId, row]))
}

type ToRecommend = {
  readonly episodeId: number
  readonly dayZeroOn: Temporal.PlainDate
  readonly agendaItemId: number
  readonly newLimitOn: Temporal.PlainDate
  readonly exceptional: string
  readonly recommendedOn: Temporal.PlainDate
  readonly recommendedBy: number
  readonly childId: number
  readonly familyId: number
}

/** Keeps the chair's recommendation, over what the same item recommended before. The limit stays where it is. */
export async function saveRecommendation(
  tx: Tx,
  deed: Deed,
  wanted: ToRecommend,
  before: RecommendedExtension | null,
): Promise<void> {
  const values = {
    episodeId: wanted.episodeId,
    episodeDayZeroOn: wanted.dayZeroOn,
    agendaItemId: wanted.agendaItemId,
    newLimitOn: wanted.newLimitOn,
    exceptional: wanted.exceptional,
    state: 'recommended' as const,
    requestedOn: wanted.recommendedOn,
    requestedBy: wanted.recommendedBy,
  }
  const { id } =
    before === null
      ? await tx.insertInto('extension').values(values).returning('id').executeTakeFirstOrThrow()
      : await tx
          .updateTable('extension')
          .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow()
  const { newLimitOn, exceptional } = wanted
  await keepDeed(tx, deed, {
    recordKind: 'extension',
    recordId: id,
    familyId: wanted.familyId,
    childId: wanted.childId,
    before: before === null ? null : { ...before },
    after: { newLimitOn, exceptional, state: 'recommended' },
  })
}

/** Takes a recommendation out that the item no longer makes; its history stays. */
export async function takeBackRecommendation(
  tx: Tx,
  deed: Deed,
  extension: RecommendedExtension,
  of: { readonly childId: number; readonly familyId: number },
): Promise<void> {
  await tx.deleteFrom('extension').where('id', '=', extension.id).execute()
  await keepDeed(tx, deed, {
    recordKind: 'extension',
    recordId: extension.id,
    familyId: of.familyId,
    childId: of.childId,
    before: { ...extension },
    after: null,
  })
}
