import { type Answer, page } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { pageAskedFor, pageOf } from '#parts/lists/page-links.ts'
import { resourcesAskedWithin, waitingResources } from '#records/resources/resource-requests.ts'
import { sayWhoDecides } from '#records/resources/who-may-agree.ts'
import { quarterAskedFor, quartersAround, totalsOf } from '#rules/resources/quarter.ts'
import { idsOf } from './show-resource.ts'
import { resourcesPage } from './list-resources.page.ts'

const rowsAPage = 25

/** What waits to be decided, the longest first, and what was asked for in a quarter with what became of it and what it costs. (PP-07) */
export async function showResources(visit: Visit): Promise<Answer> {
  const { db, looking, query, today } = visit
  const quarter = quarterAskedFor(query.get('quarter') ?? '', today)
  const [waiting, asked] = await Promise.all([
    waitingResources(db, looking),
    resourcesAskedWithin(db, looking, quarter),
  ])
  const found = pageOf(waiting, pageAskedFor(query), rowsAPage)
  const rows = await Promise.all(
    found.rows.map(async (request) => ({ request, who: await sayWhoDecides(db, request, visit) })),
  )
  const model = { found: { ...found, rows }, quarter, around: quartersAround(quarter, today), today }
  return page(resourcesPage({ ...model, totals: totalsOf(asked, today) }), found.rows.flatMap(idsOf))
}
