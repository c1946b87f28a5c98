import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { openPanelItems, type PanelItem } from '#records/panels/panel-items.ts'
import { type Bodies, loadBodies, type WhereHeard, whereHeard } from '#records/panels/where-heard.ts'
import { whoAdmits } from '#records/panels/who-admits.ts'
import { may } from '#rules/access/permissions.ts'
import { asksPanels } from '#rules/meeting/business.ts'
import { sayWaited, stillToHear, waitsLongForAdmission } from '#rules/panels/panel-item.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** What panels are asked for, as somebody's work; how many requests come to which meeting, by its address; and whether any can be made here. */
export type AskedOfPanels = {
  readonly items: readonly WorkItem[]
  readonly coming: ReadonlyMap<string, number>
  readonly isAsked: boolean
}

export const nothingAsked: AskedOfPanels = { items: [], coming: new Map(), isAsked: false }

/**
 * What panels are asked for: what waits to be admitted, to whoever admits it; when it is heard, to who asked; and what waits though no meeting
 * is planned, to those who record meetings. An urgent return is told as one. (PP-01, SET-07)
 */
export async function askedOfPanels(db: Db, looking: Looking): Promise<AskedOfPanels> {
  const { today } = looking
  const [items, bodies] = await Promise.all([openPanelItems(db, looking), loadBodies(db)])
  const toAdmit = await theirsToAdmit(db, looking, items, bodies)
  const coming = new Map<string, number>()
  for (const item of items) {
    const { address } = whereHeard(bodies, item, today)
    if (address !== null) coming.set(address, (coming.get(address) ?? 0) + 1)
  }
  return {
    isAsked: asksPanels(bodies.taken.values()),
    coming,
    items: items
      .filter((item) => stillToHear(item).some(({ urgentReturnId }) => urgentReturnId === null))
      .flatMap((item) => workOf(item, whereHeard(bodies, item, today), toAdmit, looking)),
  }
}

function workOf(
  item: PanelItem,
  where: WhereHeard,
  toAdmit: ReadonlySet<number>,
  looking: Looking,
): readonly WorkItem[] {
  const { actor, today } = looking
  if (toAdmit.has(item.id)) return [admitted(item, where, today)]
  if (item.waitsForAdmission) return toldThatItWaits(item, where, looking)
  if (where.on === null) return may(actor, 'record-item') ? [withoutMeeting(item, where, today)] : []
  return item.askedById === actor.personId ? [heardOn(item, where, where.on, today)] : []
}

/** What waits for this person to admit it. */
async function theirsToAdmit(
  db: Db,
  { actor, today }: Looking,
  items: readonly PanelItem[],
  bodies: Bodies,
): Promise<ReadonlySet<number>> {
  const waiting = items.filter(({ waitsForAdmission }) => waitsForAdmission)
  if (waiting.length === 0) return new Set()
  const admits = await whoAdmits(db, actor.personId, today)
  const answers = await Promise.all(waiting.map((item) => admits(item, whereHeard(bodies, item, today).seriesId)))
  return new Set(waiting.flatMap(({ id }, at) => (answers[at]?.ok === true ? [id] : [])))
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
  title: `Your request to ${body}: ${namesOf(item)}`,
  detail: `heard that day · ${sayWaited(item, today)}`,
  tag: dueTag(on, today),
  on,
})

const admitted = (item: PanelItem, { body }: WhereHeard, today: Temporal.PlainDate): WorkItem => ({
  ...common(item),
  title: `Admit or turn down a request to ${body}: ${namesOf(item)}`,
  detail: `by ${item.askedBy} · ${sayWaited(item, today)}${item.urgent ? ' · urgent' : ''}`,
  tag: { text: 'To do', tone: 'soon' },
  on: 'now',
  form: { text: 'Decide', href: `/panels/${item.id}/admit` },
})

const waitsToBeAdmitted = (item: PanelItem, { body }: WhereHeard, today: Temporal.PlainDate): WorkItem => ({
  ...common(item),
  title: `Your request to ${body}: ${namesOf(item)}`,
  detail: `waits to be admitted · ${sayWaited(item, today)}`,
  tag: { text: 'Waits', tone: 'calm' },
  on: 'any-time',
})

/** Whoever asked reads that it waits; who records meetings, too, once it has waited for long: perhaps nobody can admit it. */
function toldThatItWaits(item: PanelItem, where: WhereHeard, { actor, today }: Looking): readonly WorkItem[] {
  if (item.askedById === actor.personId) return [waitsToBeAdmitted(item, where, today)]
  if (!waitsLongForAdmission(item, today) || !may(actor, 'record-item')) return []
  const title = `Nobody has admitted a request to ${where.body}: ${namesOf(item)}`
  return [{ ...common(item), title, detail: sayWaited(item, today), tag: { text: 'To do', tone: 'soon' }, on: 'now' }]
}

const withoutMeeting = (item: PanelItem, { body }: WhereHeard, today: Temporal.PlainDate): WorkItem => ({
  ...common(item),
  title: `No meeting is planned for a request to ${body}: ${namesOf(item)}`,
  detail: sayWaited(item, today),
  tag: { text: 'To do', tone: 'soon' },
  on: 'now',
})
