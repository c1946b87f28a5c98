import { sql } from 'kysely'
import { isVisibleChild, type Looking, stillFollowed } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'

/** What is open of a family that needs somebody of a role, whoever works with the children. */
export type WorkLeft = {
  readonly extensionToDecide: boolean
  readonly decisionsToFile: boolean
  readonly comesToMeeting: boolean
}

/** What would be left with nobody when a family is restricted and nobody who does it is named. (FAM-05) */
export async function workLeft(db: Db, looking: Looking, familyId: number): Promise<WorkLeft> {
  const { rows } = await sql<WorkLeft>`
    with open_episode as (
      select episode.id from episode join child on child.id = episode.child_id
      where child.family_id = ${familyId} and episode.ended_on is null and ${isVisibleChild(stillFollowed(looking))})
    select
      exists (select from extension where episode_id in (select id from open_episode)
        and state in ('requested', 'recommended') and closed_on is null) as extension_to_decide,
      exists (select from agenda_item item join agenda_item_child of_item on of_item.item_id = item.id
        where item.family_id = ${familyId} and item.state in ('recorded', 'confirmed')
          and exists (select from review where review.agenda_item_id = item.id
            union all select from action where action.agenda_item_id = item.id)
          and not exists (select from filing_pack pack
            where pack.agenda_item_id = item.id and pack.child_id = of_item.child_id)) as decisions_to_file,
      exists (select from open_episode) as comes_to_meeting`.execute(db)
  return rows[0] ?? { extensionToDecide: false, decisionsToFile: false, comesToMeeting: false }
}
