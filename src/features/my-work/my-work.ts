import { filingsForMeeting } from '#records/court/court-filings.ts'
import { hearingsForMeeting } from '#records/court/hearings.ts'
import { leftOutRows } from '#records/import/left-out-rows.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { holds } from '#rules/access/actor.ts'
import { childReach, may, type Permission } from '#rules/access/permissions.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { bringTheWorkbook } from './bring-the-workbook.query.ts'
import { extensionsToDecide } from './extensions-to-decide.ts'
import { childrenOnClock, type ChildOnClock } from './children-on-clock.query.ts'
import { courtWork } from './court-work.query.ts'
import { directionsAwaited } from './directions-awaited.query.ts'
import { itemsToConfirm, meetingsAround, meetingsToHold, whatComes } from './meeting-work.query.ts'
import { missingIds } from './missing-ids.query.ts'
import type { MyWork } from './my-work.page.ts'
import { nextFourWeeks, willSlip } from './next-four-weeks.ts'
import { nextSteps } from './next-steps.ts'
import { overviewsDue } from './overviews-due.query.ts'
import { ownActions } from './own-actions.query.ts'
import { packsToFile } from './packs-to-file.query.ts'
import { returnedMessages } from './returned-messages.query.ts'
import { urgentReturns } from './urgent-returns.query.ts'
import { unreadCopies } from './unread-copies.query.ts'
import { atMost, inSections, type WorkItem } from './work-item.ts'

/** Everything that needs this person now and in the next two weeks, found from how things stand: nothing is kept as a task. */
export async function myWork(visit: Visit): Promise<{ readonly model: MyWork; readonly saw: readonly number[] }> {
  const { actor, today, db } = visit
  const looking = lookingFor(visit, 'see-child')
  const children = may(actor, 'see-child') ? await childrenOnClock(db, looking) : []
  const [own, ofPanel, items] = await Promise.all([
    ownWork(visit, looking, children),
    panelWork(visit, looking, children),
    otherWork(visit),
  ])
  const all = [...own, ...ofPanel.items, ...items]
  return {
    model: {
      today,
      meeting: ofPanel.meeting,
      sections: inSections(all, today),
      ahead: may(actor, 'see-child') ? await ahead(visit, looking, children) : null,
    },
    saw: all.flatMap((item) => item.saw),
  }
}

/** What the children ask of those who work with them; who sees every child sees the meeting instead. */
async function ownWork(
  visit: Visit,
  looking: Looking,
  children: readonly ChildOnClock[],
): Promise<readonly WorkItem[]> {
  const { db, actor, today } = visit
  const actions = await ownActions(db, looking)
  const mine = atMost(8, actions, { one: 'action', several: 'actions', href: '/actions', today })
  if (!may(actor, 'see-child') || childReach(actor, 'see-child').all) return mine
  const steps = nextSteps(children, today)
  return [
    ...mine,
    ...atMost(12, steps, { one: 'next step', several: 'next steps', href: '/tracker?due=2', today }),
    ...(await courtWork(db, looking)),
  ]
}

type PanelWork = { readonly items: readonly WorkItem[]; readonly meeting: MyWork['meeting'] }

/** What the meeting asks of those who prepare, hold and follow it. */
async function panelWork(visit: Visit, looking: Looking, children: readonly ChildOnClock[]): Promise<PanelWork> {
  const { db, actor, today, labels } = visit
  if (!may(actor, 'see-meeting')) return { items: [], meeting: null }
  const sittings = await meetingsAround(db, today)
  const toHold = meetingsToHold(sittings, children, today)
  const next = sittings.find(({ on, state }) => on.equals(today.add({ days: 1 })) && state !== 'cancelled')
  return {
    items: [
      ...toHold,
      ...(may(actor, 'confirm-item') ? await itemsToConfirm(db, looking, sittings) : []),
      ...(may(actor, 'publish-overview') ? await overviewsDue(db, sittings, today, labels) : []),
      ...(holds(actor, 'divisional-director') ? extensionsToDecide(children, today) : []),
    ],
    meeting: next === undefined ? null : { href: `/meetings/${next.address}`, words: whatComes(children, next.on) },
  }
}

/** What keeping the records and the Overview ask for: urgent returns, directions to give, copies to read, packs to file, messages that came back, missing ids, rows of a workbook that stayed out. */
async function otherWork(visit: Visit): Promise<readonly WorkItem[]> {
  const { db, actor, today, labels } = visit
  const when = async (permission: Permission, items: () => Promise<readonly WorkItem[]>) =>
    may(actor, permission) ? items() : []
  const [returns, directions, copies, packs, messages, ids, rows] = await Promise.all([
    when('see-child', () => urgentReturns(db, lookingFor(visit, 'see-child'))),
    when('give-direction', () => directionsAwaited(db, lookingFor(visit, 'give-direction'))),
    when('read-overview-copy', () => unreadCopies(db, actor.personId, labels)),
    when('confirm-filing', () => packsToFile(db, lookingFor(visit, 'see-filing'))),
    when('see-sent-messages', () => returnedMessages(db)),
    when('keep-record', () => missingIds(db, lookingFor(visit, 'keep-record'))),
    when('import-workbook', async () => [...(await bringTheWorkbook(db)), ...leftOut(await leftOutRows(db))]),
  ])
  return [
    ...returns,
    ...directions,
    ...atMost(3, copies, { one: 'copy to read', several: 'copies to read', href: '/overview-copies', today }),
    ...atMost(6, packs, { one: 'pack to file', several: 'packs to file', href: '/filing', today }),
    ...atMost(5, messages, {
      one: 'message not delivered',
      several: 'messages not delivered',
      href: '/messages?state=bounced',
      today,
    }),
    ...atMost(5, ids, { one: 'child without an id', several: 'children without an id', href: '/tracker', today }),
    ...rows,
  ]
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

async function ahead({ db, today }: Visit, looking: Looking, children: readonly ChildOnClock[]) {
  const window = { from: today, to: today.add({ weeks: 4 }), changedSince: null }
  const [hearings, filings] = await Promise.all([
    hearingsForMeeting(db, looking, window),
    filingsForMeeting(db, looking, window),
  ])
  return { days: nextFourWeeks({ children, hearings, filings }, today), willSlip: willSlip(children, today) }
}
