import { momentInEngland } from '#platform/clock.ts'
import { sayWhoBringsForward } from '#parts/clocks/bring-forward-links.ts'
import { filingDays, hearingDays } from '#records/court/days-ahead.ts'
import { leftOutRows } from '#records/import/left-out-rows.ts'
import { type Looking, stillFollowed } from '#records/access/visible-children.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { holdsCases } from '#rules/access/actor.ts'
import { childReach, may, type Permission } from '#rules/access/permissions.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { accessToDecide } from './access-to-decide.query.ts'
import { type AskedOfPanels, askedOfPanels, nothingAsked } from './asked-of-panels.query.ts'
import { assessmentsAwaited } from './assessments-awaited.query.ts'
import { bringTheWorkbook } from './bring-the-workbook.query.ts'
import { decisionsStandingToRatify } from './decisions-to-ratify.query.ts'
import { extensionsToAskFor } from './extensions-to-ask-for.query.ts'
import { extensionsToDecide } from './extensions-to-decide.ts'
import { copiesLeftToMend } from './copies-to-mend.query.ts'
import { courtWork } from './court-work.query.ts'
import { directionsAwaited } from './directions-awaited.query.ts'
import { hearingsToList } from './hearings-to-list.query.ts'
import { leaversWork } from './leavers.query.ts'
import { type Ahead, itemsToConfirm, meetingsAround, meetingsToHold, whatComes } from './meeting-work.query.ts'
import { missingIds } from './missing-ids.query.ts'
import type { MyWork } from './my-work.page.ts'
import { nobodyInTheChair } from './nobody-in-the-chair.query.ts'
import { nextFourWeeks } from './next-four-weeks.ts'
import { nextSteps } from './next-steps.ts'
import { overviewsDue } from './overviews-due.query.ts'
import { overviewsToCorrect } from './overviews-to-correct.query.ts'
import { ownActions } from './own-actions.query.ts'
import { type FindPapersWanted, papersToBring } from './papers-to-bring.query.ts'
import { packsToFile } from './packs-to-file.query.ts'
import { noReviewAhead, type ReviewsAhead, reviewsAhead } from './reviews-ahead.query.ts'
import { resourcesAsked } from './resources-asked.query.ts'
import { returnedMessages } from './returned-messages.query.ts'
import { toSetUp } from './to-set-up.query.ts'
import { toBeIssued } from './to-be-issued.query.ts'
import { updatesToSend } from './updates-to-send.query.ts'
import { urgentReturns } from './urgent-returns.query.ts'
import { nothingWillSlip, whatWillSlip } from './what-will-slip.query.ts'
import { turned18 } from './turned-18.query.ts'
import { unreadCopies } from './unread-copies.query.ts'
import { type WhenTaken, wantedAtMeeting } from './wanted-at-meeting.query.ts'
import { atMost, foldOlder, inSections, type WorkItem } from './work-item.ts'

/** What the coming meetings want of somebody; the roof says whence. */
export type MeetingsAhead = { readonly whenTaken: WhenTaken; readonly papersWanted: FindPapersWanted }

/** Everything that needs this person now and in the next two weeks, found from how things stand: nothing is kept as a task. */
export async function myWork(
  visit: Visit,
  meetings: MeetingsAhead,
): Promise<{ readonly model: MyWork; readonly saw: readonly number[] }> {
  const { actor, today, db } = visit
  const looking = stillFollowed(lookingFor(visit, 'see-child'))
  const seesChildren = may(actor, 'see-child')
  await freshLines(db, today)
  const [own, reviews, slipping, court, ofPanel, asked, others] = await Promise.all([
    ownWork(visit, looking, meetings),
    seesChildren ? reviewsAhead(db, looking) : noReviewAhead,
    seesChildren ? whatWillSlip(db, looking) : nothingWillSlip,
    seesChildren ? courtAhead(visit, looking) : null,
    panelWork(visit),
    requests(visit),
    otherWork(visit),
  ])
  const ahead = { ...reviews, requests: asked.coming }
  const all = [...own, ...meetingsToHold(ofPanel.sittings, ahead, today), ...ofPanel.items, ...asked.items, ...others]
  const { shown, older } = foldOlder(all)
  return {
    model: {
      today,
      meeting: tomorrowsMeeting(ofPanel.sittings, ahead, today),
      panels: asked.isAsked && !may(actor, 'see-meeting'),
      sections: inSections(shown, today),
      older,
      ahead: court === null ? null : nextWeeks(visit, { reviews, slipping, court }),
    },
    saw: [...all.flatMap((item) => item.saw), ...slipping.reviews.map(({ childId }) => childId)],
  }
}

