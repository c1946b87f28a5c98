import { type Answer, page } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { courtViewFrom } from './court-view.ts'
import { courtPage } from './list-court.page.ts'
import { listCases, listPrivate } from './list-court.query.ts'

/** The court page: care proceedings, or private ones. */
export async function showCourt({ db, looking: everyone, today, query }: Visit): Promise<Answer> {
  const view = courtViewFrom(query)
  const looking = view.list === 'care' && view.stage === 'ended' ? everyone : stillFollowed(everyone)
  if (view.list === 'private') {
    const privates = await listPrivate(db, looking, view)
    const saw = privates.rows.map(({ childId }) => childId)
    return page(courtPage({ view, cases: null, privates, today }), saw)
  }
  const cases = await listCases(db, looking, view)
  const saw = cases.rows.flatMap(({ proceedings }) => proceedings.children.map(({ childId }) => childId))
  return page(courtPage({ view, cases, privates: null, today }), saw)
}
