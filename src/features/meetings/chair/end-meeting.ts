import { type Answer, notFound, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { loadAttendance } from '#records/meeting/attendance.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { findSitting, saveSitting } from '#records/sittings/sittings.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'

/** Ends an open meeting: what it didn't reach comes to the next one by itself. Pressed twice it is ended once. */
export async function endMeeting(visit: Visit): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  const id = sitting?.id ?? null
  if (sitting === null || id === null) return notFound()
  const place = `/meetings/${sitting.address}`
  if (sitting.state !== 'open') return redirect(place)
  await change<'changed-by-someone-else'>(visit, async (tx) => {
    const { chairId, chairedAs } = sitting
    const seats = await loadAttendance(tx, { ...sitting, id })
    const saved = await saveSitting(
      tx,
      visit,
      { ...sitting, id },
      { state: 'held', chairId, chairedAs, closedAt: visit.now, coreSeats: seats.length },
    )
    if (saved !== 'saved') return refused(saved)
    await carryIssuesOver(tx, visit)
    return allowed({ goTo: place, children: [] })
  })
  return redirect(place)
}
