import { anyOfFew } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { type FamilyMeetingOffer, sayOffer } from '#rules/pre-proceedings/family-meeting.ts'

/** To whom a family group decision-making meeting was offered in one child's pre-proceedings. (P15) */
export type KeptOffer = FamilyMeetingOffer & { readonly adultId: number }

/** By the id of the period, in the order in which the adults were added. */
export async function offersOfEpisodes(
  db: Db,
  episodeIds: readonly number[],
): Promise<ReadonlyMap<number, readonly KeptOffer[]>> {
  const rows = await db
    .selectFrom('familyMeetingOffer')
    .innerJoin('adult', 'adult.id', 'familyMeetingOffer.adultId')
    .select(['episodeId', 'adultId', 'adult.name', 'offeredIn', 'offeredOn', 'accepted'])
    .where('episodeId', '=', anyOfFew(episodeIds))
    .orderBy('adultId')
    .execute()
  return Map.groupBy(rows, ({ episodeId }) => episodeId)
}

/** Of every child of a family, whoever looks: each is shown with its child alone. */
export async function offersOfFamily(db: Db, familyId: number): Promise<ReadonlyMap<number, readonly KeptOffer[]>> {
  const rows = await db
    .selectFrom('familyMeetingOffer')
    .innerJoin('adult', 'adult.id', 'familyMeetingOffer.adultId')
    .select(['episodeId', 'adultId', 'adult.name', 'offeredIn', 'offeredOn', 'accepted'])
    .where('adult.familyId', '=', familyId)
    .orderBy('adultId')
    .execute()
  return Map.groupBy(rows, ({ episodeId }) => episodeId)
}

type OfEpisode = { readonly id: number; readonly childId: number; readonly familyId: number }

/** Writes to whom it was offered, in place of what was written before; each change is told under its child, in words. */
export async function saveOffers(
  tx: Tx,
  deed: Deed,
  { id: episodeId, childId, familyId }: OfEpisode,
  offers: readonly KeptOffer[],
): Promise<void> {
  const before = (await offersOfEpisodes(tx, [episodeId])).get(episodeId) ?? []
  await tx.deleteFrom('familyMeetingOffer').where('episodeId', '=', episodeId).execute()
  if (offers.length > 0)
    await tx
      .insertInto('familyMeetingOffer')
      .values(
        offers.map(({ adultId, offeredIn, offeredOn, accepted }) => ({
          ...{ episodeId, adultId, offeredIn, offeredOn, accepted },
        })),
      )
      .execute()
  const [was, is] = [before, offers].map((all) => all.map(sayOffer).join('; '))
  if (was === is) return
  const of = { recordKind: 'family-meeting-offer', recordId: episodeId, childId, familyId }
  await keepDeed(tx, deed, { ...of, before: { offeredTo: was }, after: { offeredTo: is } })
}
