import { type Sitting, type SittingPlan, sittingsBetween, takesFrom } from '#rules/sittings/sittings.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { rowOfSitting, standing } from '#rules/sittings/change-sitting.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { loadWrittenSittings } from '#records/sittings/planned-sittings.ts'
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
    .select(['sitting.seriesId', 'sitting.meetsOn as on', 'sitting.state'])
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

function isStillToTake(plan: SittingPlan, { sittingId, on, state, lastBegunOn }: OpenIssue): boolean {
  if (state === 'held' || state === 'cancelled') return false
  if (lastBegunOn !== null && isBefore(on, lastBegunOn)) return false
  return plan.written.has(sittingId)
}

async function carry(tx: Tx, deed: Deed, issue: OpenIssue, plan: SittingPlan): Promise<void> {
  const from = takesFrom(plan, deed.today)
  const [next] = sittingsBetween(plan, from, from.add({ weeks: 26 }))
  if (next === undefined) return
  const to = await writtenDown(tx, { seriesId: issue.seriesId, plan, sitting: next }, deed.today)
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
  { seriesId, plan, sitting }: { readonly seriesId: number; readonly plan: SittingPlan; readonly sitting: Sitting },
  today: Temporal.PlainDate,
): Promise<number> {
  const written = await loadWrittenSittings(tx, seriesId)
  const row = rowOfSitting(plan, written, sitting)
  return writeDownSitting(tx, { id: row?.id ?? null, seriesId, on: sitting.on, ...standing(plan, sitting, row) }, today)
}
