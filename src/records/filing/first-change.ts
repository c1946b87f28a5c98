import { sql } from 'kysely'
import { dayInEngland } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { packKey, type ConfirmedJob } from './filed-versions.ts'

type Filed = {
  readonly itemId: number
  readonly childId: number
  readonly familyId: number
  readonly superseded: readonly ConfirmedJob[]
}

/**
 * On which day what was filed of these packs was first changed, by item and child: what is to be filed again is due from there. From the
 * history of the item, its actions and documents, its children's reviews and returns, and the family's names. (M1, FI-03)
 */
export async function firstChanges(db: Db, packs: readonly Filed[]): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  if (packs.length === 0) return new Map()
  const filed = packs.map(({ itemId, childId, familyId, superseded }) => ({
    item: itemId,
    child: childId,
    family: familyId,
    since: superseded
      .map(({ doneAt }) => doneAt)
      .toSorted((one, other) => Temporal.Instant.compare(one, other))[0]
      ?.toString(),
  }))
  const { rows } = await sql<{ itemId: number; childId: number; at: Temporal.Instant | null }>`
    select filed.item as "itemId", filed.child as "childId", (
      select min(h.at) from change_history h
      where h.family_id = filed.family and h.at >= filed.since and case h.record_kind
        when 'agenda-item' then h.record_id = filed.item
        when 'action' then h.record_id in (select id from action where agenda_item_id = filed.item)
          and (h.before is null or h.after is null or h.after ?| array['words', 'doerId', 'dueOn'])
        when 'document' then h.record_id in (select id from document where agenda_item_id = filed.item)
        when 'child' then h.after ? 'name'
        when 'panel-hearing' then h.record_id = filed.item
        when 'panel-outcome' then h.record_id = filed.item and h.child_id = filed.child
        when 'outside-decision' then h.record_id in (select id from outside_decision where agenda_item_id = filed.item)
        when 'review' then h.record_id in (select id from review where agenda_item_id = filed.item)
        when 'urgent-return' then h.record_id in (select id from urgent_return where agenda_item_id = filed.item)
        when 'asked-direction' then h.record_id in (
          select d.id from asked_direction d join review r on r.id = d.review_id where r.agenda_item_id = filed.item)
        else h.record_kind = 'adult'
      end) as at
    from jsonb_to_recordset(${JSON.stringify(filed)}::jsonb) as filed (item integer, child integer, family integer, since timestamptz)`.execute(
    db,
  )
  return new Map(rows.flatMap((row) => (row.at === null ? [] : [[packKey(row), dayInEngland(row.at)] as const])))
}
