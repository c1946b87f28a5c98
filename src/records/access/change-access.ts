import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import type { HistoryRow } from '#records/keeping/history.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { AccessKind } from './access-history.ts'
import type { OpenRequest, RequestKind, Restriction } from './family-access.ts'

type Change = Pick<HistoryRow, 'recordId' | 'before' | 'after' | 'reason'>

const keep = (tx: Tx, deed: Deed, familyId: number, recordKind: AccessKind, change: Change): Promise<void> =>
  keepDeed(tx, deed, { recordKind, familyId, childId: null, ...change })

/**
 * Holds a family until the transaction ends, so that of two people who change who may see it the second finds what the first did; false where
 * it was joined with another meanwhile, and nobody sees its children by it any more.
 */
export async function holdFamily(tx: Tx, familyId: number): Promise<boolean> {
  const held = await tx
    .selectFrom('family')
    .select('joinedInto')
    .where('id', '=', familyId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return held?.joinedInto === null
}

type ToRestrict = {
  readonly reason: string
  readonly reviewOn: Temporal.PlainDate
  /** Everyone who keeps access. */
  readonly people: readonly number[]
}

/** Restricts a family that isn't: from now on it is there only for these people. Who had access under an earlier restriction has none by that. (FAM-05) */
export async function restrictFamily(tx: Tx, deed: Deed, familyId: number, to: ToRestrict): Promise<void> {
  const { reason, reviewOn, people } = to
  const { id } = await tx
    .insertInto('restriction')
    .values({ familyId, reason, approvedBy: deed.actor.personId, startsOn: deed.today, reviewOn })
    .returning('id')
    .executeTakeFirstOrThrow()
  const after = { reason, startsOn: deed.today, reviewOn }
  await keep(tx, deed, familyId, 'restriction', { recordId: id, before: null, after })
  await tx.deleteFrom('namedAccess').where('familyId', '=', familyId).execute()
  for (const personId of people) await giveAccess(tx, deed, familyId, { personId, endsOn: null })
}

/** Keeps that a restriction was looked at again and stands, until the next review. (FAM-05) */
export async function keepRestriction(
  tx: Tx,
  deed: Deed,
  before: Restriction,
  to: { readonly reviewOn: Temporal.PlainDate; readonly reason: string },
): Promise<Saved> {
  const after = { reviewedOn: deed.today, reviewOn: to.reviewOn }
  if (!(await saveOver(tx, 'restriction', before, after))) return 'changed-by-someone-else'
  const { reviewedOn, reviewOn } = before
  const change = { recordId: before.id, before: { reviewedOn, reviewOn }, after, reason: to.reason }
  await keep(tx, deed, before.familyId, 'restriction', change)
  return 'saved'
}

/** Lifts a restriction: the family is there again for everybody whose work reaches it, and nobody needs named access. (FAM-05) */
export async function liftRestriction(tx: Tx, deed: Deed, restriction: Restriction, reason: string): Promise<void> {
  const { id, familyId } = restriction
  const after = { liftedOn: deed.today }
  await tx
    .updateTable('restriction')
    .set((eb) => ({ ...after, liftedBy: deed.actor.personId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('namedAccess').where('familyId', '=', familyId).execute()
  await keep(tx, deed, familyId, 'restriction', { recordId: id, before: { liftedOn: null }, after, reason })
}

type Access = {
  readonly personId: number
  readonly endsOn: Temporal.PlainDate | null
  readonly reason?: string
}

/** Names somebody who keeps access to a restricted family, until that day where there is one; over what they were given before. (FAM-05) */
export async function giveAccess(tx: Tx, deed: Deed, familyId: number, { reason, ...access }: Access): Promise<void> {
  const given = { ...access, givenBy: deed.actor.personId, givenOn: deed.today }
  await tx
    .insertInto('namedAccess')
    .values({ familyId, ...given })
    .onConflict((again) => again.columns(['familyId', 'personId']).doUpdateSet(given))
    .execute()
  await keep(tx, deed, familyId, 'named-access', {
    recordId: access.personId,
    before: null,
    after: access,
    ...(reason === undefined ? {} : { reason }),
  })
}

/** Takes somebody's named access away at once; false where they had none. (FAM-05) */
export async function endAccess(
  tx: Tx,
  deed: Deed,
  familyId: number,
  { personId, reason }: { readonly personId: number; readonly reason: string },
): Promise<boolean> {
  const ended = await tx
    .deleteFrom('namedAccess')
    .where('familyId', '=', familyId)
    .where('personId', '=', personId)
    .returning(['personId', 'endsOn'])
    .executeTakeFirst()
  if (ended === undefined) return false
  await keep(tx, deed, familyId, 'named-access', { recordId: personId, before: ended, after: null, reason })
  return true
}

/** Denies somebody a family, whatever they hold and whoever named them. (FAM-05) */
export async function denyAccess(
  tx: Tx,
  deed: Deed,
  familyId: number,
  { personId, because }: { readonly personId: number; readonly because: string },
): Promise<void> {
  await endAccess(tx, deed, familyId, { personId, reason: because })
  const denied = { personId, because, deniedBy: deed.actor.personId, deniedOn: deed.today }
  await tx
    .insertInto('deniedAccess')
    .values({ familyId, ...denied })
    .execute()
  const change = { recordId: personId, before: null, after: { personId }, reason: because }
  await keep(tx, deed, familyId, 'denied-access', change)
}

/** Lifts the denial of one person; false where there was none. (FAM-05) */
export async function liftDenial(
  tx: Tx,
  deed: Deed,
  familyId: number,
  { personId, reason }: { readonly personId: number; readonly reason: string },
): Promise<boolean> {
  const lifted = await tx
    .deleteFrom('deniedAccess')
    .where('familyId', '=', familyId)
    .where('personId', '=', personId)
    .returning('personId')
    .executeTakeFirst()
  if (lifted === undefined) return false
  const change = { recordId: personId, before: lifted, after: null, reason }
  await keep(tx, deed, familyId, 'denied-access', change)
  return true
}

type ToAsk = { readonly asks: RequestKind; readonly personId: number | null; readonly reason: string }

/** Keeps what somebody asks of those who decide. (FAM-05) */
export async function askAboutAccess(tx: Tx, deed: Deed, familyId: number, asked: ToAsk): Promise<void> {
  const { id } = await tx
    .insertInto('restrictionRequest')
    .values({ familyId, ...asked, askedBy: deed.actor.personId, askedOn: deed.today })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { reason, ...after } = asked
  await keep(tx, deed, familyId, 'restriction-request', { recordId: id, before: null, after, reason })
}

/** Keeps what became of a request: agreed, or not and why. (FAM-05) */
export async function decideRequest(
  tx: Tx,
  deed: Deed,
  request: OpenRequest,
  decided: { readonly agreed: boolean; readonly words: string | null },
): Promise<Saved> {
  const { agreed, words } = decided
  const to = { agreed, decidedWords: words, decidedBy: deed.actor.personId, decidedOn: deed.today }
  if (!(await saveOver(tx, 'restrictionRequest', request, to))) return 'changed-by-someone-else'
  await keep(tx, deed, request.familyId, 'restriction-request', {
    recordId: request.id,
    before: { agreed: null },
    after: { agreed },
    ...(words === null ? {} : { reason: words }),
  })
  return 'saved'
}
