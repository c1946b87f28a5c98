import { loadPowers } from '#records/settings/powers.ts'
import { type GivenPower, rolesWith } from '#rules/access/powers.ts'
import { directionsOfChildren, type KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import { actionsOfFamily, type KeptAction } from '#records/actions/actions.ts'
import { adultsOfFamily, type KeptAdult } from '#records/families/adults.ts'
import { changesOfFamily, type ChangesOnPage } from '#records/families/changes-kept.ts'
import type { KeptChild } from '#records/families/children.ts'
import { type EpisodeClock, loadClocks, loadClockSettings, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { documentsOfFamily, type KeptDocument } from '#records/families/documents.ts'
import { type JoinedFamily, joinedWith, type KeptFamily, loadFamily } from '#records/families/families.ts'
import { findingsOfFamily, type KeptFinding } from '#records/import/import-findings.ts'
import { loadCaseHolderNames } from '#records/people/case-holders.ts'
import { knowingChildren, loadNames, type Names } from '#records/people/names.ts'
import { type KeptUpdate, updatesOfChildren } from '#records/pre-proceedings/review-updates.ts'
import { isForMeeting, lastUpdate, type ReviewAhead, reviewAhead } from '#rules/pre-proceedings/review-update.ts'
import { type KeptReview, reviewsOfChildren } from '#records/pre-proceedings/reviews.ts'
import { type KeptStaffingIssue, staffingOfFamily } from '#records/staffing/staffing-issues.ts'
import { loadManagers } from '#records/people/teams.ts'
import { awaitedUrgentReturns, type UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { loadRestriction, type Restriction } from '#records/access/family-access.ts'
import { idsWithin, type Looking } from '#records/access/visible-children.ts'
import { type PanelItem, panelItemsOfFamily } from '#records/panels/panel-items.ts'
import { type ResourceRequest, resourcesOfFamily } from '#records/resources/resource-requests.ts'
import { loadTaken } from '#records/sittings/business-of-series.ts'
import { asksPanels } from '#rules/meeting/business.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { CaseHolderName } from '#rules/people/case-holder.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'
import { mayComeForward } from '#rules/pre-proceedings/bring-forward.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'
import { type WorkBetween, workBetween } from './work-between.query.ts'
import { type CaseOnPage, type CourtOfFamily, courtOfFamily, openCaseOf } from './court-of-family.query.ts'

/** One child on the family's page: the running clock, if one runs, and the stopped ones before it, oldest first. */
export type ChildOnPage = {
  readonly child: KeptChild
  /** The name as said within the family: 'Cara'. */
  readonly shortName: string
  readonly teamManager: string | null
  /** What whoever holds the case is called. */
  readonly holderName: CaseHolderName
  readonly open: OpenClock | null
  readonly earlier: readonly EpisodeClock[]
  readonly settings: ClockSettings
  /** The open case, once pre-proceedings are over. */
  readonly inCourt: CaseOnPage | null
  readonly findings: readonly KeptFinding[]
  readonly mayKeep: boolean
  readonly mayKeepCourt: boolean
  readonly mayGiveDirection: boolean
  readonly mayAskExtension: boolean
  readonly mayTell: boolean
  /** The review that comes next; null where none is to come. */
  readonly ahead: ReviewAhead | null
  /** What the team has sent for it; null while nothing is there. */
  readonly sent: KeptUpdate | null
  /** What meetings have read of these and earlier pre-proceedings, in the order written. */
  readonly updatesRead: readonly KeptUpdate[]
  readonly mayAskResource: boolean
  /** The reviews that can be brought forward to an earlier meeting, or put back, by whoever may. */
  readonly comeForward: readonly ReviewClock[]
}

/** A child with the clocks that run or ran. */
export type ChildClock = Pick<ChildOnPage, 'child' | 'earlier' | 'inCourt'> & {
  readonly open: Pick<OpenClock, 'clock' | 'stored'> | null
}

export type FamilyModel = WorkBetween & {
  readonly today: Temporal.PlainDate
  readonly family: KeptFamily
  /** Those with a running clock, the oldest first, then the others. */
  readonly children: readonly ChildOnPage[]
  /** What an import found of the family as a whole. */
  readonly findings: readonly KeptFinding[]
  readonly actions: readonly KeptAction[]
  readonly reviews: readonly KeptReview[]
  /** What heads of service who weren't at a midpoint were asked for, given or awaited. */
  readonly directions: readonly KeptDirection[]
  /** Those the panel hasn't seen yet. */
  readonly urgentReturns: readonly UrgentReturn[]
  /** What panels were asked for, and whether one can be. */
  readonly panels: readonly PanelItem[]
  readonly asksPanels: boolean
  /** What was asked for and costs money, oldest first. */
  readonly resources: readonly ResourceRequest[]
  readonly adults: readonly KeptAdult[]
  readonly court: CourtOfFamily
  readonly staffing: readonly KeptStaffingIssue[]
  /** The families that were joined with this one. */
  readonly joined: readonly JoinedFamily[]
  readonly labels: Labels
  readonly documents: readonly KeptDocument[]
  readonly history: ChangesOnPage & { readonly names: Names }
  /** What keeps the family from everybody who isn't named; null where nothing does. */
  readonly restriction: Restriction | null
  readonly decidesOutside: boolean
  readonly may: Readonly<
    Record<'keep' | 'keepCourt' | 'decide' | 'bringForward' | 'reportStaffing' | 'askRestriction' | 'takeBack', boolean>
  >
}

const changesShown = 5

/** What the page asks for whether this person may do it. */
const askedFor = [
  'keep-record',
  'keep-court-record',
  'record-panel-outcome',
  'keep-staffing-issue',
  'ask-restriction',
  'record-item',
  'give-direction',
  'ask-extension',
  'send-update',
  'ask-resource',
] as const

/** Everything the family's page shows to this person; null when there is no child of it that they may see. */
export async function showFamily(
  db: Db,
  looking: Looking,
  familyId: number,
  labels: Labels,
): Promise<FamilyModel | null> {
  const family = await loadFamily(db, looking, familyId)
  if (family === null) return null
  const ids = family.children.map(({ id }) => id)
  const [children, within, restriction, { findings, court, updates, ...rest }, table] = await Promise.all([
    childrenOnPage(db, looking, family),
    idsWithin(db, looking, askedFor, ids),
    loadRestriction(db, family.id),
    besidesClocks(db, looking, family),
    loadPowers(db),
  ])
  return {
    today: looking.today,
    labels,
    family,
    children: children.toSorted(runningFirst).map((onPage) => ({
      ...onPage,
      inCourt: onPage.open === null && isFollowed(onPage.child) ? openCaseOf(court, onPage.child.id) : null,
      findings: findings.filter(({ childId }) => childId === onPage.child.id),
      mayKeep: within('keep-record').has(onPage.child.id),
      mayGiveDirection: within('give-direction').has(onPage.child.id),
      mayAskExtension: within('ask-extension').has(onPage.child.id),
      mayTell: within('send-update').has(onPage.child.id),
      ...updatesOn(onPage, updates, rest.reviews),
      mayAskResource: within('ask-resource').has(onPage.child.id),
      mayKeepCourt: within('keep-court-record').has(onPage.child.id),
    })),
    findings: findings.filter(({ childId }) => childId === null),
    court,
    restriction,
    ...rest,
    may: mayOn(within),
    decidesOutside: isDecidedOutside(table, looking.today),
  }
}

/** Whether somebody has the power to start or to step down outside a panel; issuing has a form of its own. (SET-07) */
const isDecidedOutside = (table: readonly GivenPower[], today: Temporal.PlainDate): boolean =>
  (['start', 'step-down'] as const).some((does) => rolesWith(table, does, today).length > 0)

type Within = Awaited<ReturnType<typeof idsWithin<(typeof askedFor)[number]>>>

const mayOn = (within: Within): FamilyModel['may'] => ({
  keep: within('keep-record').size > 0,
  keepCourt: within('keep-court-record').size > 0,
  decide: within('record-panel-outcome').size > 0,
  bringForward: within('record-item').size > 0,
  reportStaffing: within('keep-staffing-issue').size > 0,
  askRestriction: within('ask-restriction').size > 0,
  takeBack: within('record-item').size > 0,
})

async function besidesClocks(db: Db, looking: Looking, family: KeptFamily) {
  const ids = family.children.map(({ id }) => id)
  const [findings, actions, reviewed, adults, court, staffing, documents, history, names, joined, ...more] =
    await Promise.all([
      findingsOfFamily(db, looking, family),
      actionsOfFamily(db, looking, family.id),
      reviewsAndWhatFollows(db, looking, family.id, ids),
      adultsOfFamily(db, looking, family.id),
      courtOfFamily(db, looking, family.id),
      staffingOfFamily(db, looking, family.id),
      documentsOfFamily(db, looking, family.id),
      changesOfFamily(db, looking, family.id, { limit: changesShown, offset: 0 }),
      loadNames(db),
      joinedWith(db, family.id),
      panelItemsOfFamily(db, looking, family.id),
      loadTaken(db),
      resourcesOfFamily(db, looking, family.id),
    ])
  const [panels, taken, resources] = more
  return {
    findings,
    panels,
    resources,
    asksPanels: asksPanels(taken.values()),
    actions,
    ...reviewed,
    adults,
    court,
    staffing,
    joined,
    documents,
    history: { ...history, names: knowingChildren(names, family.children) },
  }
}

/** What was held of these children, what is asked for since, and what was done meanwhile. */
async function reviewsAndWhatFollows(db: Db, looking: Looking, familyId: number, ids: readonly number[]) {
  const [reviews, updates, directions, urgentReturns, between] = await Promise.all([
    reviewsOfChildren(db, looking, ids),
    updatesOfChildren(db, looking, ids),
    directionsOfChildren(db, looking, ids),
    awaitedUrgentReturns(db, looking, ids),
    workBetween(db, looking, familyId),
  ])
  return { reviews, updates, directions, urgentReturns, ...between }
}

/** What the team has sent for the child's next review, and what meetings have read before. (PP-11) */
function updatesOn(
  { child, open }: WithClocks,
  updates: readonly KeptUpdate[],
  reviews: readonly KeptReview[],
): Pick<ChildOnPage, 'ahead' | 'sent' | 'updatesRead'> {
  const own = updates.filter(({ childId }) => childId === child.id)
  const updatesRead = own.filter(({ agendaItemId }) => agendaItemId !== null)
  const ahead = open === null || !isFollowed(child) ? null : reviewAhead(open.clock)
  if (open === null || ahead === null) return { ahead: null, sent: null, updatesRead }
  const isOfEpisode = ({ episodeId }: { readonly episodeId: number }) => episodeId === open.stored.id
  const update = lastUpdate(own.filter(isOfEpisode), reviews.filter(isOfEpisode))
  return { ahead, updatesRead, sent: isForMeeting(update, ahead.kind) ? update : null }
}

type WithClocks = Omit<
  ChildOnPage,
  | 'findings'
  | 'mayKeep'
  | 'mayKeepCourt'
  | 'mayGiveDirection'
  | 'mayAskExtension'
  | 'mayTell'
  | 'mayAskResource'
  | 'inCourt'
  | 'ahead'
  | 'sent'
  | 'updatesRead'
>

async function childrenOnPage(db: Db, { today }: Looking, family: KeptFamily): Promise<readonly WithClocks[]> {
  const ids = family.children.map(({ id }) => id)
  const [clocks, settingsOf, managers, holderName] = await Promise.all([
    loadClocks(db, ids, today),
    loadClockSettings(db, ids),
    loadManagers(db, today),
    loadCaseHolderNames(db, today),
  ])
  return family.children.map((child) => {
    const all = clocks.get(child.id) ?? []
    const settings = settingsOf(child.id)
    const { plan } = settings
    const open =
      all.flatMap(({ stored, clock }) => (clock.kind === 'running' ? [{ stored, clock, plan }] : []))[0] ?? null
    return {
      child,
      shortName: nameWithin(family.name, child.name),
      holderName: holderName(child.socialWorkerId),
      teamManager: managers(child.teamId).teamManagers[0]?.name ?? null,
      open,
      earlier: all.filter(({ clock }) => clock.kind === 'stopped'),
      settings,
      comeForward: open === null ? [] : mayComeForward(open.clock, plan),
    }
  })
}

/** Those with a running clock first; each as siblings stand everywhere. (FAM-02) */
const runningFirst = (one: WithClocks, other: WithClocks): number =>
  Number(one.open === null) - Number(other.open === null)
