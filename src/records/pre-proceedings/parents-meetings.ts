import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf, anyOfFew } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { type AtMeeting, type ParentsMeetingKind, sayWhoCame } from '#rules/pre-proceedings/parents-meetings.ts'
import type { InEpisode } from './assessments.ts'

/** What people write down of a meeting with parents. The day of a first one is the child's own and is kept there. (PP-08) */
export type ParentsMeetingEntry = {
  readonly adults: readonly (AtMeeting & { readonly id: number })[]
  readonly others: string | null
  readonly agreed: string | null
  readonly heldOn: Temporal.PlainDate | null
}

/** A meeting as it is kept, with those of its children whom the person looking may see. */
export type KeptParentsMeeting = ParentsMeetingEntry & {
  readonly id: number
  readonly version: number
  readonly kind: ParentsMeetingKind
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly children: readonly (InEpisode & {
    readonly name: string
    readonly isOpen: boolean
    /** When it was held for the child: of a first meeting the child's own day, which may have been taken away since. */
    readonly on: Temporal.PlainDate | null
  })[]
}

const recordKind = 'parents-meeting'

const adultsOf = sql<KeptParentsMeeting['adults']>`coalesce((
  select jsonb_agg(jsonb_build_object('id', adult.id, 'name', adult.name, 'came', came, 'represented', represented) order by adult.id)
  from parents_meeting_adult join adult on adult.id = adult_id where meeting_id = parents_meeting.id), '[]')`

const rowsOf = (db: Db, looking: Looking) =>
  db
    .selectFrom('parentsMeeting')
    .innerJoin('parentsMeetingChild', 'parentsMeetingChild.meetingId', 'parentsMeeting.id')
    .innerJoin('episode', 'episode.id', 'parentsMeetingChild.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .selectAll('parentsMeeting')
    .select(['family.id as familyId', 'family.name as familyName', 'family.reference as familyReference'])
    .select(['child.id as childId', 'child.name as childName', 'episode.id as episodeId'])
    .select(['episode.endedOn', 'episode.firstMeetingOn'])
    .select(adultsOf.as('adults'))
    .where(isVisibleChild(looking))
    .orderBy((eb) => eb.fn.coalesce('parentsMeeting.heldOn', 'episode.firstMeetingOn'))
    .orderBy('parentsMeeting.id')
    .orderBy(inSiblingOrder())

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const together = (rows: readonly Row[]): readonly KeptParentsMeeting[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne
    if (first === undefined) return []
    const { id, version, kind, familyId, familyName, familyReference, adults, others, agreed, heldOn } = first
    const children = ofOne.map((row) => ({
      ...{ childId: row.childId, name: row.childName, episodeId: row.episodeId },
      isOpen: row.endedOn === null,
      on: row.heldOn ?? row.firstMeetingOn,
    }))
    return [{ id, version, kind, familyId, familyName, familyReference, adults, others, agreed, heldOn, children }]
  })

/** A family's meetings with the parents, in their order. */
export const parentsMeetingsOfFamily = async (
  db: Db,
  looking: Looking,
  familyId: number,
): Promise<readonly KeptParentsMeeting[]> =>
  together(await rowsOf(db, looking).where('child.familyId', '=', familyId).execute())