/** What the next four weeks bring, and who can do what about what will slip. */
const nextWeeks = (
  { actor, labels }: Visit,
  { reviews, slipping, court }: { reviews: ReviewsAhead; slipping: WillSlip; court: CourtAhead },
): MyWork['ahead'] => ({
  days: nextFourWeeks({ reviews: reviews.days, ...court }),
  willSlip: slipping.children,
  slipping: slipping.reviews,
  mayBringForward: may(actor, 'record-item'),
  mayAddMeeting: may(actor, 'keep-meeting-series'),
  whoBringsForward: sayWhoBringsForward(labels),
  whoAddsMeetings: whoCan('keep-meeting-series', labels),
})

/** The meeting to prepare for today: tomorrow's, with what comes to it. */
function tomorrowsMeeting(sittings: readonly StoredSitting[], ahead: Ahead, today: PlainDate) {
  const next = sittings.find(({ on, state }) => on.equals(today.add({ days: 1 })) && state !== 'cancelled')
  return next === undefined
    ? null
    : {
        href: `/meetings/${next.address}`,
        words: whatComes(ahead, next, { sittings, today }),
        takesReviews: next.takes.includes('reviews'),
      }
}

/**
 * What the children ask of those who work with them; who sees every child sees the meeting instead, and of the children only those whose case
 * they hold: a solicitor with conduct goes on having own cases where they also sit as a meeting’s legal adviser.
 */
async function ownWork(
  { db, actor, now }: Visit,
  looking: Looking,
  { whenTaken, papersWanted }: MeetingsAhead,
): Promise<readonly WorkItem[]> {
  if (!may(actor, 'see-child')) return ownActions(db, looking)
  const papers = () => papersToBring(db, looking, momentInEngland(now), papersWanted)
  const updates = () => updatesToSend(db, looking, momentInEngland(now))
  const theirs = atOwnChildren(looking)
  if (theirs === null) return (await Promise.all([ownActions(db, looking), papers(), updates()])).flat()
  const work = await Promise.all([
    wantedAtMeeting(db, theirs, whenTaken),
    papers(),
    updates(),
    ownActions(db, looking),
    nextSteps(db, theirs),
    extensionsToAskFor(db, theirs),
    toBeIssued(db, theirs),
    hearingsToList(db, theirs),
    courtWork(db, theirs),
  ])
  return work.flat()
}

/** Whoever looks as somebody who works with children; null where they see every child and hold no case. */
function atOwnChildren(looking: Looking): Looking | null {
  const { actor } = looking
  if (!childReach(actor, 'see-child').all) return looking
  const holdings = actor.holdings.filter(({ role }) => holdsCases(role) || role === 'solicitor')
  return holdings.length === 0 ? null : { ...looking, actor: { ...actor, holdings, seats: [] } }
}

/** What the meeting asks of those who prepare, hold and follow it: its dates around today, and what follows from those before. */
async function panelWork(visit: Visit) {
  const { db, actor, today, labels } = visit
  const chairless = may(actor, 'keep-meeting-series') ? nobodyInTheChair(db, today) : []
  if (!may(actor, 'see-meeting')) return { sittings: [], items: await chairless }
  const sittings = await meetingsAround(db, today)
  const items = await Promise.all([
    chairless,
    may(actor, 'confirm-item') ? itemsToConfirm(db, lookingFor(visit, 'see-child'), sittings) : [],
    may(actor, 'publish-overview') ? overviewsDue(db, sittings, today, labels) : [],
    may(actor, 'publish-overview') ? overviewsToCorrect(db, lookingFor(visit, 'see-child'), sittings, labels) : [],
  ])
  return { sittings, items: items.flat() }
}

/** Children who go back to the panel, extensions and resources to decide, and what was decided outside a panel. */
async function returnsAndDecisions({ db, labels }: Visit, looking: Looking): Promise<readonly WorkItem[]> {
  const work = await Promise.all([
    urgentReturns(db, looking),
    extensionsToDecide(db, looking, labels),
    decisionsStandingToRatify(db, looking),
    resourcesAsked(db, looking, labels),
  ])
  return work.flat()
}

