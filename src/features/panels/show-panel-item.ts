import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { stillThere } from '#records/access/visible-children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { hearingsOfPanelItems } from '#records/panels/panel-hearings.ts'
import { loadPanelItem, type PanelItem, reachesAll } from '#records/panels/panel-items.ts'
import { may } from '#rules/access/permissions.ts'
import { keyOf } from '#rules/meeting/agenda-items.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { mayTakeMore, stateOf, stillToHear } from '#rules/panels/panel-item.ts'
import { loadBodies, whereHeard } from '#records/panels/where-heard.ts'
import { whoAdmits, whoMustAdmit } from '#records/panels/who-admits.ts'
import { panelItemPage } from './show-panel-item.page.ts'

/** What a panel was asked for: since when, where it stands, how it was heard, what was decided of each child. (PP-01) */
export async function showPanelItem(visit: Visit): Promise<Answer> {
  const { db, today, actor } = visit
  const looking = lookingFor(visit, 'see-panel-items')
  const item = await loadPanelItem(db, looking, idIn(visit, 'id'))
  if (item === null) return notFound()
  const ids = idsOf(item)
  const [bodies, hearings, maySeeFamily, areTheirs, admitter, admits, family] = await Promise.all([
    loadBodies(db),
    hearingsOfPanelItems(db, looking, [item.id]),
    stillThere(db, lookingFor(visit, 'see-child'), item.familyId),
    reachesAll(db, lookingFor(visit, 'ask-panel'), item.id),
    whoMustAdmit(db, visit),
    whoAdmits(db, actor.personId, today),
    loadFamily(db, lookingFor(visit, 'ask-panel'), item.familyId),
  ])
  const where = whereHeard(bodies, item, today)
  const isLeft = stillToHear(item).length > 0
  const isToday = where.on?.equals(today) === true && may(actor, 'record-item')
  const model = {
    ...{ item, where, today, maySeeFamily, admitter, labels: visit.labels },
    mayAdmit: item.waitsForAdmission && (await admits(item, where.seriesId)).ok,
    state: stateOf(item, where.on, today),
    heard: hearings.map((each) => ({
      ...each,
      body: bodies.series.find(({ id }) => id === each.seriesId)?.name ?? '',
    })),
    mayPlan: isLeft && !item.waitsForAdmission && may(actor, 'record-item'),
    mayAdd: mayAddTo(item, family, hearings.length),
    mayWithdraw: isLeft && areTheirs,
    maySeeMeetings: may(actor, 'see-meeting'),
    itemToday: isToday
      ? `/meetings/${where.address ?? ''}/items/${keyOf({ kind: 'panel-item', panelItemId: item.id })}`
      : null,
  }
  return page(panelItemPage(model), ids)
}

/** Whether there are children of the family who are followed and aren't asked for, while it can take them. */
const mayAddTo = (item: PanelItem, family: KeptFamily | null, hearings: number): boolean =>
  mayTakeMore(item, hearings) &&
  family?.children.some((child) => isFollowed(child) && !idsOf(item).includes(child.id)) === true

const idsOf = ({ children }: PanelItem) => children.map(({ childId }) => childId)
