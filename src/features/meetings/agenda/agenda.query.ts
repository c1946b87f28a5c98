import { instantInEngland } from '#platform/clock.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { changesSince } from '#records/keeping/changed-since.ts'
import {
  aboutThese,
  childrenInPreProceedings,
  type ChildOfSeries,
  childrenOfSeriesAmong,
  type ChildTaken,
  takenIds,
} from '#records/meeting/children-of-series.ts'
import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import { filingsForMeeting, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsForMeeting, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, privateForMeeting } from '#records/court/private-proceedings.ts'
import { decisionsToRatify, type OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import type { RatificationForAgenda } from '#rules/meeting/ratifications-on-agenda.ts'
import { loadTaken, loadWhoTakes } from '#records/sittings/business-of-series.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { type KeptStaffingIssue, staffingForMeeting } from '#records/staffing/staffing-issues.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { earliest } from '#rules/calendar/plain-date.ts'
import { type Calendar, lastWorkingDayOnOrBefore } from '#rules/calendar/working-days.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { privateReportDue, privateReportWords } from '#rules/court/private-reports.ts'
import { dateThatCounts } from '#rules/court/court-dates.ts'
import type { ReadKey } from '#rules/meeting/agenda-items.ts'
import { takesAsked } from '#rules/meeting/business.ts'
import type { PanelItemForAgenda } from '#rules/meeting/panels-on-agenda.ts'
import { sayWaited, takenAt } from '#rules/panels/panel-item.ts'
import { openPanelItems, type PanelItem, panelItemsOf } from '#records/panels/panel-items.ts'
import type { ForAgenda } from '#rules/meeting/agenda.ts'
import type { AgendaSettings } from '#rules/meeting/agenda-settings.ts'
import type { FilingForAgenda, HearingForAgenda, PrivateForAgenda } from '#rules/meeting/court-on-agenda.ts'
import { childForAgenda, type ChildForAgenda } from '#rules/meeting/families-on-agenda.ts'
import type { StaffingForAgenda } from '#rules/meeting/staffing-on-agenda.ts'
import { nameWithin } from '#rules/people/name-within.ts'

type Asked = {
  /** It has come, or is the next to come. */
  readonly isNext: boolean
  readonly db: Db
  readonly looking: Looking
  readonly sitting: StoredSitting
  /** The day of the series' last meeting before this one. */
  readonly lastOn: Temporal.PlainDate
  readonly settings: AgendaSettings
  /** What one item is about, or (null) everything. */
  readonly only: ReadKey | null
}

/** The id to narrow a question by where one item is asked for: null for all, 'none' where the item is about something else. */
const narrowed = ({ only }: Asked, word: ReadKey['word']): number | null | 'none' =>
  only === null ? null : only.word === word ? only.id : 'none'

/** What an agenda is built from, with the references of the families in it and the clocks of the children in pre-proceedings, by their ids. */
type LoadedForAgenda = {
  readonly given: ForAgenda
  readonly references: ReadonlyMap<number, string>
  readonly clocks: ReadonlyMap<number, ClockOnAgenda>
}

/** What a child is called within the family, with the clock. */
export type ClockOnAgenda = Pick<OpenClock, 'clock' | 'plan'> & { readonly called: string }

/** Everything this meeting's agenda is built from, of the children that the person may see and whose business of that kind the series takes. (TM-03, SET-06) */
export async function loadForAgenda(asked: Asked): Promise<LoadedForAgenda> {
  const { db, looking, sitting } = asked
  const since = instantInEngland(asked.lastOn.toPlainDateTime(sitting.startsAt))
  const [changed, calendar, children, hearings, filings, ofPrivate, issues, toRatify, ofPanels] = await Promise.all([
    changesSince(db, kindsThatChange, since),
    loadCalendar(db),
    inPreProceedings(asked),
    loadHearings(asked, since),
    loadFilings(asked, since),
    loadPrivate(asked, since),
    issuesOfSeries(asked, since),
    ratificationsOfSeries(asked),
    panelsOfSeries(asked),
  ])
  const familyIds = new Set([...hearings, ...filings, ...ofPrivate, ...issues].map(({ familyId }) => familyId ?? 0))
  const ofSeries = await childrenOfSeriesAmong(db, looking, sitting, { familyIds })
  const [atCourt, inPrivate] = [takenIds(ofSeries, 'court'), takenIds(ofSeries, 'private')]
  const reviewedOf = reviewedByFamily(ofSeries)
  const given = {
    children: children.map(({ forAgenda }) => forAgenda),
    hearings: aboutThese(hearings, atCourt).map((hearing) => hearingForAgenda(hearing, since, changed)),
    filings: aboutThese(filings, atCourt).map((filing) => filingForAgenda(filing, changed)),
    private: ofPrivate
      .filter(({ childId }) => inPrivate.has(childId))
      .map((work) => privateForAgenda(work, calendar, changed)),
    ratifications: toRatify.map(forAgenda),
    staffing: issues
      .filter(({ teamId, familyId }) => teamId !== null || reviewedOf.has(familyId ?? 0))
      .map((issue) => staffingForAgenda(issue, reviewedOf.get(issue.familyId ?? 0) ?? [], changed)),
    panels: ofPanels.map(({ forAgenda }) => forAgenda),
  }
  const clocks = new Map(children.map(({ forAgenda, onClock }) => [forAgenda.childId, onClock]))
  return { given, references: referencesOf([...children, ...ofSeries, ...toRatify, ...ofPanels]), clocks }
}

function reviewedByFamily(children: readonly ChildTaken[]): ReadonlyMap<number, readonly ChildTaken[]> {
  const reviewed = takenIds(children, 'reviews')
  return Map.groupBy(
    children.filter(({ id }) => reviewed.has(id)),
    ({ familyId }) => familyId,
  )
}

const referencesOf = (all: readonly Pick<ChildOfSeries, 'familyId' | 'familyReference'>[]) =>
  new Map(all.map(({ familyId, familyReference }) => [familyId, familyReference] as const))

const kindsThatChange = ['hearing', 'court-filing', 'private-proceedings', 'staffing-issue'] as const

/** Which of the records that an agenda takes were added or changed since the last meeting? */
type Changed = (recordKind: (typeof kindsThatChange)[number], recordId: number) => boolean

type OnClock = Pick<ChildOfSeries, 'familyId' | 'familyReference'> & {
  readonly forAgenda: ChildForAgenda
  readonly onClock: ClockOnAgenda
}

async function inPreProceedings(asked: Asked): Promise<readonly OnClock[]> {
  const { db, looking, sitting } = asked
  const familyId = narrowed(asked, 'family')
  if (familyId === 'none') return []
  const children = await childrenInPreProceedings(db, looking, sitting.seriesId, familyId)
  const clocks = await loadOpenClocks(
    db,
    children.map(({ id }) => id),
    earliest(looking.today, sitting.on),
  )
  return children.flatMap(({ id, name, familyId, familyName, familyReference }) => {
    const open = clocks.get(id)
    if (open === undefined) return []
    const forAgenda = childForAgenda({ childId: id, name, familyId, familyName }, open.clock)
    const onClock = { clock: open.clock, plan: open.plan, called: nameWithin(familyName, name) }
    return [{ familyId, familyReference, forAgenda, onClock }]
  })
}

async function loadHearings(asked: Asked, changedSince: Temporal.Instant): Promise<readonly KeptHearing[]> {
  const { db, looking, sitting, lastOn, settings } = asked
  const proceedingsId = narrowed(asked, 'hearings')
  if (proceedingsId === 'none') return []
  const window = { from: lastOn, to: sitting.on.add({ days: settings.courtDays }), changedSince, proceedingsId }
  const hearings = await hearingsForMeeting(db, looking, window)
  return hearings.filter(({ status }) => status !== 'held' && status !== 'vacated')
}

function hearingForAgenda(hearing: KeptHearing, since: Temporal.Instant, changed: Changed): HearingForAgenda {
  const recent = hearing.changes.filter(({ changedAt }) => Temporal.Instant.compare(changedAt, since) >= 0)
  const isNew = recent.length === 0 && changed('hearing', hearing.id)
  return {
    familyId: hearing.familyId,
    familyName: hearing.familyName,
    children: hearing.children,
    proceedingsId: hearing.proceedingsId,
    on: hearing.heldOn,
    changed: isNew ? ['new'] : recent.map(({ what }) => what),
    kindWords: hearingNames[hearing.kind].replace(/ hearing$/, '').toLowerCase(),
  }
}

async function loadFilings(asked: Asked, changedSince: Temporal.Instant): Promise<readonly KeptFiling[]> {
  const { db, looking, sitting, settings } = asked
  const proceedingsId = narrowed(asked, 'filings')
  if (proceedingsId === 'none') return []
  const window = { to: sitting.on.add({ days: settings.courtDays }), changedSince, proceedingsId }
  const filings = await filingsForMeeting(db, looking, window)
  return filings.filter(({ filedOn }) => filedOn === null)
}

const filingForAgenda = (filing: KeptFiling, changed: Changed): FilingForAgenda => ({
  familyId: filing.familyId,
  familyName: filing.familyName,
  children: filing.children,
  proceedingsId: filing.proceedingsId,
  what: filing.what,
  dueOn: filing.dueOn,
  mayBeLate: (filing.potentialDelay ?? '') !== '' || filing.delayCode !== null,
  changed: changed('court-filing', filing.id),
})

async function loadPrivate(asked: Asked, changedSince: Temporal.Instant): Promise<readonly KeptPrivate[]> {
  const { db, looking, sitting, settings } = asked
  const familyId = narrowed(asked, 'private')
  if (familyId === 'none') return []
  return privateForMeeting(db, looking, {
    to: sitting.on.add({ days: settings.privateDays }),
    changedSince,
    familyId,
  })
}

function privateForAgenda(work: KeptPrivate, calendar: Calendar, changed: Changed): PrivateForAgenda {
  const dueOn = work.filedOn === null ? dateThatCounts(privateReportDue(work)) : null
  return {
    familyId: work.familyId,
    familyName: work.familyName,
    children: [{ childId: work.childId, name: work.childName }],
    reportWords: privateReportWords[work.report].replace(/ report$/, '').toLowerCase(),
    reportDueOn: dueOn,
    fileBy: dueOn === null ? null : lastWorkingDayOnOrBefore(calendar, dueOn),
    nextHearingOn: work.nextHearingOn,
    changed: changed('private-proceedings', work.id),
  }
}

/** The issues that aren't resolved, of the teams whose reviews the series takes and of families. */
async function issuesOfSeries(asked: Asked, since: Temporal.Instant): Promise<readonly KeptStaffingIssue[]> {
  const { db, looking, sitting } = asked
  const issueId = narrowed(asked, 'staffing')
  if (issueId === 'none') return []
  const [issues, takes] = await Promise.all([staffingForMeeting(db, looking, since, issueId), loadWhoTakes(db)])
  return issues.filter(
    // One that names no team goes by the family's children.
    ({ resolvedOn, teamId }) =>
      resolvedOn === null && (teamId === null || takes('reviews', teamId) === sitting.seriesId),
  )
}

/** The decisions that this series is to ratify: by the first of their children who is in a team. */
async function ratificationsOfSeries(asked: Asked): Promise<readonly OutsideDecision[]> {
  const { db, looking, sitting } = asked
  const id = narrowed(asked, 'ratify')
  if (id === 'none') return []
  const [decisions, takes] = await Promise.all([decisionsToRatify(db, looking), loadWhoTakes(db)])
  return decisions.filter((decision) => {
    const teamId = decision.children.find((child) => child.teamId !== null)?.teamId ?? null
    return (id === null || decision.id === id) && takes('ratifications', teamId) === sitting.seriesId
  })
}

const forAgenda = ({ id, ...decision }: OutsideDecision): RatificationForAgenda => ({ ...decision, decisionId: id })

type OfPanel = Pick<PanelItem, 'familyId' | 'familyReference'> & { readonly forAgenda: PanelItemForAgenda }

/** What this meeting is asked for, of the children whom it takes. */
async function panelsOfSeries(asked: Asked): Promise<readonly OfPanel[]> {
  const { db, looking, sitting, isNext } = asked
  const id = narrowed(asked, 'panel')
  if (id === 'none') return []
  const [items, taken, takes, plans] = await Promise.all([
    id === null ? openPanelItems(db, looking) : panelItemsOf(db, looking, [id]),
    loadTaken(db),
    loadWhoTakes(db),
    loadSittingPlans(db),
  ])
  const plan = plans.get(sitting.seriesId)
  return items
    .filter((item) => takesAsked(item, taken, takes) === sitting.seriesId)
    .flatMap((item) => {
      const children = takenAt(item, { on: sitting.on, isNext }, plan, looking.today)
      return children.length === 0 ? [] : [ofPanel(item, children, looking.today)]
    })
}

const ofPanel = (item: PanelItem, children: PanelItem['children'], today: Temporal.PlainDate): OfPanel => ({
  familyId: item.familyId,
  familyReference: item.familyReference,
  forAgenda: { ...item, panelItemId: item.id, children, waited: sayWaited(item, today) },
})

const staffingForAgenda = (
  issue: KeptStaffingIssue,
  children: readonly ChildOfSeries[],
  changed: Changed,
): StaffingForAgenda => ({
  issueId: issue.id,
  teamName: issue.teamName,
  familyId: issue.familyId,
  familyName: issue.familyName,
  childIds: children.map(({ id }) => id),
  words: issue.words,
  by: issue.byOn,
  hasMitigation: (issue.mitigation ?? '') !== '',
  changed: changed('staffing-issue', issue.id),
})
