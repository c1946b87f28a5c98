import { instantInEngland } from '#platform/clock.ts'
import { actionsOfItems, type KeptAction } from '#records/actions/actions.ts'
import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { directionsOfItems } from '#records/pre-proceedings/asked-directions.ts'
import { type ChildOfSeries, childrenOfSeries } from '#records/meeting/children-of-series.ts'
import { filingsForMeeting } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsForMeeting } from '#records/court/hearings.ts'
import { privateForMeeting } from '#records/court/private-proceedings.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { sittingBefore, type StoredSitting } from '#records/sittings/sittings.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { type KeptStaffingIssue, staffingForMeeting } from '#records/staffing/staffing-issues.ts'
import { urgentReturnsOfItems } from '#records/pre-proceedings/urgent-returns.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type AgendaItem, keyOf } from '#rules/meeting/agenda-items.ts'
import type { EntryState, NamedChild, OverviewAction, OverviewRow } from '#rules/overview/content.ts'
import type { WeeksEntry } from '#rules/overview/draft-overview.ts'
import { filingRow, hearingRow, privateRow, staffingRow } from './court-of-week.ts'
import { familiesNotReached, isAboutReviews } from './not-reached.query.ts'
import { reviewRows, undecidedRow } from './reviews-of-week.ts'

/** An entry before the meeting's own words and actions are put to it. */
type Facts = Pick<WeeksEntry, 'key' | 'section' | 'title' | 'familyId' | 'teamId' | 'rows'> & {
  readonly children: readonly NamedChild[]
}

/** What of the week belongs in a meeting's Overview, as far as the person may see: its items, and what the records hold besides. (LO-01) */
export async function entriesOfWeek(db: Db, looking: Looking, sitting: StoredSitting): Promise<readonly WeeksEntry[]> {
  const [children, items, before] = await Promise.all([
    childrenOfSeries(db, looking, sitting.seriesId),
    sitting.id === null ? [] : loadAgendaItems(db, looking, [sitting.id]),
    sittingBefore(db, sitting),
  ])
  const itemIds = items.map(({ id }) => id)
  const [recorded, decided, notReached, actions] = await Promise.all([
    recordsOfWeek(db, looking, { sitting, lastOn: before ?? sitting.on.subtract({ weeks: 1 }), children }),
    factsOfItems(db, looking, items, children),
    familiesNotReached(db, { sitting, children, items, today: looking.today }),
    actionsOfItems(db, looking, itemIds),
  ])
  const itemByKey = new Map(items.map((item) => [item.key, item]))
  const known = new Set(recorded.map(({ key }) => key))
  const inAgendaOrder = new Map([...notReached, ...items].map(({ key, sortsAs }) => [key, sortsAs]))
  const placeOf = ({ key, title }: WeeksEntry): string => inAgendaOrder.get(key) ?? `5 ${title}`
  return [
    ...decided.filter(({ key }) => !known.has(key)),
    ...notReached.map((item) => factsNotReached(item, children)),
    ...recorded,
  ]
    .map((facts) => withMeeting(facts, itemByKey.get(facts.key), actions, children))
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other), 'en-GB'))
}

function factsNotReached(item: AgendaItem, all: readonly ChildOfSeries[]): Facts {
  const { key, section, title, familyId, dueChildIds, childIds } = item
  const concerned = dueChildIds.length > 0 ? dueChildIds : childIds
  const children = all.filter(({ id }) => concerned.includes(id)).map(({ id, name }) => ({ id, name }))
  return { key, section, title, familyId, children, teamId: null, rows: [undecidedRow(item, children)] }
}

const stateOf = ({ state }: KeptItem): EntryState =>
  state === 'confirmed' ? 'confirmed' : state === 'recorded' ? 'awaiting-chair' : 'not-recorded'

function withMeeting(
  facts: Facts,
  item: KeptItem | undefined,
  actions: readonly KeptAction[],
  children: readonly ChildOfSeries[],
): WeeksEntry {
  const ofItem = actions.filter(({ agendaItemId }) => agendaItemId === (item?.id ?? -1))
  return {
    ...facts,
    children: everyChild(facts, ofItem, children),
    said: item?.discussion ?? '',
    actions: ofItem.map(actionIn),
    state: item === undefined ? 'not-recorded' : stateOf(item),
  }
}

/** The children of an entry and of its actions, so that a reader who may not see one of them gets it cut. */
function everyChild(
  { children }: Facts,
  actions: readonly KeptAction[],
  all: readonly ChildOfSeries[],
): readonly NamedChild[] {
  const ids = new Set([...children.map(({ id }) => id), ...actions.flatMap(({ childId }) => childId ?? [])])
  const known = new Map([...all, ...children].map(({ id, name }) => [id, { id, name }]))
  return [...ids].flatMap((id) => known.get(id) ?? [])
}

