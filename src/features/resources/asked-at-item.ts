import { lookingFor, type Visit } from '#door/visit.ts'
import type { Db } from '#records/keeping/db.ts'
import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { findSitting } from '#records/sittings/sittings.ts'
import { may } from '#rules/access/permissions.ts'

/** Which item of which meeting an address says that somebody comes from; null where it says none. */
function itemIn({ query, actor }: Visit): { readonly meeting: string; readonly key: string } | null {
  const [meeting, key] = [query.get('meeting') ?? '', query.get('item') ?? '']
  const isOne = /^\d{4}-\d\d-\d\d(\.\d{1,9})?$/.test(meeting) && /^[a-z-]+-\d{1,9}$/.test(key)
  return isOne && may(actor, 'see-meeting') ? { meeting, key } : null
}

/** The address of the meeting's item from which a resource is asked for, to come back to; null where it is asked from elsewhere. (PP-07) */
export function addressOfItem(visit: Visit): string | null {
  const at = itemIn(visit)
  return at === null ? null : `/meetings/${at.meeting}/items/${at.key}`
}

/** The same item as it is kept; null while nothing is written of it yet. */
export async function itemAskedAt(db: Db, visit: Visit): Promise<KeptItem | null> {
  const at = itemIn(visit)
  const sitting = at === null ? null : await findSitting(db, at.meeting)
  if (at === null || sitting?.id == null) return null
  const items = await loadAgendaItems(db, lookingFor(visit, 'see-meeting'), [sitting.id])
  return items.find(({ key }) => key === at.key) ?? null
}
