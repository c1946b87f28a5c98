import { sql } from 'kysely'
import type { StartBefore } from '#rules/pre-proceedings/episode.ts'
import type { Db } from '#records/keeping/db.ts'
import type { IdsOfEpisodes } from './reviews-of-episodes.ts'

type Start = Omit<StartBefore, 'until'>
type Day = Temporal.PlainDate | null

/** One change of what a clock starts with: whether it changed each event, and what that was before. */
export type StartCorrection = {
  readonly at: Temporal.Instant
  readonly decided: boolean
  readonly decidedOn: Day
  readonly sent: boolean
  readonly letterSentOn: Day
  readonly met: boolean
  readonly firstMeetingOn: Day
}

/** What was changed of the decision, the letter or the first meeting of these episodes, the latest first; only of those with a review held. */
export async function correctionsOfStart(
  db: Db,
  episodeIds: IdsOfEpisodes,
): Promise<ReadonlyMap<number, readonly StartCorrection[]>> {
  const before = (event: keyof Start) => sql<Day>`(before->>${event}::text)::date`.as(event)
  const has = (event: keyof Start) => sql<boolean>`before ? ${event}::text`
  const rows = await db
    .selectFrom('changeHistory')
    .select(['recordId', 'at'])
    .select([before('decidedOn'), before('letterSentOn'), before('firstMeetingOn')])
    .select([has('decidedOn').as('decided'), has('letterSentOn').as('sent'), has('firstMeetingOn').as('met')])
    .where('recordKind', '=', 'episode')
    .where('recordId', 'in', (eb) =>
      eb.selectFrom('review').select('review.episodeId').where('review.episodeId', 'in', episodeIds),
    )
    .where((eb) => eb.or([has('decidedOn'), has('letterSentOn'), has('firstMeetingOn')]))
    .orderBy('changeHistory.id', 'desc')
    .execute()
  return Map.groupBy(rows, ({ recordId }) => recordId)
}

/** What the clock started with before each correction, the first correction first: each undone in turn, from how it stands now. */
export function startsBefore(now: Start, corrections: readonly StartCorrection[]): readonly StartBefore[] {
  let start: Start = {
    decidedOn: now.decidedOn,
    letterSentOn: now.letterSentOn,
    firstMeetingOn: now.firstMeetingOn,
  }
  const before: StartBefore[] = []
  for (const { at, decided, sent, met, ...was } of corrections) {
    start = {
      decidedOn: (decided ? was.decidedOn : null) ?? start.decidedOn,
      letterSentOn: sent ? was.letterSentOn : start.letterSentOn,
      firstMeetingOn: met ? was.firstMeetingOn : start.firstMeetingOn,
    }
    before.unshift({ ...start, until: at.toZonedDateTimeISO('Europe/London').toPlainDate() })
  }
  return before
}