/** Those about these children, each with these children alone. */
export const parentsMeetingsOfChildren = async (
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly KeptParentsMeeting[]> =>
  together(await rowsOf(db, looking).where('child.id', '=', anyOfFew(childIds)).execute())

/** One, or null when there is none about a child this person may see. */
export const loadParentsMeeting = async (db: Db, looking: Looking, id: number): Promise<KeptParentsMeeting | null> =>
  together(await rowsOf(db, looking).where('parentsMeeting.id', '=', id).execute())[0] ?? null

/** The later meetings recorded of these periods, each with its day, by the period: the return counts at least these. */
export async function reviewMeetingsRecorded(
  db: Db,
  episodeIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Temporal.PlainDate[]>> {
  const rows = await db
    .selectFrom('parentsMeetingChild')
    .innerJoin('parentsMeeting', 'parentsMeeting.id', 'parentsMeetingChild.meetingId')
    .select(['episodeId', 'heldOn'])
    .where('episodeId', '=', anyOf(episodeIds))
    .where('heldOn', 'is not', null)
    .execute()
  const days = rows.flatMap(({ episodeId, heldOn }) => (heldOn === null ? [] : [{ episodeId, heldOn }]))
  const byEpisode = Map.groupBy(days, ({ episodeId }) => episodeId)
  return new Map([...byEpisode].map(([id, all]) => [id, all.map(({ heldOn }) => heldOn)]))
}

/** Of which of these periods who came to the first meeting is recorded already. */
export async function firstMeetingsRecorded(db: Db, episodeIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('parentsMeetingChild')
    .select('episodeId')
    .where('episodeId', '=', anyOf(episodeIds))
    .where('kind', '=', 'first')
    .execute()
  return new Set(rows.map(({ episodeId }) => episodeId))
}

const ofRecord = (id: number, familyId: number, children: readonly InEpisode[]) => ({
  ...{ recordKind, recordId: id, familyId },
  childId: children.length === 1 ? (children[0]?.childId ?? null) : null,
})

/** As the history keeps it: who came in words, so that it can be read whatever becomes of their records. */
const toldOf = (
  { adults, others, agreed, heldOn }: ParentsMeetingEntry,
  kind: ParentsMeetingKind,
  children: readonly InEpisode[],
) => ({
  kind,
  heldOn,
  whoCame: sayWhoCame(adults, others),
  agreed,
  ...(children.length > 1 && { childIds: children.map(({ childId }) => childId) }),
})

const writeAdults = async (tx: Tx, meetingId: number, adults: ParentsMeetingEntry['adults']): Promise<unknown> =>
  adults.length === 0
    ? null
    : tx
        .insertInto('parentsMeetingAdult')
        .values(adults.map(({ id, came, represented }) => ({ meetingId, adultId: id, came, represented })))
        .execute()

/** Adds a meeting of children of one family; answers its id. */
export async function addParentsMeeting(
  tx: Tx,
  deed: Deed,
  of: { readonly familyId: number; readonly kind: ParentsMeetingKind; readonly children: readonly InEpisode[] },
  entry: ParentsMeetingEntry,
): Promise<number> {
  const { familyId, kind, children } = of
  const { heldOn, others, agreed } = entry
  const { id } = await tx
    .insertInto('parentsMeeting')
    .values({ kind, heldOn, others, agreed })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('parentsMeetingChild')
    .values(children.map(({ episodeId }) => ({ meetingId: id, kind, episodeId })))
    .execute()
  await writeAdults(tx, id, entry.adults)
  await keepDeed(tx, deed, { ...ofRecord(id, familyId, children), before: null, after: toldOf(entry, kind, children) })
  return id
}

/** Everyone a meeting was about, seen by somebody or not. */
const everyoneIn = (tx: Tx, id: number): Promise<InEpisode[]> =>
  tx
    .selectFrom('parentsMeetingChild')
    .innerJoin('episode', 'episode.id', 'parentsMeetingChild.episodeId')
    .select(['episode.childId', 'episodeId'])
    .where('meetingId', '=', id)
    .orderBy('episodeId')
    .execute()

/** Saves who came and what was agreed, and of a later meeting its day, over the version it was loaded with. */
export async function saveParentsMeeting(
  tx: Tx,
  deed: Deed,
  kept: KeptParentsMeeting,
  entry: ParentsMeetingEntry,
): Promise<Saved> {
  const { heldOn, others, agreed } = entry
  if (!(await saveOver(tx, 'parentsMeeting', kept, { heldOn, others, agreed }))) return 'changed-by-someone-else'
  await tx.deleteFrom('parentsMeetingAdult').where('meetingId', '=', kept.id).execute()
  await writeAdults(tx, kept.id, entry.adults)
  const children = await everyoneIn(tx, kept.id)
  const [before, after] = [kept, entry].map((each) => toldOf(each, kept.kind, children))
  await keepDeed(tx, deed, {
    ...ofRecord(kept.id, kept.familyId, children),
    before: before ?? null,
    after: after ?? null,
  })
  return 'saved'
}

/** Takes back one that was recorded by mistake, over the version it was loaded with, and says why. */
export async function takeBackParentsMeeting(
  tx: Tx,
  deed: Deed,
  kept: KeptParentsMeeting,
  reason: string,
): Promise<Saved> {
  const children = await everyoneIn(tx, kept.id)
  const gone = await tx
    .deleteFrom('parentsMeeting')
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) return 'changed-by-someone-else'
  const before = toldOf(kept, kept.kind, children)
  await keepDeed(tx, deed, { ...ofRecord(kept.id, kept.familyId, children), before, after: null, reason })
  return 'saved'
}
