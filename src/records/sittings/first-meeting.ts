import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { StoredSitting } from './sittings.ts'

/** The day of the first meeting of any series of which something is written down; null while there is none. */
export async function firstMeetingOn(db: Db): Promise<Temporal.PlainDate | null> {
  const { first } = await db
    .selectFrom('sitting')
    .select(({ fn }) => fn.min('meetsOn').as('first'))
    .where('state', '!=', 'planned')
    .executeTakeFirstOrThrow()
  return first
}

/** Whether a meeting is one of the days before its series was added on which nobody met: the calendar alone would put one there. */
export type IsBeforeItsSeries = (sitting: Pick<StoredSitting, 'seriesId' | 'on' | 'state'>) => boolean

/** The same by when each series was added. What was opened, held or cancelled is a meeting whatever its day. (TM-01) */
export async function beforeItsSeries(db: Db): Promise<IsBeforeItsSeries> {
  const rows = await db
    .selectFrom('changeHistory')
    .select(['recordId as seriesId', 'at'])
    .where('recordKind', '=', 'meeting-series')
    .where(sql<boolean>`before is null`)
    .execute()
  const addedOn = new Map(rows.map(({ seriesId, at }) => [seriesId, dayInEngland(at)]))
  return ({ seriesId, on, state }) => {
    const added = addedOn.get(seriesId)
    return state === 'planned' && added !== undefined && isBefore(on, added)
  }
}
