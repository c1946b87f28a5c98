import type { Visit } from '../../visit.ts'
import { openChildren } from './open-children.query.ts'
import { leftOutRows } from '#records/left-out-rows.ts'
import type { TrackerModel } from './tracker.page.ts'
import { rowsOfView, type TrackerRow, trackerRow } from './tracker-rows.ts'
import { viewFrom } from './tracker-view.ts'

const perPage = 25

/** Every row of the view the address asks for, not cut into pages: what an export takes. */
export async function trackerRows(
  visit: Visit,
): Promise<{ readonly all: readonly TrackerRow[]; readonly found: readonly TrackerRow[] }> {
  const { db, actor, today } = visit
  const children = await openChildren(db, { actor, permission: 'see-tracker', today })
  const all = children.map((child) => trackerRow(child, today))
  return { all, found: rowsOfView(all, viewFrom(visit.query), today) }
}

/** The tracker's page: counts over everything the person may see, then one page of what was asked for. */
export async function trackerModel(visit: Visit): Promise<TrackerModel> {
  const { all, found } = await trackerRows(visit)
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const asked = viewFrom(visit.query)
  const view = { ...asked, page: Math.min(asked.page, pages) }
  const inTwoWeeks = visit.today.add({ weeks: 2 })
  return {
    view,
    today: visit.today,
    teams: teamsOf(all),
    all: {
      children: all.length,
      families: new Set(all.map(({ child }) => child.familyId)).size,
      overdue: all.filter(({ next }) => next.overdue).length,
      soon: all.filter(
        ({ next }) => !next.overdue && next.on !== null && Temporal.PlainDate.compare(next.on, inTwoWeeks) <= 0,
      ).length,
    },
    found: found.length,
    rows: found.slice((view.page - 1) * perPage, view.page * perPage),
    pages,
    leftOut: await leftOutRows(visit.db),
    labels: visit.labels,
  }
}

function teamsOf(rows: readonly TrackerRow[]): TrackerModel['teams'] {
  const names = new Map(
    rows.flatMap(({ child }) =>
      child.teamId === null || child.team === null ? [] : [[child.teamId, child.team] as const],
    ),
  )
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}
