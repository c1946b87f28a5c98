import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import { inNameOrder } from '#records/keeping/name-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { waitsInOrder } from '#rules/pre-proceedings/next-step.ts'
import type { InOrder, Order } from './tracker-orders.ts'
import type { TrackerView } from './tracker-view.ts'

type PlainDate = Temporal.PlainDate

/** One team's part of the tracker, null for children without one: everything, and what the view asks for apart from the team. */
export type TeamCount = {
  readonly teamId: number | null
  readonly team: string | null
  readonly children: number
  readonly overdue: number
  readonly soon: number
  readonly found: number
}
export type Counts = { readonly families: number; readonly teams: readonly TeamCount[] }

/** What there is in each team, by the teams' names: one pass over the lines of everything this person may see. */
export async function countLines(db: Db, looking: Looking, view: TrackerView): Promise<Counts> {
  const { today } = looking
  const { rows } = await sql<TeamCount & { readonly families: number }>`
    with seen as materialized (
      select family_id, team_id, ${isOverdue(today)} as is_overdue, ${isDueBy(today.add({ weeks: 2 }))} as is_due,
        ${isAskedFor({ ...view, team: null }, today)} as is_asked_for
      from clock_line where ${isVisibleChild(looking, 'clock_line')})
    select seen.team_id, team.name as team, count(*) as children,
      count(*) filter (where is_overdue) as overdue,
      count(*) filter (where is_due and not is_overdue) as soon,
      count(*) filter (where is_asked_for) as found,
      (select count(distinct family_id) from seen) as families
    from seen left join team on team.id = seen.team_id
    group by seen.team_id, team.name
    order by ${inNameOrder('team.name')}`.execute(db)
  return { families: rows[0]?.families ?? 0, teams: rows }
}

/** Which part of a list: the rows after the first `offset`, at most `limit` of them; null is all. */
type Part = { readonly limit: number | null; readonly offset: number }

/** The children a view asks for, in its order. */
export async function childrenInOrder(
  db: Db,
  looking: Looking,
  view: TrackerView,
  { limit, offset }: Part,
): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly childId: number }>`
    select clock_line.child_id from clock_line ${joined[view.order] ?? none}
    where ${isVisibleChild(looking, 'clock_line')} and ${isAskedFor(view, looking.today)}
    order by ${inOrder(view, looking.today)}, clock_line.child_id
    limit ${limit} offset ${offset}`.execute(db)
  return rows.map(({ childId }) => childId)
}

const none = sql``
const joinChild = sql`join child on child.id = clock_line.child_id`
const joinEpisode = sql`left join episode on episode.child_id = clock_line.child_id and episode.ended_on is null`
const joined: Partial<Record<Order, RawBuilder<unknown>>> = {
  team: sql`left join team on team.id = clock_line.team_id`,
  worker: sql`left join person on person.id = clock_line.social_worker_id`,
  solicitor: sql`left join person on person.id = clock_line.solicitor_id`,
  'case-system-id': joinChild,
  'legal-status': joinChild,
  letter: joinEpisode,
  'first-meeting': joinEpisode,
}

/** Whether what comes next is overdue (`isOverdue` of the rules; due dates at court). */
const isOverdue = (today: PlainDate): RawBuilder<SqlBool> => sql<SqlBool>`coalesce(due_on < ${today}::date, false)`
const isDueBy = (day: PlainDate): RawBuilder<SqlBool> => sql<SqlBool>`coalesce(next_on <= ${day}::date, false)`

function isAskedFor({ team, stage, due, waiting }: TrackerView, today: PlainDate): RawBuilder<SqlBool> {
  const asked = [
    ...(team === null ? [] : [sql<SqlBool>`clock_line.team_id = ${team}`]),
    ...(stage === null ? [] : [sql<SqlBool>`stage = ${stage}`]),
    ...(due === null ? [] : [due === 'overdue' ? isOverdue(today) : isDueBy(today.add({ weeks: Number(due) }))]),
    ...(waiting === null ? [] : [sql<SqlBool>`${waiting} = any(waits)`]),
  ]
  return asked.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(asked, sql` and `)})`
}

/** As `mostUrgentFirst` of the rules has it: past the limit (longest first), the next date, what waits for something, the name. */
const mostUrgentFirst = (today: PlainDate) => sql`
  case when limit_on < ${today}::date then limit_on end nulls last, next_on nulls last, waits <> '{}' desc, clock_line.name`

/** What is empty comes last, whichever way round; whom an order doesn't tell apart stands by name. */
function inOrder({ order, isReversed }: InOrder, today: PlainDate): RawBuilder<unknown> {
  if (order === 'urgent') return mostUrgentFirst(today)
  const way = isReversed ? sql`desc` : sql`asc`
  return sql`${firstBy[order](today)} ${way} nulls last, ${order === 'team' ? mostUrgentFirst(today) : sql`clock_line.name`}`
}

const firstBy: Record<Exclude<Order, 'urgent'>, (today: PlainDate) => RawBuilder<unknown>> = {
  name: () => sql`clock_line.name`,
  team: () => sql`coalesce(${inNameOrder('team.name')}, '')`,
  // Who has no clock counts as if started today, as if it had run for no days.
  weeks: (today) => sql`coalesce(started_on, ${today}::date)`,
  next: () => sql`next_on`,
  // Numbers by how great they are, as in a spreadsheet: 9 before 10.
  'case-system-id': () =>
    sql`case when case_system_id ~ '^[0-9]{1,20}$' then lpad(case_system_id, 20, '0') else case_system_id end`,
  'legal-status': () => inNameOrder('legal_status'),
  waits: () =>
    sql`(select min(array_position(${waitsInOrder}::text[], each)) from unnest(waits) each where each <> next_step)`,
  letter: () => sql`letter_sent_on`,
  'first-meeting': () => sql`first_meeting_on`,
  worker: () => inNameOrder('person.name'),
  solicitor: () => inNameOrder('person.name'),
}
