import type { OpenFacts } from '#rules/tracker/clock-line.ts'
import { loadInCourt, loadInPrivate } from '#records/court/open-at-court.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'

/** What is open for these children and how it stands on a day; a child with nothing open has three times null. */
export async function loadOpenFacts(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<(childId: number) => OpenFacts> {
  const [clocks, court, privately] = await Promise.all([
    loadOpenClocks(db, childIds, today),
    loadInCourt(db, childIds, today),
    loadInPrivate(db, childIds),
  ])
  return (childId) => ({
    clock: clocks.get(childId)?.clock ?? null,
    inCourt: court.get(childId) ?? null,
    inPrivate: privately.get(childId) ?? null,
  })
}
