import { leftOutRows } from '#records/import/left-out-rows.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import type { Visit } from '#door/visit.ts'
import { childrenShown } from './children-shown.query.ts'
import type { TrackerModel } from './tracker.page.ts'
import { childrenInOrder, type Counts, countLines } from './tracker-lines.query.ts'
import { type TrackerRow, trackerRow } from './tracker-rows.ts'
import { viewFrom } from './tracker-view.ts'

const perPage = 25

/** How many rows an export takes at a time: what it holds in memory of the clocks. */
const atATime = 500

/** What the address asks for, counted: how many children there are, and how many of them it means. */
async function count({ db, looking, query }: Visit) {
  await freshLines(db, looking.today)
  const asked = viewFrom(query)
  const counts = await countLines(db, looking, asked)
  // A team that has nobody here isn't offered, and so isn't asked for.
  const team = counts.teams.some(({ teamId }) => teamId === asked.team) ? asked.team : null
  const view = { ...asked, team }
  const asksFor = counts.teams.filter(({ teamId }) => team === null || teamId === team)
  return { view, counts, found: sum(asksFor, ({ found }) => found) }
}

/** The tracker's page: counts over everything the person may see, then one page of what was asked for. */
export async function trackerModel(visit: Visit): Promise<TrackerModel> {
  const { db, looking, today } = visit
  const { view, counts, found } = await count(visit)
  const pages = Math.max(1, Math.ceil(found / perPage))
  const page = Math.min(view.page, pages)
  const ids = await childrenInOrder(db, looking, view, { limit: perPage, offset: (page - 1) * perPage })
  return {
    view: { ...view, page },
    today,
    teams: teamsOf(counts),
    all: {
      children: sum(counts.teams, ({ children }) => children),
      families: counts.families,
      overdue: sum(counts.teams, ({ overdue }) => overdue),
      soon: sum(counts.teams, ({ soon }) => soon),
    },
    found,
    rows: (await childrenShown(db, looking, ids)).map((child) => trackerRow(child, today)),
    pages,
    leftOut: await leftOutRows(db),
    labels: visit.labels,
  }
}

/** Every row of the view the address asks for, not cut into pages, some at a time: what an export takes. (FAM-06) */
export async function* trackerRows(visit: Visit): AsyncGenerator<readonly TrackerRow[]> {
  const { db, looking, today } = visit
  const { view } = await count(visit)
  const ids = await childrenInOrder(db, looking, view, { limit: null, offset: 0 })
  for (let at = 0; at < ids.length; at += atATime) {
    const children = await childrenShown(db, looking, ids.slice(at, at + atATime))
    yield children.map((child) => trackerRow(child, today))
  }
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

const teamsOf = ({ teams }: Counts): TrackerModel['teams'] =>
  teams.flatMap(({ teamId: id, team: name }) => (id === null || name === null ? [] : [{ id, name }]))
