import { actionsOfItems, type KeptAction } from '#records/actions/actions.ts'
import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { directionsOfItems } from '#records/pre-proceedings/asked-directions.ts'
import {
  childrenInPreProceedings,
  type ChildOfSeries,
  childrenOfSeriesAmong,
} from '#records/meeting/children-of-series.ts'
import type { Db } from '#records/keeping/db.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { sittingBefore, type StoredSitting } from '#records/sittings/sittings.ts'
import { urgentReturnsOfItems } from '#records/pre-proceedings/urgent-returns.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import type { EntryState, NamedChild, OverviewAction } from '#rules/overview/content.ts'
import type { WeeksEntry } from '#rules/overview/draft-overview.ts'
import { familiesNotReached, isAboutReviews } from './not-reached.query.ts'
import { factsOfRecords, type Facts, familiesOf, loadRecordsOfWeek } from './records-of-week.query.ts'
import { reviewRows, undecidedRow } from './reviews-of-week.ts'

/** What of the week belongs in a meeting's Overview, as far as the person may see: its items, and what the records hold besides. (LO-01) */
export async function entriesOfWeek(db: Db, looking: Looking, sitting: StoredSitting): Promise<readonly WeeksEntry[]> {
  const [items, before] = await Promise.all([
    sitting.id === null ? [] : loadAgendaItems(db, looking, [sitting.id]),
    sittingBefore(db, sitting),
  ])
  const lastOn = before ?? sitting.on.subtract({ weeks: 1 })
  const [records, decisions, notReached, actions] = await Promise.all([
    loadRecordsOfWeek(db, looking, { sitting, lastOn }),
    decisionsAt(db, looking, items),
    itemsNotReached(db, looking, sitting, items),
    actionsOfItems(
      db,
      looking,
      items.map(({ id }) => id),
    ),
  ])
  const children = inView(
    await childrenOfSeriesAmong(db, looking, sitting.seriesId, {
      familyIds: familiesOf(records),
      childIds: [...items, ...notReached, ...actions].flatMap(childrenNamedIn),
    }),
  )
  const recorded = factsOfRecords(records, sitting, children.ofFamily)
  const known = new Set(recorded.map(({ key }) => key))
  const facts = [
    ...items.filter(({ key }) => !known.has(key)).map((item) => factsOfItem(item, children, decisions(item))),
    ...notReached.map((item) => factsNotReached(item, children)),
    ...recorded,
  ]
  return inAgendaOrder(withMeeting(facts, items, actions, children), [...notReached, ...items])
}

const childrenNamedIn = (about: { readonly childIds: readonly number[] } | { readonly childId: number | null }) =>
  'childIds' in about ? about.childIds : (about.childId ?? [])

/** The week's children of the series, siblings oldest first. */
type InView = {
  readonly ofFamily: ReadonlyMap<number, readonly ChildOfSeries[]>
  readonly byId: ReadonlyMap<number, NamedChild>
  /** Of these ids those who are there, oldest first. */
  readonly named: (ids: readonly number[]) => readonly NamedChild[]
}

function inView(children: readonly ChildOfSeries[]): InView {
  const byId = new Map(children.map(({ id, name }) => [id, { id, name }]))
  const place = new Map(children.map(({ id }, index) => [id, index]))
  const placeOf = (id: number): number => place.get(id) ?? 0
  const named = (ids: readonly number[]) =>
    [...new Set(ids)].toSorted((one, other) => placeOf(one) - placeOf(other)).flatMap((id) => byId.get(id) ?? [])
  return { byId, named, ofFamily: Map.groupBy(children, ({ familyId }) => familyId) }
}

async function itemsNotReached(
  db: Db,
  looking: Looking,
  sitting: StoredSitting,
  items: readonly KeptItem[],
): Promise<readonly AgendaItem[]> {
  const children = await childrenInPreProceedings(db, looking, sitting.seriesId, null)
  return familiesNotReached(db, { sitting, children, items, today: looking.today })
}

