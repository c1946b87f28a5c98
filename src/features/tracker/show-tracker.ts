import { leftOutRows } from '#records/import/left-out-rows.ts'
import { inOneView } from '#records/keeping/one-view.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { leaveTracker, loadTrackerViews } from '#records/tracker/tracker-views.ts'
import type { Visit } from '#door/visit.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import { childrenShown, type OpenChild } from './children-shown.query.ts'
import { may } from '#rules/access/permissions.ts'
import type { TrackerModel } from './tracker.page.ts'
import { childrenInOrder, type Counts, countLines } from './tracker-lines.query.ts'
import { type TrackerRow, trackerRow } from './tracker-rows.ts'
import { choicesText, type TrackerView, viewAsked, viewFrom } from './tracker-view.ts'

/** How many rows are worked out at a time, the most on one page: what that holds in memory, and how long others’ pages wait for it. */
const atATime = 250

/** A strip is a picture; pages of more than 50 of them are for nobody. */
const perPageOf = ({ shown, size }: TrackerView): number =>
  size === '25' ? 25 : size === '50' || shown === 'strips' ? 50 : atATime

/** What is asked for, counted: how many children there are, and how many of them it means. */
async function count({ db, looking }: Visit, asked: TrackerView) {
  const counts = await countLines(db, looking, asked)
  // A team that has nobody here isn't offered, and so isn't asked for.
  const team = counts.teams.some(({ teamId }) => teamId === asked.team) ? asked.team : null
  const view = { ...asked, team }
  const asksFor = counts.teams.filter(({ teamId }) => team === null || teamId === team)
  return { view, counts, found: sum(asksFor, ({ found }) => found) }
}

/** A list in which a child's row is written in: it is there whatever the view shows, and the tracker isn't left so. */
type InRow = { readonly view: TrackerView; readonly childId: number }

/** The tracker's page: counts over everything the person may see, then one page of what was asked for. */
export async function trackerModel(visit: Visit, inRow: InRow | null = null): Promise<TrackerModel> {
  const { db, looking, today, actor, query } = visit
  const [views] = await Promise.all([loadTrackerViews(db, actor.personId), freshLines(db, today)])
  const { view, counts, found } = await count(visit, inRow?.view ?? viewAsked(query, views))
  const perPage = perPageOf(view)
  const pages = Math.max(1, Math.ceil(found / perPage))
  const page = Math.min(view.page, pages)
  const shown = { ...view, page }
  const saved = idOf(query.get('saved') ?? '')
  const [ids] = await Promise.all([
    childrenInOrder(db, looking, view, { limit: perPage, offset: (page - 1) * perPage }),
    inRow !== null || choicesText(shown) === views.left ? null : leaveTracker(db, actor.personId, choicesText(shown)),
  ])
  return {
    view: shown,
    views: views.named,
    today,
    teams: teamsOf(counts),
    all: {
      children: sum(counts.teams, ({ children }) => children),
      families: counts.families,
      overdue: sum(counts.teams, ({ overdue }) => overdue),
      soon: sum(counts.teams, ({ soon }) => soon),
    },
    found,
    rows: (await childrenShown(db, looking, withRow(ids, inRow?.childId ?? saved))).map((child) =>
      trackerRow(child, today),
    ),
    saved,
    open: null,
    pages,
    perPage,
    leftOut: await leftOutRows(db),
    mayAdd: may(actor, 'keep-record'),
    labels: visit.labels,
  }
}

/** Whose row is written in, or was a moment ago, stays in the list, whatever it is narrowed to. */
const withRow = (ids: readonly number[], childId: number | null): readonly number[] =>
  childId === null || ids.includes(childId) ? ids : [childId, ...ids]

/** Everything an address asks for, not cut into pages: whose names it shows, and the rows in their order, some at a time. */
export type WholeTracker = {
  readonly childIds: readonly number[]
  readonly rows: () => AsyncGenerator<readonly TrackerRow[]>
}

/** What an export takes. Its rows are read while they are sent, all as the records stand at one moment. (FAM-06) */
export async function wholeTracker(visit: Visit): Promise<WholeTracker> {
  const { db, looking, today, query } = visit
  await freshLines(db, today)
  const { view } = await count(visit, viewFrom(query))
  const childIds = await childrenInOrder(db, looking, view, { limit: null, offset: 0 })
  const rows = () =>
    inOneView(db, async function* (at) {
      for (let from = 0; from < childIds.length; from += atATime) {
        const children = await childrenShown(at, looking, childIds.slice(from, from + atATime))
        yield children.filter(isOpen).map((child) => trackerRow(child, today))
      }
    })
  return { childIds, rows }
}

/** Whose last matter ended after the list was made isn't in it any more. */
const isOpen = ({ clock, inCourt, inPrivate }: OpenChild): boolean =>
  clock !== null || inCourt !== null || inPrivate !== null

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

const teamsOf = ({ teams }: Counts): TrackerModel['teams'] =>
  teams.flatMap(({ teamId: id, team: name }) => (id === null || name === null ? [] : [{ id, name }]))