const actionIn = ({ childId, childName, words, doerName, dueOn }: KeptAction): OverviewAction => ({
  children: childId === null || childName === null ? [] : [{ id: childId, name: childName }],
  words,
  doer: doerName ?? 'Nobody yet',
  by: dueOn === null ? 'No date yet' : sayDate(dueOn),
})

async function factsOfItems(
  db: Db,
  looking: Looking,
  items: readonly KeptItem[],
  all: readonly ChildOfSeries[],
): Promise<readonly Facts[]> {
  const ids = items.map(({ id }) => id)
  const [reviews, returns, directions] = await Promise.all([
    reviewsOfItems(db, looking, ids),
    urgentReturnsOfItems(db, looking, ids),
    directionsOfItems(db, looking, ids),
  ])
  return items.map((item) => {
    const children = all.filter(({ id }) => item.childIds.includes(id)).map(({ id, name }) => ({ id, name }))
    const rows = isAboutReviews(item) ? reviewRows(item, children, { reviews, returns, directions }) : []
    const { key, section, title, familyId } = item
    return { key, section, title, familyId, children, rows, teamId: null }
  })
}

type Week = {
  readonly sitting: StoredSitting
  readonly lastOn: Temporal.PlainDate
  readonly children: readonly ChildOfSeries[]
}

/** Staffing, hearings, filing dates and private work: what comes up and what changed since the last meeting, opened there or not. */
async function recordsOfWeek(db: Db, looking: Looking, week: Week): Promise<readonly Facts[]> {
  const { sitting, lastOn, children } = week
  const changedSince = instantInEngland(lastOn.toPlainDateTime(sitting.startsAt))
  const { courtDays, privateDays } = (await agendaSetting.load(db)).value
  const courtTo = sitting.on.add({ days: courtDays })
  const [staffing, hearings, filings, ofPrivate, teams] = await Promise.all([
    staffingForMeeting(db, looking, changedSince),
    hearingsForMeeting(db, looking, { from: lastOn, to: courtTo, changedSince }),
    filingsForMeeting(db, looking, { to: courtTo, changedSince }),
    privateForMeeting(db, looking, { to: sitting.on.add({ days: privateDays }), changedSince }),
    db.selectFrom('team').select(['id', 'seriesId']).execute(),
  ])
  const families = new Set(children.map(({ familyId }) => familyId))
  const here = ({ familyId }: { readonly familyId: number }) => families.has(familyId)
  const elsewhere = new Set(
    teams.filter(({ seriesId }) => (seriesId ?? sitting.seriesId) !== sitting.seriesId).map(({ id }) => id),
  )
  const isHere = (issue: KeptStaffingIssue) =>
    issue.resolvedOn === null &&
    !isAfter(issue.raisedOn, looking.today) &&
    (issue.familyId === null || families.has(issue.familyId)) &&
    !elsewhere.has(issue.teamId ?? 0)
  return [
    ...staffing.filter(isHere).map((issue): Facts => ({
      key: keyOf({ kind: 'staffing-issue', issueId: issue.id }),
      section: 'staffing',
      title: issue.teamName ?? issue.familyName ?? 'Staffing',
      familyId: issue.familyId,
      teamId: issue.teamId,
      children: children.filter(({ familyId }) => familyId === issue.familyId).map(({ id, name }) => ({ id, name })),
      rows: [staffingRow(issue, sitting.on)],
    })),
    ...inEntries(hearings.filter(here), {
      section: 'hearings',
      key: ({ proceedingsId }) => keyOf({ kind: 'hearing', proceedingsId }),
      row: (hearing) => hearingRow(hearing, changedSince),
    }),
    ...inEntries(
      filings.filter((filing) => here(filing) && filing.filedOn === null),
      {
        section: 'filings',
        key: ({ proceedingsId }) => keyOf({ kind: 'court-filing', proceedingsId }),
        row: (filing) => filingRow(filing, sitting.on),
      },
    ),
    ...inEntries(ofPrivate.filter(here), {
      section: 'private',
      key: ({ familyId }) => keyOf({ kind: 'private-proceedings', familyId }),
      row: (work) => privateRow(work, sitting.on),
    }),
  ]
}

type OfFamily = { readonly familyId: number; readonly familyName: string }

function inEntries<Kept extends OfFamily>(
  kept: readonly Kept[],
  as: {
    readonly section: Facts['section']
    readonly key: (one: Kept) => string
    readonly row: (one: Kept) => OverviewRow
  },
): readonly Facts[] {
  return [...Map.groupBy(kept, as.key)].flatMap(([key, ofKey]) => {
    const [first] = ofKey
    if (first === undefined) return []
    const rows = ofKey.map(as.row)
    const children = new Map(rows.flatMap((row) => row.children.map((child) => [child.id, child] as const)))
    const { familyId, familyName: title } = first
    return [{ key, section: as.section, title, familyId, teamId: null, rows, children: [...children.values()] }]
  })
}
