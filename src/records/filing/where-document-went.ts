import { sql } from 'kysely'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** How a document left Waymark: opened by itself, taken along in a pack, or filed to the case system. */
export type WayOut = 'opened' | 'pack' | 'filed'

/** Somebody who has a copy of a document, from a child's file on which it doesn't belong. */
export type GoneOut = {
  readonly way: WayOut
  readonly personId: number
  readonly who: string
  readonly at: Temporal.Instant
  readonly childId: number | null
  readonly childName: string | null
  readonly reference: string | null
}

type Wrong = { readonly id: number; readonly agendaItemId: number; readonly addedAt: Temporal.Instant }

/**
 * Where a document went from the files of these children: who opened it, who took a pack along that held it, and under which reference it
 * was filed; each person once a way and child, at the last time. From the trail and what was filed, so that nobody has to remember.
 */
export async function whereDocumentWent(
  db: Db,
  { id, agendaItemId, addedAt }: Wrong,
  childIds: readonly number[],
): Promise<readonly GoneOut[]> {
  if (childIds.length === 0) return []
  const { rows } = await sql<GoneOut>`
    with gone as (
      select 'opened' as way, trail.person_id, trail.at, null::integer as child_id, null as reference
      from trail
      where trail.children && ${[...childIds]}::integer[] and trail.path = ${`/documents/${id}`} and outcome = 'done'
      union all
      select 'pack', trail.person_id, trail.at, child.id, null
      from child join trail on trail.children @> array[child.id]
        and trail.path = ${`/filing/${agendaItemId}/`} || child.id || '/pack.zip'
      where child.id = ${anyOf(childIds)} and trail.at >= ${addedAt} and outcome = 'done'
      union all
      select 'filed', filing_job.done_by, filing_job.done_at, filing_pack.child_id, filing_job.case_system_reference
      from filing_pack join filing_job on filing_job.pack_id = filing_pack.id and job = 'documents-and-referral'
      where filing_pack.agenda_item_id = ${agendaItemId} and filing_pack.child_id = ${anyOf(childIds)}
        and content -> 'documents' @> jsonb_build_array(jsonb_build_object('id', ${id}::integer))
    )
    select way, gone.person_id as "personId", person.name as who, max(gone.at) as at,
      gone.child_id as "childId", child.name as "childName", reference
    from gone join person on person.id = gone.person_id left join child on child.id = gone.child_id
    group by way, gone.person_id, person.name, gone.child_id, child.name, reference
    order by max(gone.at), way`.execute(db)
  return rows
}