function factsNotReached(item: AgendaItem, { named }: InView): Facts {
  const { key, section, title, familyId, dueChildIds, childIds } = item
  const children = named(dueChildIds.length > 0 ? dueChildIds : childIds)
  return { key, section, title, familyId, children, teamId: null, rows: [undecidedRow(item, children)] }
}

/** As the agenda has its items; what it hasn't comes after them, by title. */
function inAgendaOrder(
  entries: readonly WeeksEntry[],
  items: readonly Pick<AgendaItem, 'key' | 'sortsAs'>[],
): readonly WeeksEntry[] {
  const order = new Map(items.map(({ key, sortsAs }) => [key, sortsAs]))
  const placeOf = ({ key, title }: WeeksEntry): string => order.get(key) ?? `5 ${title}`
  const { compare } = new Intl.Collator('en-GB')
  return entries.toSorted((one, other) => compare(placeOf(one), placeOf(other)))
}

const stateOf = ({ state }: KeptItem): EntryState =>
  state === 'confirmed' ? 'confirmed' : state === 'recorded' ? 'awaiting-chair' : 'not-recorded'

function withMeeting(
  facts: readonly Facts[],
  items: readonly KeptItem[],
  actions: readonly KeptAction[],
  { byId }: InView,
): readonly WeeksEntry[] {
  const itemAt = new Map(items.map((item) => [item.key, item]))
  const actionsOf = Map.groupBy(actions, ({ agendaItemId }) => agendaItemId)
  return facts.map((entry) => {
    const item = itemAt.get(entry.key)
    const ofItem = actionsOf.get(item?.id ?? -1) ?? []
    return {
      ...entry,
      children: everyChild(entry, ofItem, byId),
      said: item?.discussion ?? '',
      actions: ofItem.map(actionIn),
      state: item === undefined ? 'not-recorded' : stateOf(item),
    }
  })
}

/** The children of an entry and of its actions, so that a reader who may not see one of them gets it cut. */
function everyChild({ children }: Facts, actions: readonly KeptAction[], byId: InView['byId']): readonly NamedChild[] {
  const own = new Map(children.map(({ id, name }) => [id, { id, name }]))
  const ids = new Set([...own.keys(), ...actions.flatMap(({ childId }) => childId ?? [])])
  return [...ids].flatMap((id) => own.get(id) ?? byId.get(id) ?? [])
}

const actionIn = ({ childId, childName, words, doerName, dueOn }: KeptAction): OverviewAction => ({
  children: childId === null || childName === null ? [] : [{ id: childId, name: childName }],
  words,
  doer: doerName ?? 'Nobody yet',
  by: dueOn === null ? 'No date yet' : sayDate(dueOn),
})

type Decisions = Parameters<typeof reviewRows>[2]

/** What was decided at each of these items. */
async function decisionsAt(
  db: Db,
  looking: Looking,
  items: readonly KeptItem[],
): Promise<(item: KeptItem) => Decisions> {
  const ids = items.map(({ id }) => id)
  const [reviews, returns, directions] = await Promise.all([
    reviewsOfItems(db, looking, ids),
    urgentReturnsOfItems(db, looking, ids),
    directionsOfItems(db, looking, ids),
  ])
  const byItem = <Row extends { readonly agendaItemId: number | null }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ agendaItemId }) => agendaItemId)
  const [reviewsAt, returnsAt, directionsAt] = [byItem(reviews), byItem(returns), byItem(directions)]
  return ({ id }) => ({
    reviews: reviewsAt.get(id) ?? [],
    returns: returnsAt.get(id) ?? [],
    directions: directionsAt.get(id) ?? [],
  })
}

function factsOfItem(item: KeptItem, { named }: InView, decisions: Decisions): Facts {
  const { key, section, title, familyId } = item
  const children = named(item.childIds)
  const rows = isAboutReviews(item) ? reviewRows(item, children, decisions) : []
  return { key, section, title, familyId, children, rows, teamId: null }
}
