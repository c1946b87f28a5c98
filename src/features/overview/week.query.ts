import { actionsOfItems, type KeptAction } from '#records/actions/actions.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { childrenOfSeriesAmong, type ChildTaken } from '#records/meeting/children-of-series.ts'
import type { Db } from '#records/keeping/db.ts'
import { sittingBefore, type StoredSitting } from '#records/sittings/sittings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import { hearingsOfItems, type PanelHearing } from '#records/panels/panel-hearings.ts'
import { type PanelItem, panelItemsOf } from '#records/panels/panel-items.ts'
import type { StandingRow } from '#rules/overview/child-standing.ts'
import { panelRows } from './panel-rows.ts'
import { ratificationRow } from './ratification-row.ts'
import { type OutsideDecision, outsideDecisionsOf } from '#records/pre-proceedings/outside-decisions.ts'
import type { EntryState, OverviewAction, OverviewChild } from '#rules/overview/content.ts'
import type { WeeksEntry } from '#rules/overview/draft-overview.ts'
import { isAboutReviews } from './children-at-meeting.query.ts'
import { type EntryOfWeek, type Facts, inView, type InView } from './in-view.ts'
import { factsOfRecords, familiesOf, loadRecordsOfWeek, type Week } from './records-of-week.query.ts'
import { reviewRows, type ReviewsOfWeek } from './reviews-of-week.ts'
import { loadReviewsOfWeek } from './reviews-of-week.query.ts'
import { withElsewhere } from './told-elsewhere.ts'

/**
 * What of the week belongs in a meeting's Overview, as far as the person may see: its items, and what the records hold besides. `stood` is
 * what the last Overview told of and had not ended, by the record. (LO-01)
 */
export async function entriesOfWeek(
  db: Db,
  looking: Looking,
  sitting: StoredSitting,
  stood: ReadonlySet<string>,
): Promise<readonly WeeksEntry[]> {
  const [items, before] = await Promise.all([
    sitting.id === null ? [] : loadAgendaItems(db, looking, [sitting.id]),
    sittingBefore(db, sitting),
  ])
  const week: Week = { sitting, lastOn: before ?? sitting.on.subtract({ weeks: 1 }), stood }
  const itemIds = items.map(({ id }) => id)
  const [records, { reviews, notReached, resolved }, actions, ofPanels] = await Promise.all([
    loadRecordsOfWeek(db, looking, week),
    loadReviewsOfWeek(db, looking, week, items),
    actionsOfItems(db, looking, itemIds),
    loadOfPanels(db, looking, items),
  ])
  const ended = [...reviews.extensions, ...resolved.reviews, ...resolved.returns]
  const ofSeries = await childrenOfSeriesAmong(db, looking, sitting, {
    familyIds: familiesOf(records),
    childIds: [...items, ...notReached, ...actions, ...ended].flatMap(childrenNamedIn),
  })
  const children = inView(ofSeries)
  const recorded = factsOfRecords(records, sitting, ofSeries)
  const facts = [
    ...items
      .filter(({ key }) => recorded.every((each) => each.key !== key))
      .map((item) => factsOfItem(item, children, reviews, ofPanels)),
    ...notReached.map((item) => factsNotReached(item, children, reviews)),
    ...recorded.map((entry) => ({
      ...entry,
      rows: entry.rows.map((row) => ({ ...row, state: stateAt(entry, items) })),
    })),
  ]
  const whole = withElsewhere(facts, resolved, reviews, reviewedHere(ofSeries))
  return inAgendaOrder(withMeeting(whole, items, actions, children), [...notReached, ...items])
}

const reviewedHere = (children: readonly ChildTaken[]): InView =>
  inView(children.filter(({ taken }) => taken.includes('reviews')))

const childrenNamedIn = (about: { readonly childIds: readonly number[] } | { readonly childId: number | null }) =>
  'childIds' in about ? about.childIds : (about.childId ?? [])

const stateOf = ({ state }: KeptItem): EntryState =>
  state === 'confirmed' ? 'confirmed' : state === 'recorded' ? 'awaiting-chair' : 'not-recorded'

function stateAt({ key }: Pick<Facts, 'key'>, items: readonly KeptItem[]): EntryState {
  const item = items.find((each) => each.key === key)
  return item === undefined ? 'not-recorded' : stateOf(item)
}

