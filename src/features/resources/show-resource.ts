import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { loadResource, type ResourceRequest, resourcesOfFamily } from '#records/resources/resource-requests.ts'
import { sayWhoDecides, whoMayAgree } from '#records/resources/who-may-agree.ts'
import { isWaiting } from '#rules/resources/resource.ts'
import { resourcePage } from './show-resource.page.ts'

/** What was asked for: what it costs, where it stands, how it was decided, beside what was asked before. (PP-07) */
export async function showResource(visit: Visit): Promise<Answer> {
  const { db } = visit
  const request = await loadResource(db, visit.looking, idIn(visit, 'id'))
  if (request === null) return notFound()
  const [all, answers, reached, whoDecides] = await Promise.all([
    resourcesOfFamily(db, visit.looking, request.familyId),
    whoMayAgree(db, visit.looking, [request]),
    idsAmong(db, lookingFor(visit, 'ask-resource'), idsOf(request)),
    sayWhoDecides(db, request, visit),
  ])
  const model = {
    ...{ request, whoDecides, labels: visit.labels, today: visit.today },
    before: beforeThis(all, request),
    mayDecide: answers.get(request.id)?.may.ok === true,
    mayWithdraw: isWaiting(request) && !request.isForOthersToo && reached.size === request.children.length,
  }
  return page(resourcePage(model), [...new Set([...idsOf(request), ...model.before.flatMap(idsOf)])])
}

/** The children whose names a request shows. */
export const idsOf = ({ children }: Pick<ResourceRequest, 'children'>): readonly number[] =>
  children.map(({ childId }) => childId)

/** What was asked for the family before a request. */
export const beforeThis = (all: readonly ResourceRequest[], request: ResourceRequest): readonly ResourceRequest[] =>
  all.filter(({ id }) => id !== request.id)
