import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { isPutOff, type PanelDecision } from '#rules/panels/panel-outcomes.ts'
import type { ResourceDecided } from './change-resources.ts'

type Confirmed = {
  readonly panelItemId: number
  readonly agendaItemId: number
  readonly on: Temporal.PlainDate
  /** How much of the cost was agreed, in whole pence, where it is less than was asked for. */
  readonly agreed: number | null
}

/**
 * What a panel decided of a resource, once the chair has confirmed it of each child for whom it is still asked: agreed, agreed for some of
 * them, or refused, with the reasons of each. Corrected by the chair it is decided anew; put off, it waits again. Whoever asked for it doesn't
 * confirm it. (PP-07, TM-04)
 */
export async function resourceDecidedAtPanel(
  tx: Tx,
  deed: Deed,
  { panelItemId, agendaItemId, on, agreed }: Confirmed,
): Promise<Outcome<null, 'asked-for-it'>> {
  const request = await tx
    .selectFrom('resourceRequest')
    .selectAll()
    .where('panelItemId', '=', panelItemId)
    .where('closedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (request === undefined) return allowed(null)
  const decided = whatWasDecided(await lastOfEach(tx, request.id, agendaItemId), request.askedPence, agreed)
  if (decided === null && request.decision === null) return allowed(null)
  if (decided !== null && request.askedBy === deed.actor.personId) return refused('asked-for-it')
  const by = { decidedOn: on, decidedBy: deed.actor.personId, decidedAtItemId: agendaItemId }
  const set = decided === null ? undecided : { ...decided, ...by }
  await tx
    .updateTable('resourceRequest')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', request.id)
    .execute()
  const { decision, agreedPence, reasons, decidedOn } = request
  const of = { recordKind: 'resource-request', recordId: request.id, familyId: request.familyId, childId: null }
  const [before, after] = [{ decision, agreedPence, reasons, decidedOn }, { ...set }]
  await keepDeed(tx, deed, { ...of, before, after })
  return allowed(null)
}

const undecided = {
  ...{ decision: null, agreedPence: null, reasons: null },
  ...{ decidedOn: null, decidedBy: null, decidedAtItemId: null },
} as const

type Last = { readonly outcome: PanelDecision | null; readonly reasons: string | null }

/** What was last confirmed of each child for whom it is still asked, this item’s with it; null where nothing was. */
const lastOfEach = async (tx: Tx, requestId: number, agendaItemId: number): Promise<readonly Last[]> =>
  (
    await sql<Last>`
      select last.outcome, last.reasons
      from resource_request_child asked
      join resource_request request on request.id = asked.request_id
      join episode on episode.id = asked.episode_id
      left join lateral (
        select o.outcome, o.reasons from panel_hearing h
        join panel_outcome o on o.agenda_item_id = h.agenda_item_id and o.child_id = asked.child_id
        join agenda_item i on i.id = h.agenda_item_id
        join sitting s on s.id = i.sitting_id
        where h.panel_item_id = request.panel_item_id and (i.state = 'confirmed' or i.id = ${agendaItemId})
        order by s.meets_on desc, i.id desc limit 1) last on true
      where asked.request_id = ${requestId} and (episode.ended_on is null or last.outcome is not null)`.execute(tx)
  ).rows

/** Null while something is put off, or nothing was decided of a child. */
function whatWasDecided(last: readonly Last[], askedPence: number, less: number | null): ResourceDecided | null {
  if (last.length === 0 || last.some(({ outcome }) => outcome === null || isPutOff(outcome))) return null
  const agreed = last.filter(({ outcome }) => outcome === 'agreed')
  const reasons = [...new Set(last.flatMap((each) => each.reasons ?? []))].join('\n')
  if (agreed.length === 0) return { decision: 'refused', agreedPence: null, reasons }
  const isWhole = agreed.length === last.length && less === null
  return { decision: isWhole ? 'agreed' : 'agreed-in-part', agreedPence: less ?? askedPence, reasons }
}
