import { type Answer, page } from '#door/answers.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import { pageAskedFor, pageOf } from '#parts/lists/page-links.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { openPanelItems, panelItemsDoneSince } from '#records/panels/panel-items.ts'
import { may } from '#rules/access/permissions.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { stateOf } from '#rules/panels/panel-item.ts'
import { askedBodies, loadBodies, whereHeard } from '#records/panels/where-heard.ts'
import { type PanelLine, panelsPage } from './list-panels.page.ts'

const rowsAPage = 25

/** What waits for a panel, what comes first first; or what was heard in the last three months, the latest first. */
export async function showPanels(visit: Visit): Promise<Answer> {
  const { db, query, today } = visit
  const looking = lookingFor(visit, 'see-panel-items')
  const show = query.get('show') === 'heard' ? 'heard' : 'open'
  const [items, bodies] = await Promise.all([
    show === 'open'
      ? openPanelItems(db, stillFollowed(looking))
      : panelItemsDoneSince(db, looking, today.subtract({ months: 3 })),
    loadBodies(db),
  ])
  const asking = askedBodies(bodies)
  const body = asking.find(({ id }) => id === idOf(query.get('body') ?? ''))?.id ?? null
  const lines = items
    .map((item): PanelLine => {
      const where = whereHeard(bodies, item, today)
      return { item, where, state: stateOf(item, where.on, today) }
    })
    .filter(({ where }) => body === null || where.seriesId === body)
  const inOrder = show === 'open' ? lines.toSorted(soonestFirst) : lines.toReversed()
  const found = pageOf(inOrder, pageAskedFor(query), rowsAPage)
  const maySeeMeetings = may(visit.actor, 'see-meeting')
  return page(
    panelsPage({ found, show, body, bodies: asking, maySeeMeetings, today }),
    found.rows.flatMap(({ item }) => item.children.map(({ childId }) => childId)),
  )
}

/** What has no meeting first, then by meeting, what is urgent before the rest, then by how long it waits. */
function soonestFirst(one: PanelLine, other: PanelLine): number {
  const [a, b] = [one.where.on, other.where.on]
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (!a.equals(b)) return isBefore(a, b) ? -1 : 1
  return Number(other.item.urgent) - Number(one.item.urgent)
}
