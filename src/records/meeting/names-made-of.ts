import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { keepEarlierName } from '#records/sittings/names-of-the-day.ts'

/** The name with the old words in it replaced by the new; null when it hasn't them as whole words. */
function renamed(name: string, from: string, to: string): string | null {
  const words = ` ${name} `
  return from !== to && words.includes(` ${from} `) ? words.replace(` ${from} `, ` ${to} `).trim() : null
}

/**
 * Takes along what is called after a body or role when that gets another name: the seats and the meeting itself. 'Legal Gateway Panel
 * administrator' becomes 'Entry Panel administrator'. Meetings that have been keep the names of their day. (SET-03)
 */
export async function renameWhatIsCalledAfter(tx: Tx, deed: Deed, from: string, to: string): Promise<void> {
  const about = { familyId: null, childId: null }
  for (const { id, label } of await tx.selectFrom('coreSeat').select(['id', 'label']).orderBy('id').execute()) {
    const now = renamed(label, from, to)
    if (now === null) continue
    await keepEarlierName(tx, deed, { seatId: id }, label)
    await tx
      .updateTable('coreSeat')
      .set((eb) => ({ label: now, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await keepDeed(tx, deed, {
      ...about,
      recordKind: 'core-seat',
      recordId: id,
      before: { label },
      after: { label: now },
    })
  }
  for (const { id, name } of await tx.selectFrom('meetingSeries').select(['id', 'name']).orderBy('id').execute()) {
    const now = renamed(name, from, to)
    if (now === null) continue
    await keepEarlierName(tx, deed, { seriesId: id }, name)
    await tx
      .updateTable('meetingSeries')
      .set((eb) => ({ name: now, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    const change = { before: { name }, after: { name: now } }
    await keepDeed(tx, deed, { ...about, recordKind: 'meeting-series', recordId: id, ...change })
  }
}
