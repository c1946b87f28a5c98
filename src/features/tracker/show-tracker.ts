import { pageOf } from '#parts/lists/page-links.ts'
import { leftOutRows } from '#records/import/left-out-rows.ts'
import type { Visit } from '#door/visit.ts'
import { openChildren } from './open-children.query.ts'
import type { TrackerModel } from './tracker.page.ts'
import { rowsOfView, type TrackerRow, trackerRow } from './tracker-rows.ts'
import { type TrackerView, viewFrom } from './tracker-view.ts'

const perPage = 25

/** Every row of the view the address asks for, not cut into pages: what an export takes. */
export async function trackerRows({ db, looking, today, query }: Visit): Promise<{
  readonly view: TrackerView
  readonly all: readonly TrackerRow[]
  readonly found: readonly TrackerRow[]
}> {
  const children = await openChildren(db, looking)
  const all = children.map((child) => trackerRow(child, today))
  const asked = viewFrom(query)
  // A team that has nobody here isn't offered, and so isn't asked for.
  const team = children.some(({ teamId }) => teamId === asked.team) ? asked.team : null
  const view = { ...asked, team }
  return { view, all, found: rowsOfView(all, view, today) }
}

/** The tracker's page: counts over everything the person may see, then one page of what was asked for. */
export async function trackerModel(visit: Visit): Promise<TrackerModel> {
  const { view, all, found } = await trackerRows(visit)
  const shown = pageOf(found, view.page, perPage)
  const inTwoWeeks = visit.today.add({ weeks: 2 })
  return {
    view: { ...view, page: shown.page },
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
    rows: shown.rows,
    pages: shown.pages,
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
