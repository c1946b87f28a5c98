import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'

/**
 * Before two families become one: of a paper that both were asked for one row goes on, the one that was seen. The rest follows the family.
 * (FAM-02)
 */
export async function joinPapers(tx: Tx, fromId: number, toId: number): Promise<void> {
  await sql`
    with twins as (
      select gone.id as gone, stays.id as stays from item_paper gone join item_paper stays on true
      where gone.agenda_item_id is null and stays.agenda_item_id is null and stays.paper_id = gone.paper_id
      and stays.series_id = gone.series_id and stays.subject_word = gone.subject_word
      and stays.subject_id is not distinct from gone.subject_id
      and ((gone.family_id = ${fromId} and stays.family_id = ${toId} and (stays.seen_at is not null or gone.seen_at is null))
        or (gone.family_id = ${toId} and stays.family_id = ${fromId} and stays.seen_at is not null and gone.seen_at is null))
    ), kept as (
      update document set item_paper_id = stays from twins where item_paper_id = gone
    )
    delete from item_paper using twins where id = gone`.execute(tx)
}
