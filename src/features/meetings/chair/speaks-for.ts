import type { Visit } from '#door/visit.ts'
import { seatsHeldBy } from '#records/meeting/attendance.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { may } from '#rules/access/permissions.ts'
import { speaksForMeeting } from '#rules/meeting/decide-item.ts'

/** Whether this person confirms and corrects at the meeting: the chair, or the deputy where the deputy acted. (M2) */
export async function speaksFor(
  { db, actor, today }: Visit,
  { seriesId, chairedAs }: Pick<StoredSitting, 'seriesId' | 'chairedAs'>,
): Promise<boolean> {
  if (!may(actor, 'confirm-item')) return false
  return speaksForMeeting(await seatsHeldBy(db, actor.personId, seriesId, today), chairedAs)
}
