import { namesSomebody } from '#records/access/names-out-of-reach.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { StaffingEntry } from '#records/staffing/staffing-issues.ts'
import { nameNobody } from '#rules/overview/names-in-prose.ts'

/**
 * What words of an issue may not hold, at its field: managers who don't see a child read the issues of their team, and their copies hold
 * them. An issue about a family may name that family. Null when nobody is named. (LO-03, TM-05)
 */
export async function namedIn(
  tx: Tx,
  { familyId, words, mitigation }: Pick<StaffingEntry, 'familyId' | 'words' | 'mitigation'>,
): Promise<Readonly<Partial<Record<'words' | 'mitigation', string>>> | null> {
  if (await namesSomebody(tx, words, familyId)) return { words: nameNobody }
  return (await namesSomebody(tx, mitigation ?? '', familyId)) ? { mitigation: nameNobody } : null
}
