import type { OpenFacts } from '#rules/tracker/clock-line.ts'
import { isFollowed } from '#records/access/visible-children.ts'
import { loadInCourt, loadInPrivate, loadToBeIssued } from '#records/court/open-at-court.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'

/** What is open for these children and how it stands on a day; a child with nothing open, or who isn't followed any more, has three times null. */
export async function loadOpenFacts(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
): Promise<(childId: number) => OpenFacts> {
  const [followed, clocks, court, toBeIssued, privately] = await Promise.all([
    loadFollowed(db, childIds),
    loadOpenClocks(db, childIds, today),
    loadInCourt(db, childIds, today),
    loadToBeIssued(db, childIds, today),
    loadInPrivate(db, childIds),
  ])
  return (childId) =>
    followed.has(childId)
      ? {
          clock: clocks.get(childId)?.clock ?? null,
          inCourt: court.get(childId) ?? toBeIssued.get(childId) ?? null,
          inPrivate: privately.get(childId) ?? null,
        }
      : { clock: null, inCourt: null, inPrivate: null }
}

/** Those of these children who are still followed. */
async function loadFollowed(db: Db, childIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('child').select('id').where('id', '=', anyOf(childIds)).where(isFollowed()).execute()
  return new Set(rows.map(({ id }) => id))
}
