import { type Episode, type Extension, stageAfter } from '#rules/pre-proceedings/episode.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { awaitsChair } from '#records/meeting/awaits-chair.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { loadBroughtForward } from './brought-forward.ts'
import { correctionsOfStart, startsBefore } from './corrections-of-start.ts'
import { type IdsOfEpisodes, loadReviewsHeld } from './reviews-of-episodes.ts'

/** An episode as it is kept: whose it is, and everything its dates follow from. */
export type StoredEpisode = {
  readonly id: number
  readonly childId: number
  readonly version: number
  readonly familyMeetingOffered: boolean | null
  readonly familyMeetingOn: Temporal.PlainDate | null
  readonly familyMeetingView: string | null
  /** Whether the child may attend it; null where nobody has said. */
  readonly familyMeetingChild: boolean | null
  /** Review meetings with parents held so far. */
  readonly reviewMeetings: number | null
  readonly decidingBody: string
  /** What was written at the end; null while open, or when nothing was. */
  readonly endedWords: string | null
  readonly episode: Episode
}

/** The episodes of these children, oldest first for each child, ended ones among them. (PP-09) */
export const loadEpisodes = (db: Db, childIds: readonly number[]): Promise<readonly StoredEpisode[]> =>
  withDates(db, childIds, (episodes) => episodes)

/** The episodes of these children that are open: one of a child at most (P11). */
export const loadOpenEpisodes = (db: Db, childIds: readonly number[]): Promise<readonly StoredEpisode[]> =>
  withDates(db, childIds, (episodes) => episodes.where('episode.endedOn', 'is', null))

/** Holds episodes until the transaction ends, whoever is changing or ending one being waited for; their versions as they then are. */
export async function holdEpisodes(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('episode')
    .select(['id', 'version'])
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map(({ id, version }) => [id, version]))
}

const episodesOf = (db: Db, childIds: readonly number[]) =>
  db.selectFrom('episode').where('episode.childId', '=', anyOf(childIds))

type Episodes = ReturnType<typeof episodesOf>

const rowsOf = (episodes: Episodes) =>
  episodes
    .innerJoin('child', 'child.id', 'episode.childId')
    .selectAll('episode')
    .select(['child.bornOn', 'child.expectedDeliveryOn'])
    .orderBy('episode.decidedOn')
    .orderBy('episode.id')
    .execute()

/** With the reviews, extensions, urgent returns and meetings chosen that an episode's dates follow from, all asked at once. */
async function withDates(
  db: Db,
  childIds: readonly number[],
  among: (episodes: Episodes) => Episodes,
): Promise<readonly StoredEpisode[]> {
  if (childIds.length === 0) return []
  const episodes = among(episodesOf(db, childIds))
  const ids = episodes.select('episode.id')
  const [rows, reviewsHeld, corrections, extensions, urgentReturns, broughtForward] = await Promise.all([
    rowsOf(episodes),
    loadReviewsHeld(db, ids),
    correctionsOfStart(db, ids),
    loadExtensions(db, ids),
    loadUrgentReturns(db, ids),
    loadBroughtForward(db, ids),
  ])
  return rows.map((row) =>
    stored(row, {
      ...reviewsHeld(row.id),
      startsBefore: startsBefore(row, corrections.get(row.id) ?? []),
      extensions: extensions.get(row.id) ?? [],
      broughtForward: broughtForward.get(row.id) ?? [],
      urgentReturnBy: urgentReturns.get(row.id) ?? null,
    }),
  )
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]
type Followed = Pick<
  Episode,
  'startsBefore' | 'midpoint' | 'finals' | 'extensions' | 'broughtForward' | 'urgentReturnBy'
>

const stored = (row: Row, followed: Followed): StoredEpisode => ({
  id: row.id,
  childId: row.childId,
  version: row.version,
  familyMeetingOffered: row.familyMeetingOffered,
  familyMeetingOn: row.familyMeetingOn,
  familyMeetingView: row.familyMeetingView,
  familyMeetingChild: row.familyMeetingChild,
  reviewMeetings: row.reviewMeetings,
  decidingBody: row.decidingBody,
  endedWords: row.endedWords,
  episode: {
    ...followed,
    clockStartsWith: row.clockStartsWith,
    decidedOn: row.decidedOn,
    letterSentOn: row.letterSentOn,
    firstMeetingOn: row.firstMeetingOn,
    expectedDeliveryOn: row.expectedDeliveryOn,
    bornOn: row.bornOn,
    applicationOn: row.applicationOn,
    letterOfIssueOn: row.letterOfIssueOn,
    stage:
      row.outcome === null || row.endedOn === null
        ? { status: 'open' }
        : stageAfter(row.outcome, row.endedOn, row.endedWords ?? ''),
  },
})

async function loadExtensions(db: Db, episodeIds: IdsOfEpisodes): Promise<ReadonlyMap<number, Extension[]>> {
  const rows = await db
    .selectFrom('extension')
    .leftJoin('person', 'person.id', 'extension.requestedBy')
    .leftJoin('agendaItem', 'agendaItem.id', 'extension.agendaItemId')
    .select(['extension.id', 'episodeId', 'newLimitOn as newLimit', 'extension.state', 'decidedOn'])
    .select(['person.name as by', 'extension.requestedOn as on', 'extension.exceptional as why', awaitsChair])
    .where('episodeId', 'in', episodeIds)
    // What was withdrawn, or answered together with another, stands for nothing any more.
    .where((eb) => eb.or([eb('closedBecause', 'is', null), eb('closedBecause', '=', 'pre-proceedings-ended')]))
    .orderBy('extension.id')
    .execute()
  const extensions = rows.map(({ id, by, on, why, awaitsChair: awaits, ...row }) => ({
    ...row,
    asked: { id, by, on, why, awaitsChair: awaits },
  }))
  return Map.groupBy(extensions, ({ episodeId }) => episodeId)
}

/** The day by which the gateway panel is to see the child again, for episodes where it hasn't yet. */
async function loadUrgentReturns(db: Db, episodeIds: IdsOfEpisodes): Promise<ReadonlyMap<number, Temporal.PlainDate>> {
  const rows = await db
    .selectFrom('urgentReturn')
    .select(['episodeId', 'byOn'])
    .where('episodeId', 'in', episodeIds)
    .where('panelMetOn', 'is', null)
    .where('closedOn', 'is', null)
    // Of several the earliest counts: it comes last into the map.
    .orderBy('byOn', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.episodeId, row.byOn]))
}
