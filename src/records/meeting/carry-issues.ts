import { isFixed, type SittingPlan, sittingsBetween, takesFrom, usualSitting } from '#rules/sittings/sittings.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { weekOfSitting } from '#rules/sittings/change-sitting.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'

/**
 * Issues that people added to an agenda and that the meeting didn't take come to the series' next one: once it has ended, is cancelled, has
 * no day left in the calendar, or a later one has begun. Everything else of an agenda follows from the records. (TM-03)
 */
export async function carryIssuesOver(tx: Tx, deed: Deed): Promise<void> {
  const issues = await openIssues(tx)
  if (issues.length === 0) return
  const plans = await loadSittingPlans(tx)
  for (const issue of issues) {
    const plan = plans.get(issue.seriesId)
    if (plan !== undefined && !isStillToTake(plan, issue)) await carry(tx, deed, issue, plan)
  }
}

type OpenIssue = Awaited<ReturnType<typeof openIssues>>[number]

const openIssues = (tx: Tx) =>
  tx
    .selectFrom('agendaItem')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .select(['agendaItem.id', 'agendaItem.familyId', 'agendaItem.sittingId'])
    .select(['sitting.seriesId', 'sitting.meetsOn as on', 'sitting.weekOf', 'sitting.byHand', 'sitting.state'])
    .select((eb) =>
      eb
        .selectFrom('sitting as later')
        .whereRef('later.seriesId', '=', 'sitting.seriesId')
        .where('later.state', 'in', ['open', 'held'])
        .select((inner) => inner.fn.max('later.meetsOn').as('on'))
        .as('lastBegunOn'),
    )
    .where('agendaItem.subjectKind', '=', 'other')
    .where('agendaItem.state', '=', 'open')
    .orderBy('agendaItem.id')
    .execute()

function isStillToTake(plan: SittingPlan, { lastBegunOn, ...row }: OpenIssue): boolean {
  if (row.state === 'held' || row.state === 'cancelled') return false
  if (lastBegunOn !== null && isBefore(row.on, lastBegunOn)) return false
  return isFixed(row) || (row.weekOf !== null && usualSitting(plan, row.weekOf) !== null)
}

async function carry(tx: Tx, deed: Deed, issue: OpenIssue, plan: SittingPlan): Promise<void> {
  const from = takesFrom(plan, deed.today)
  const [next] = sittingsBetween(plan, from, from.add({ weeks: 26 }))
  if (next === undefined) return
  const to = await writtenDown(tx, issue.seriesId, next, deed.today)
  await tx.updateTable('agendaItem').set({ sittingId: to }).where('id', '=', issue.id).execute()
  await keepDeed(tx, deed, {
    recordKind: 'agenda-item',
    recordId: issue.id,
    familyId: issue.familyId,
    childId: null,
    before: { sittingId: issue.sittingId },
    after: { sittingId: to },
    reason: 'The meeting before didn’t take it',
  })
}

async function writtenDown(
  tx: Tx,
  seriesId: number,
  sitting: Parameters<typeof weekOfSitting>[0],
  today: Temporal.PlainDate,
): Promise<number> {
  const { on } = sitting
  const weekOf = weekOfSitting(sitting)
  const row = await tx
    .selectFrom('sitting')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('state', '!=', 'cancelled')
    .where((eb) => (weekOf === null ? eb('meetsOn', '=', on) : eb('weekOf', '=', weekOf)))
    .executeTakeFirst()
  return writeDownSitting(tx, { id: row?.id ?? null, seriesId, on, weekOf }, today)
}