/** What keeping the records and the Overview ask for: urgent returns, who may see a family, what leavers own, directions to give, copies to read, packs to file, copies of documents to mend, messages that came back, assessments awaited, children who turned 18, missing ids, rows of a workbook that stayed out, what is missing to begin with. */
async function otherWork(visit: Visit): Promise<readonly WorkItem[]> {
  const { db, actor, today, labels } = visit
  const when = async (permission: Permission, items: () => Promise<readonly WorkItem[]>) =>
    may(actor, permission) ? items() : []
  const [ofChildren, access, leavers, directions, copies, packs, mending, messages, assessments, adults, ids, rows] =
    await Promise.all([
      when('see-child', () => returnsAndDecisions(visit, stillFollowed(lookingFor(visit, 'see-child')))),
      when('restrict-family', () => accessToDecide(db, lookingFor(visit, 'restrict-family'))),
      when('hand-on-for-leavers', () => leaversWork(db, lookingFor(visit, 'hand-on-for-leavers'))),
      when('give-direction', () => directionsAwaited(db, stillFollowed(lookingFor(visit, 'give-direction')))),
      when('read-overview-copy', () => unreadCopies(db, actor.personId, labels)),
      when('confirm-filing', () => packsToFile(db, lookingFor(visit, 'see-filing'))),
      when('confirm-filing', () => copiesLeftToMend(db, lookingFor(visit, 'record-item'))),
      when('see-sent-messages', () => returnedMessages(db)),
      when('keep-record', () => assessmentsAwaited(db, stillFollowed(lookingFor(visit, 'keep-record')))),
      when('keep-record', () => turned18(db, stillFollowed(lookingFor(visit, 'keep-record')))),
      when('keep-record', () => missingIds(db, lookingFor(visit, 'keep-record'), labels('case-system'))),
      when('import-workbook', () => toBegin(visit)),
    ])
  return [
    ...ofChildren,
    ...access,
    ...atMost(5, leavers, { one: 'leaver or absence', several: 'leavers and absences', href: '/leavers', today }),
    ...assessments,
    ...directions,
    ...copies,
    ...mending,
    ...atMost(6, packs, { one: 'pack to file', several: 'packs to file', href: '/filing', today }),
    ...atMost(5, messages, {
      one: 'message not delivered',
      several: 'messages not delivered',
      href: '/messages?state=bounced',
      today,
    }),
    ...atMost(5, adults, { one: 'child who turned 18', several: 'children who turned 18', href: '/tracker', today }),
    ...ids,
    ...rows,
  ]
}

/** What panels are asked for. */
async function requests(visit: Visit): Promise<AskedOfPanels> {
  const { db, actor, today } = visit
  if (!may(actor, 'see-panel-items')) return nothingAsked
  const asked = await askedOfPanels(db, stillFollowed(lookingFor(visit, 'see-panel-items')))
  const rest = { one: 'request to a panel', several: 'requests to panels', href: '/panels', today }
  return { ...asked, items: atMost(5, asked.items, rest) }
}

/** What an authority begins with: its workbook, the rows of it that stayed out, and what is missing in the settings. */
async function toBegin({ db, actor, labels, today }: Visit): Promise<readonly WorkItem[]> {
  const [workbook, rows, setUp] = await Promise.all([
    bringTheWorkbook(db),
    leftOutRows(db),
    may(actor, 'keep-people') ? toSetUp(db, labels, today) : [],
  ])
  // Names and meetings first: the workbook is then read in the authority’s own words.
  return [...setUp, ...workbook, ...leftOut(rows)]
}

const leftOut = (rows: number): readonly WorkItem[] =>
  rows === 0
    ? []
    : [
        {
          title: `Settle ${sayCount(rows, 'row')} of the workbook`,
          href: '/import',
          detail: 'they stayed out when it was loaded',
          tag: { text: 'To do', tone: 'soon' },
          on: 'now',
          pastLimitBy: 0,
          saw: [],
        },
      ]

type WillSlip = Awaited<ReturnType<typeof whatWillSlip>>
type CourtAhead = Awaited<ReturnType<typeof courtAhead>>

async function courtAhead({ db, today }: Visit, looking: Looking) {
  const window = { from: today, to: today.add({ weeks: 4 }) }
  const [hearings, filings] = await Promise.all([hearingDays(db, looking, window), filingDays(db, looking, window)])
  return { hearings, filings }
}
