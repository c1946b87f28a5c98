import type { BroughtForward } from '#rules/pre-proceedings/episode.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { IdsOfEpisodes } from './reviews-of-episodes.ts'

type Review = BroughtForward['review']

/** The reviews brought forward in the episodes whose ids this finds, by the episode's id; what was taken back isn't there. (P3, P13) */
export async function loadBroughtForward(
  db: Db,
  episodeIds: IdsOfEpisodes,
): Promise<ReadonlyMap<number, readonly BroughtForward[]>> {
  const rows = await db
    .selectFrom('reviewBroughtForward')
    .innerJoin('person', 'person.id', 'chosenBy')
    .select(['episodeId', 'review', 'sittingId', 'chosenOn', 'person.name as by', 'reason as why'])
    .where('episodeId', 'in', episodeIds)
    .execute()
  const choices = rows.flatMap(({ sittingId, ...row }) => (sittingId === null ? [] : [{ ...row, sittingId }]))
  return Map.groupBy(choices, ({ episodeId }) => episodeId)
}

/** The last word on one review: brought forward to a meeting or, with null, taken back. */
export type KeptChoice = {
  readonly id: number
  readonly version: number
  readonly sittingId: number | null
  readonly reason: string
}

/** What was last said of a review's meeting; null where nobody ever chose one. */
export const loadChoice = async (db: Db, episodeId: number, review: Review): Promise<KeptChoice | null> =>
  (await db
    .selectFrom('reviewBroughtForward')
    .select(['id', 'version', 'sittingId', 'reason'])
    .where('episodeId', '=', episodeId)
    .where('review', '=', review)
    .executeTakeFirst()) ?? null

/** Which meeting a review is brought forward to, or (null) that it no longer is; `from` and `to` are the days for the history. */
export type Choosing = {
  readonly episodeId: number
  readonly childId: number
  readonly familyId: number
  readonly review: Review
  readonly sittingId: number | null
  readonly reason: string
  readonly from: Temporal.PlainDate | null
  readonly to: Temporal.PlainDate | null
}

/** Keeps the choice over the one it was made on; the child is held, so that nobody else makes the first one at the same time. */
export async function saveChoice(tx: Tx, deed: Deed, choosing: Choosing, kept: KeptChoice | null): Promise<Saved> {
  const { episodeId, childId, familyId, review, sittingId, reason, from, to } = choosing
  const values = { sittingId, reason, chosenBy: deed.actor.personId, chosenOn: deed.today }
  const id = kept === null ? await insert(tx, { episodeId, review, ...values }) : kept.id
  if (kept !== null && !(await saveOver(tx, 'reviewBroughtForward', kept, values))) return 'changed-by-someone-else'
  const field = review === 'midpoint' ? 'midpointBroughtForwardTo' : 'finalBroughtForwardTo'
  await keepDeed(tx, deed, {
    recordKind: 'brought-forward',
    recordId: id,
    familyId,
    childId,
    before: { [field]: from },
    after: { [field]: to },
    reason,
  })
  return 'saved'
}

type Row = Pick<Choosing, 'episodeId' | 'review' | 'sittingId' | 'reason'> & {
  readonly chosenBy: number
  readonly chosenOn: Temporal.PlainDate
}

const insert = async (tx: Tx, row: Row): Promise<number> =>
  (await tx.insertInto('reviewBroughtForward').values(row).returning('id').executeTakeFirstOrThrow()).id