const toRatifyAt = ({ subject }: KeptItem): readonly number[] =>
  subject.kind === 'ratification' ? [subject.decisionId] : []

/** What was asked of panels, how these items heard it, and what they were to ratify. */
type OfPanels = {
  readonly outside: readonly OutsideDecision[]
  readonly heard: readonly PanelHearing[]
  readonly asked: readonly PanelItem[]
}

async function loadOfPanels(db: Db, looking: Looking, items: readonly KeptItem[]): Promise<OfPanels> {
  const panelIds = items.flatMap(({ subject }) => (subject.kind === 'panel-item' ? [subject.panelItemId] : []))
  const [outside, heard, asked] = await Promise.all([
    outsideDecisionsOf(db, looking, items.flatMap(toRatifyAt)),
    hearingsOfItems(db, looking, panelIds.length === 0 ? [] : items.map(({ id }) => id)),
    panelItemsOf(db, looking, panelIds),
  ])
  return { outside, heard, asked }
}

function rowsOfPanel(item: KeptItem, { outside, heard, asked }: OfPanels): readonly StandingRow[] {
  const here = heard.find(({ agendaItemId }) => agendaItemId === item.id)
  const ratified = outside.filter(({ id }) => toRatifyAt(item).includes(id))
  return [
    ...ratified.map(ratificationRow),
    ...(here === undefined
      ? []
      : panelRows(
          here,
          asked.find(({ id }) => id === here.panelItemId),
        )),
  ]
}

function factsOfItem(
  item: KeptItem,
  { named, referenceOf }: InView,
  reviews: ReviewsOfWeek,
  ofPanels: OfPanels,
): EntryOfWeek {
  const { key, section, title, familyId } = item
  const children = named(item.childIds)
  const decided = stateOf(item)
  const undecided = decided === 'not-recorded' ? decided : 'nothing-recorded'
  const rows = isAboutReviews(item)
    ? reviewRows(item, children, reviews, { decided, undecided })
    : rowsOfPanel(item, ofPanels).map((row) => ({ ...row, state: decided }))
  return { key, section, title, reference: referenceOf(familyId), familyId, children, rows, teamId: null }
}

/** Only the children whom something brought before the meeting, each for their own reason. */
function factsNotReached(item: AgendaItem, { named, referenceOf }: InView, reviews: ReviewsOfWeek): EntryOfWeek {
  const { key, section, title, familyId } = item
  const children = named(item.childIds.filter((id) => reviews.at(id)?.reason != null))
  const rows = reviewRows(null, children, reviews, { decided: 'not-recorded', undecided: 'not-recorded' })
  return { key, section, title, reference: referenceOf(familyId), familyId, children, rows, teamId: null }
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

function withMeeting(
  entries: readonly EntryOfWeek[],
  items: readonly KeptItem[],
  actions: readonly KeptAction[],
  { byId }: InView,
): readonly WeeksEntry[] {
  const itemAt = new Map(items.map((item) => [item.key, item]))
  const actionsOf = Map.groupBy(actions, ({ agendaItemId }) => agendaItemId)
  return entries.map((entry) => {
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

/** The children of an entry, of its rows and its actions, so that a reader who may not see one of them gets it cut. */
function everyChild(
  { children, rows }: EntryOfWeek,
  actions: readonly KeptAction[],
  byId: InView['byId'],
): readonly OverviewChild[] {
  const own = new Map(children.map((child) => [child.id, child]))
  const inRows = new Map(rows.flatMap((row) => row.children.map((child) => [child.id, child] as const)))
  const ids = new Set([...own.keys(), ...inRows.keys(), ...actions.flatMap(({ childId }) => childId ?? [])])
  const bare = (id: number): readonly OverviewChild[] => {
    const named = inRows.get(id)
    return named === undefined ? [] : [{ ...named, team: null, worker: null }]
  }
  return [...ids].flatMap((id) => own.get(id) ?? byId.get(id) ?? bare(id))
}

const actionIn = ({ childId, childName, words, doerName, dueOn }: KeptAction): OverviewAction => ({
  children: childId === null || childName === null ? [] : [{ id: childId, name: childName }],
  words,
  doer: doerName ?? 'Nobody yet',
  by: dueOn === null ? 'No date yet' : sayDate(dueOn),
})
