import type { EpisodeOutcome } from '#rules/pre-proceedings/episode.ts'
import type { Tx } from './db.ts'
import { type Deed, keepDeed, type Saved } from './deed.ts'
import type { StoredEpisode } from './episodes.ts'

/** Ends an episode with its outcome and date together (P10), over the version it was loaded with. */
export const endEpisode = (
  tx: Tx,
  deed: Deed,
  stored: StoredEpisode,
  end: { readonly outcome: EpisodeOutcome; readonly on: Temporal.PlainDate; readonly words?: string },
): Promise<Saved> => save(tx, deed, stored, { outcome: end.outcome, endedOn: end.on, endedWords: end.words ?? null })

/** Opens an episode again whose ending was recorded by mistake; another open one of the child must be asked for before (P11). */
export const reopenEpisode = (tx: Tx, deed: Deed, stored: StoredEpisode, reason: string): Promise<Saved> =>
  save(tx, deed, stored, { outcome: null, endedOn: null, endedWords: null }, reason)

type Ending = {
  readonly outcome: EpisodeOutcome | null
  readonly endedOn: Temporal.PlainDate | null
  readonly endedWords: string | null
}

async function save(tx: Tx, deed: Deed, stored: StoredEpisode, ending: Ending, reason?: string): Promise<Saved> {
  const changed = await tx
    .updateTable('episode')
    .set({ ...ending, version: stored.version + 1 })
    .where('id', '=', stored.id)
    .where('version', '=', stored.version)
    .returning('childId')
    .executeTakeFirst()
  if (changed === undefined) return 'changed-by-someone-else'
  const { stage } = stored.episode
  await keepDeed(tx, deed, {
    ...{ recordKind: 'episode', recordId: stored.id, childId: stored.childId },
    familyId: await familyOf(tx, stored.childId),
    before: { stage: stage.status, endedOn: stage.status === 'open' ? null : stage.on },
    after: { outcome: ending.outcome, endedOn: ending.endedOn },
    ...(reason === undefined ? {} : { reason }),
  })
  return 'saved'
}

async function familyOf(tx: Tx, childId: number): Promise<number> {
  const { familyId } = await tx
    .selectFrom('child')
    .select('familyId')
    .where('id', '=', childId)
    .executeTakeFirstOrThrow()
  return familyId
}
