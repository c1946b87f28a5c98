import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'

const ofEpisode = [
  ...(['decidedOn', 'decidingBody', 'clockStartsWith', 'letterSentOn', 'firstMeetingOn', 'reviewMeetings'] as const),
  ...(['familyMeetingOffered', 'familyMeetingOn', 'familyMeetingView'] as const),
] as const
const ofReview = [
  ...(['kind', 'heldOn', 'agendaItemId', 'outcome', 'why', 'recommendedLimitOn', 'considerations'] as const),
  ...(['earlyReason', 'decidedBy', 'decidedAs'] as const),
] as const
const ofExtension = [
  ...(['episodeDayZeroOn', 'newLimitOn', 'requestedOn', 'requestedBy', 'exceptional', 'proposals'] as const),
  ...(['state', 'decidedOn', 'decidedBy', 'decidedAs', 'agendaItemId'] as const),
  ...(['decidedAt', 'powerId', 'decidedWords', 'evidence', 'askedLimitOn'] as const),
  ...(['closedOn', 'closedBecause', 'closedBy', 'closedWords'] as const),
] as const

const ofReturn = ['why', 'ownerId', 'byOn', 'agendaItemId', 'panelMetOn', 'panelDecided'] as const
const ofChoice = ['review', 'sittingId', 'chosenBy', 'chosenOn', 'reason'] as const

/**
 * Gives a twin the clock that ran for both before the birth: the open episode with its letters, meetings, reviews, extensions, urgent returns
 * to the panel and meetings chosen. Nothing where no clock runs. (FAM-03)
 */
export async function copyOpenEpisode(
  tx: Tx,
  deed: Deed,
  { from, to, familyId }: { readonly from: number; readonly to: number; readonly familyId: number },
): Promise<void> {
  const open = await tx
    .selectFrom('episode')
    .select('id')
    .select(ofEpisode)
    .where('childId', '=', from)
    .where('endedOn', 'is', null)
    .executeTakeFirst()
  if (open === undefined) return
  const { id: original, ...columns } = open
  const copy = { ...columns, childId: to }
  const { id } = await tx.insertInto('episode').values(copy).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('review')
    .columns(['episodeId', ...ofReview])
    .expression((eb) =>
      eb
        .selectFrom('review')
        .select((of) => of.val(id).as('copy'))
        .select(ofReview)
        .where('episodeId', '=', original),
    )
    .execute()
  await tx
    .insertInto('extension')
    .columns(['episodeId', ...ofExtension])
    .expression((eb) =>
      eb
        .selectFrom('extension')
        .select((of) => of.val(id).as('copy'))
        .select(ofExtension)
        .where('episodeId', '=', original),
    )
    .execute()
  await tx
    .insertInto('urgentReturn')
    .columns(['episodeId', ...ofReturn])
    .expression((eb) =>
      eb
        .selectFrom('urgentReturn')
        .select((of) => of.val(id).as('copy'))
        .select(ofReturn)
        .where('episodeId', '=', original),
    )
    .execute()
  await tx
    .insertInto('reviewBroughtForward')
    .columns(['episodeId', ...ofChoice])
    .expression((eb) =>
      eb
        .selectFrom('reviewBroughtForward')
        .select((of) => of.val(id).as('copy'))
        .select(ofChoice)
        .where('episodeId', '=', original),
    )
    .execute()
  await keepDeed(tx, deed, {
    recordKind: 'episode',
    recordId: id,
    familyId,
    childId: to,
    before: null,
    after: copy,
    reason: 'A twin has the clock that ran before the birth',
  })
}
