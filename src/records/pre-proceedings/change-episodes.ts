import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'
import type { EpisodeOutcome } from '#rules/pre-proceedings/episode.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import type { StoredEpisode } from './episodes.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { closeRequests } from './close-requests.ts'

/** The decision that starts an episode, and what its clock starts with as the setting is that day (P1). */
export type EpisodeStart = {
  readonly decidedOn: Temporal.PlainDate
  readonly decidingBody: string
  readonly clockStartsWith: ClockStartsWith
}

/** Starts a child's episode; the database refuses a second open one (P11). Answers its id. */
export async function startEpisode(tx: Tx, deed: Deed, childId: number, start: EpisodeStart): Promise<number> {
  const { id } = await tx
    .insertInto('episode')
    .values({ childId, ...start })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, { ...(await of(tx, { id, childId })), before: null, after: start })
  return id
}

/** What is recorded of an episode besides its reviews: the decision, letters and meetings with the family (PP-08). */
export type Preparation = {
  readonly decidedOn: Temporal.PlainDate
  readonly decidingBody: string
  readonly letterSentOn: Temporal.PlainDate | null
  readonly firstMeetingOn: Temporal.PlainDate | null
  readonly reviewMeetings: number | null
  readonly familyMeetingOffered: boolean | null
  readonly familyMeetingOn: Temporal.PlainDate | null
  readonly familyMeetingView: string | null
  readonly familyMeetingChild: boolean | null
  readonly applicationOn: Temporal.PlainDate | null
  readonly letterOfIssueOn: Temporal.PlainDate | null
}

/** The same of an episode as it is kept. */
export const preparationOf = ({ episode, ...stored }: StoredEpisode): Preparation => ({
  decidedOn: episode.decidedOn,
  decidingBody: stored.decidingBody,
  letterSentOn: episode.letterSentOn,
  firstMeetingOn: episode.firstMeetingOn,
  reviewMeetings: stored.reviewMeetings,
  familyMeetingOffered: stored.familyMeetingOffered,
  familyMeetingOn: stored.familyMeetingOn,
  familyMeetingView: stored.familyMeetingView,
  familyMeetingChild: stored.familyMeetingChild,
  applicationOn: episode.applicationOn,
  letterOfIssueOn: episode.letterOfIssueOn,
})

/** Records letters and meetings, over the version the episode was loaded with; what isn't given stays. */
export const savePreparation = (
  tx: Tx,
  deed: Deed,
  stored: StoredEpisode,
  changes: Partial<Preparation>,
): Promise<Saved> => save(tx, deed, stored, { set: changes, before: preparationOf(stored), after: changes })

/** Corrects the decision an episode started with, and says why. */
export const saveDecision = (
  tx: Tx,
  deed: Deed,
  stored: StoredEpisode,
  decision: Pick<Preparation, 'decidedOn' | 'decidingBody'>,
  reason: string,
): Promise<Saved> => save(tx, deed, stored, { set: decision, before: preparationOf(stored), after: decision, reason })

/** Ends an episode with its outcome and date together (P10), over the version it was loaded with. */
export const endEpisode = (
  tx: Tx,
  deed: Deed,
  stored: StoredEpisode,
  end: { readonly outcome: EpisodeOutcome; readonly on: Temporal.PlainDate; readonly words?: string },
): Promise<Saved> =>
  saveEnding(tx, deed, stored, { outcome: end.outcome, endedOn: end.on, endedWords: end.words ?? null })

/** Opens an episode again whose ending was recorded by mistake; another open one of the child must be asked for before (P11). */
export const reopenEpisode = (tx: Tx, deed: Deed, stored: StoredEpisode, reason: string): Promise<Saved> =>
  saveEnding(tx, deed, stored, { outcome: null, endedOn: null, endedWords: null }, reason)

type Ending = {
  readonly outcome: EpisodeOutcome | null
  readonly endedOn: Temporal.PlainDate | null
  readonly endedWords: string | null
}

async function saveEnding(tx: Tx, deed: Deed, stored: StoredEpisode, ending: Ending, reason?: string): Promise<Saved> {
  const { stage } = stored.episode
  const before = {
    stage: stage.status,
    endedOn: stage.status === 'open' ? null : stage.on,
    endedWords: stage.status === 'ended-otherwise' ? stage.words : null,
  }
  const after = { outcome: ending.outcome, endedOn: ending.endedOn, endedWords: ending.endedWords }
  const history = { before, after, ...(reason === undefined ? {} : { reason }) }
  const saved = await save(tx, deed, stored, { set: ending, ...history })
  if (saved === 'saved') await closeRequests(tx, deed, await of(tx, stored), ending.endedOn)
  return saved
}

type Change = {
  readonly set: Partial<Preparation> | Ending
  readonly before: Record<string, unknown>
  readonly after: Record<string, unknown>
  readonly reason?: string
}

async function save(tx: Tx, deed: Deed, stored: StoredEpisode, { set, ...history }: Change): Promise<Saved> {
  if (!(await saveOver(tx, 'episode', stored, set))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, { ...(await of(tx, stored)), ...history })
  return 'saved'
}

async function of(tx: Tx, { id, childId }: Pick<StoredEpisode, 'id' | 'childId'>) {
  const { familyId } = await tx
    .selectFrom('child')
    .select('familyId')
    .where('id', '=', childId)
    .executeTakeFirstOrThrow()
  return { recordKind: 'episode', recordId: id, childId, familyId }
}
