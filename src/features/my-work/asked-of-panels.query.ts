import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { openPanelItems, type PanelItem } from '#records/panels/panel-items.ts'
import { loadBodies, type WhereHeard, whereHeard } from '#records/panels/where-heard.ts'
import { may } from '#rules/access/permissions.ts'
import { sayWaited, stillToHear } from '#rules/panels/panel-item.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/**
 * What panels are asked for: when it is heard, to who asked; and what waits though no meeting is planned, to those who record meetings. An
 * urgent return is told as one. (PP-01)
 */
export async function askedOfPanels(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const [items, bodies] = await Promise.all([openPanelItems(db, looking), loadBodies(db)])
  return items
    .filter((item) => stillToHear(item).some(({ urgentReturnId }) => urgentReturnId === null))
    .flatMap((item) => {
      const where = whereHeard(bodies, item, today)
      if (where.on === null) return may(actor, 'record-item') ? [withoutMeeting(item, where, today)] : []
      return item.askedById === actor.personId ? [heardOn(item, where, where.on, today)] : []
    })
}

const common = (item: PanelItem) => ({
  href: `/panels/${item.id}`,
  pastLimitBy: 0,
  family: familyIn(item),
  saw: item.children.map(({ childId }) => childId),
})

const namesOf = (item: PanelItem): string => sayNames(stillToHear(item).map(({ name }) => name))

const heardOn = (
  item: PanelItem,
  { body }: WhereHeard,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): WorkItem => ({
  ...common(item),
  title: `You asked ${body}: ${namesOf(item)}`,
  detail: `it hears it that day · ${sayWaited(item, today)}`,
  tag: dueTag(on, today),
  on,
})

const withoutMeeting = (item: PanelItem, { body }: WhereHeard, today: Temporal.PlainDate): WorkItem => ({
  ...common(item),
  title: `No meeting is planned for what ${body} is asked: ${namesOf(item)}`,
  detail: sayWaited(item, today),
  tag: { text: 'To do', tone: 'soon' },
  on: 'now',
})
