import { type Answer, conflict, notFound, page, redirect } from '#door/answers.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { findSitting, saveSitting } from '#records/sittings/sittings.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { meanwhilePage } from '#door/mistake-pages.ts'
import type { Visit } from '#door/visit.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { endPage, nothingToEndPage } from './end-meeting.page.ts'

/** What isn't recorded of an open meeting, and what follows once it is ended; of one that isn't open, why there is nothing to end. */
export async function showEnd(visit: Visit): Promise<Answer> {
  const meeting = await loadMeeting(visit.db, visit.looking, visit.params['date'] ?? '')
  if (meeting === null) return notFound()
  const { sitting } = meeting
  if (sitting.state !== 'open') return page(nothingToEndPage(meeting, sitting.state))
  const { labels, hidden, today } = visit
  const due = filingDueOn(await loadCalendar(visit.db), sitting.on)
  return page(
    endPage({ meeting, labels, hidden, today, filingDueOn: due }),
    meeting.agenda.items.flatMap(({ childIds }) => childIds),
  )
}

/** Ends an open meeting: what it didn't reach comes to the next one by itself. Pressed twice it is ended once. */
export const endMeeting = (visit: Visit): Promise<Answer> => ended(visit, 5)

/** Who saves its attendance or an item at the same moment says nothing against its end: it is looked at again, and ended as it stands. */
async function ended(visit: Visit, tries: number): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  const id = sitting?.id ?? null
  if (sitting === null || id === null) return notFound()
  const place = `/meetings/${sitting.address}`
  if (sitting.state !== 'open') return redirect(place)
  const saved = await change<'changed-by-someone-else'>(visit, async (tx) => {
    const { chairId, chairedAs } = sitting
    const kept = await saveSitting(
      tx,
      visit,
      { ...sitting, id },
      { state: 'held', chairId, chairedAs, closedAt: visit.now },
    )
    if (kept !== 'saved') return refused(kept)
    await carryIssuesOver(tx, visit)
    return allowed({ goTo: place, children: [] })
  })
  if (saved.ok) return redirect(place)
  return tries > 1 ? ended(visit, tries - 1) : conflict(meanwhilePage())
}
