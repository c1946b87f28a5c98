import { z } from 'zod'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import type { FinalOutcome, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { awaitsChair } from '#records/meeting/awaits-chair.ts'

/** What was written at a review under each heading, by the heading's key: those of PP-05 at a final, of PP-06 at a midpoint. */
export type Written = Readonly<Record<string, string>>

/** A review of one child as the meeting held it. Whether it was late follows from `heldOn` and the clock. */
export type KeptReview = {
  readonly id: number
  readonly episodeId: number
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly agendaItemId: number | null
  readonly heldOn: Temporal.PlainDate
  readonly kind: 'midpoint' | 'final'
  readonly outcome: MidpointOutcome | FinalOutcome | null
  readonly why: string | null
  readonly recommendedLimitOn: Temporal.PlainDate | null
  readonly written: Written
  readonly earlyReason: string | null
  readonly decidedBy: string | null
  readonly decidedAs: DecidedAs | null
  /** Recorded at an item that its chair hasn’t confirmed: nobody is said to have decided yet. (TM-04) */
  readonly awaitsChair: boolean
}

const written = z.record(z.string(), z.string())

const keptReviews = (db: Db, looking: Looking) =>
  db
    .selectFrom('review')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .leftJoin('person', 'person.id', 'review.decidedBy')
    .leftJoin('agendaItem', 'agendaItem.id', 'review.agendaItemId')
    .select(['review.id', 'review.episodeId', 'review.kind', 'review.heldOn', 'review.agendaItemId', 'review.outcome'])
    .select([
      'review.why',
      'review.recommendedLimitOn',
      'review.considerations',
      'review.earlyReason',
      'review.decidedAs',
    ])
    .select(['child.id as childId', 'child.name as childName', 'child.familyId', 'person.name as decidedBy'])
    .select(awaitsChair)
    .where(isVisibleChild(looking))
    .orderBy('review.heldOn')
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('review.id')

/** The reviews recorded at these meeting items, of children this person may see. */
export async function reviewsOfItems(
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly KeptReview[]> {
  if (itemIds.length === 0) return []
  const rows = await keptReviews(db, looking).where('review.agendaItemId', '=', anyOf(itemIds)).execute()
  return rows.map(({ considerations, ...row }) => ({ ...row, written: written.parse(considerations) }))
}

/** Every review of these children, in the order held, of those this person may see. */
export async function reviewsOfChildren(
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly KeptReview[]> {
  if (childIds.length === 0) return []
  const rows = await keptReviews(db, looking).where('child.id', '=', anyOf(childIds)).execute()
  return rows.map(({ considerations, ...row }) => ({ ...row, written: written.parse(considerations) }))
}

/** A review to keep: who it is of, what was decided and by whom. */
export type ReviewToKeep = Pick<
  KeptReview,
  | 'episodeId'
  | 'childId'
  | 'familyId'
  | 'heldOn'
  | 'kind'
  | 'outcome'
  | 'why'
  | 'recommendedLimitOn'
  | 'written'
  | 'earlyReason'
> & { readonly agendaItemId: number; readonly decidedBy: number; readonly decidedAs: DecidedAs }

/** Keeps a review of one child at an item, over what was kept of it there before. */
export async function saveReview(
  tx: Tx,
  deed: Deed,
  review: ReviewToKeep,
  before: KeptReview | null,
  reason?: string,
): Promise<void> {
  const { written: considerations, childId, familyId, ...columns } = review
  const values = { ...columns, considerations: JSON.stringify(considerations) }
  const { id } =
    before === null
      ? await tx.insertInto('review').values(values).returning('id').executeTakeFirstOrThrow()
      : await tx
          .updateTable('review')
          .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind: 'review',
    recordId: id,
    familyId,
    childId,
    before: before === null ? null : { ...before, decidedBy: undefined, awaitsChair: undefined },
    after: { ...columns, written: considerations, decidedBy: undefined },
    ...(reason === undefined ? {} : { reason }),
  })
}

/** Takes a review out that was recorded by mistake and that the chair hadn't confirmed; its history stays. */
export async function takeBackReview(tx: Tx, deed: Deed, review: KeptReview, reason?: string): Promise<void> {
  await tx.deleteFrom('review').where('id', '=', review.id).execute()
  await keepDeed(tx, deed, {
    recordKind: 'review',
    recordId: review.id,
    familyId: review.familyId,
    childId: review.childId,
    before: { ...review, awaitsChair: undefined },
    after: null,
    ...(reason === undefined ? {} : { reason }),
  })
}

/** Whether a review is recorded at a meeting: what it needs whoever must be there to decide for. (M2) */
export async function hasReviews(db: Db, sittingId: number): Promise<boolean> {
  const decided = await db
    .selectFrom('review')
    .innerJoin('agendaItem', 'agendaItem.id', 'agendaItemId')
    .select('review.id')
    .where('sittingId', '=', sittingId)
    .executeTakeFirst()
  return decided !== undefined
}

/** Whether a meeting has recorded a decision on a child, or its chair has confirmed an item: who decided then stands. (M2) */
export async function hasDecisions(db: Db, sittingId: number): Promise<boolean> {
  const decided = await db
    .selectFrom('agendaItem')
    .leftJoin('review', 'review.agendaItemId', 'agendaItem.id')
    .select('agendaItem.id')
    .where('agendaItem.sittingId', '=', sittingId)
    .where((eb) => eb.or([eb('review.id', 'is not', null), eb('agendaItem.state', '=', 'confirmed')]))
    .executeTakeFirst()
  return decided !== undefined
}
