import type { Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { StoredSeries } from './meeting-series.ts'

/** Says whether a series decides with a legal adviser from now on; or that somebody else has changed the series since. (M2, SET-06) */
export async function saveNeed(tx: Tx, deed: Deed, series: StoredSeries, needsLegalAdviser: boolean): Promise<Saved> {
  if (!(await saveOver(tx, 'meetingSeries', series, { needsLegalAdviser }))) return 'changed-by-someone-else'
  const before = { needsLegalAdviser: series.needsLegalAdviser }
  if (before.needsLegalAdviser === needsLegalAdviser) return 'saved'
  await tx
    .insertInto('earlierNeed')
    .values({ ...before, seriesId: series.id, until: deed.now })
    .execute()
  await keepOwnHistory(tx, deed, { kind: 'meeting-series', id: series.id, before, after: { needsLegalAdviser } })
  return 'saved'
}
