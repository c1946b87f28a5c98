import { type Answer, page } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { waitingToBeIssued, type WaitingToBeIssued } from '#records/court/waiting-to-be-issued.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { courtViewFrom, type CourtView } from './court-view.ts'
import { courtPage } from './list-court.page.ts'
import { listCases, listPrivate } from './list-court.query.ts'

/** The court page: care proceedings, or private ones. */
export async function showCourt(visit: Visit): Promise<Answer> {
  const { db, looking: everyone, today, query } = visit
  const view = courtViewFrom(query)
  const looking = view.list === 'care' && view.stage === 'ended' ? everyone : stillFollowed(everyone)
  if (view.list === 'private') {
    const privates = await listPrivate(db, looking, view)
    const saw = privates.rows.map(({ childId }) => childId)
    return page(courtPage({ view, cases: null, waiting: [], privates, today }), saw)
  }
  const [cases, waiting] = await Promise.all([listCases(db, looking, view), withoutCase(visit, view)])
  const saw = cases.rows.flatMap(({ proceedings }) => proceedings.children.map(({ childId }) => childId))
  return page(courtPage({ view, cases, waiting, privates: null, today }), [
    ...saw,
    ...waiting.map(({ childId }) => childId),
  ])
}

/** Decided on and in no case yet: beside the cases where somebody looks at every open stage, or at those to be issued. */
async function withoutCase({ db, looking, today }: Visit, view: CourtView): Promise<readonly WaitingToBeIssued[]> {
  const isAsked = view.list === 'care' && view.needs === null && view.page === 1
  if (!isAsked || (view.stage !== null && view.stage !== 'to-be-issued')) return []
  await freshLines(db, today)
  const waiting = await waitingToBeIssued(db, stillFollowed(looking))
  return waiting.filter(({ caseId }) => caseId === null)
}
