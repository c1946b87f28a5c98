import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page, redirect } from '#door/answers.ts'
import { findMoved } from '#records/sittings/where-it-went.ts'
import { may } from '#rules/access/permissions.ts'
import { capitalised } from '#rules/words/labels.ts'
import { formAt, withDraft } from '#door/form/form-at.ts'
import { askingWhoIsMeant } from '#door/form/who-is-meant.ts'
import type { Route, Visit } from '#door/visit.ts'
import { addItem, showAddItem } from './item/add-item.ts'
import { recordAttendance, showAttendance } from './attendance/record-attendance.ts'
import { bringForward, showBringForward } from './bring-forward/bring-forward.ts'
import { confirmItems, showConfirm } from './chair/confirm-items.ts'
import { correctItem, showCorrection } from './chair/correct-item.ts'
import { endMeeting, showEnd } from './chair/end-meeting.ts'
import { speaksFor } from './chair/speaks-for.ts'
import { saveDirections, showDirections } from './directions/give-direction.ts'
import { recordItem } from './item/record-item.ts'
import { showItem, showReshaped } from './item/show-item.ts'
import { meetingsPage } from './agenda/list-meetings.page.ts'
import { halfYearAskedFor } from '#parts/lists/half-years.ts'
import { loadTaken } from '#records/sittings/business-of-series.ts'
import { asksPanels } from '#rules/meeting/business.ts'
import { firstMeetingOn } from '#records/sittings/first-meeting.ts'
import { listMeetings } from './agenda/list-meetings.query.ts'
import { loadMeeting, type MeetingInView } from './agenda/meeting-in-view.query.ts'
import { largestDocument } from '#door/form/attached-file.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { attachPaper, showAttachPaper } from './papers/attach-paper.ts'
import { sayPapers, showPapers } from './papers/say-papers.ts'
import { handOnReturn, showHandOnReturn } from './urgent-return/hand-on-urgent-return.ts'
import { savePanelMet, showUrgentReturn } from './urgent-return/record-panel-met.ts'
import { saidAtItems } from './item/said-at-items.query.ts'
import { saidInLines } from './item/said-words.ts'
import { showOutsideDecision } from './ratification/show-outside-decision.ts'
import { seekUrgentReturn, showSeek } from './urgent-return/seek-urgent-return.ts'
import { meetingPage } from './agenda/show-meeting.page.ts'

/** The tracking meeting: its agenda, who came, each item as it is recorded, and the chair's confirmation. (TM-02, TM-03, TM-04) */
export const meetingRoutes = (settings: {
  readonly publicAddress: (host: string) => string
  readonly fileStore: (authority: string) => FileStore
}): readonly Route[] => [
  get('/meetings', 'looked at the meetings', 'see-meeting', showMeetings),
  get('/meetings/:date', 'looked at a meeting’s agenda', 'see-meeting', showMeeting),
  get('/meetings/:date/attendance', 'opened who came to a meeting', 'record-item', withDraft(showAttendance)),
  post('/meetings/:date/attendance', 'recorded who came to a meeting', 'record-item', recordAttendance),
  get('/meetings/:date/add', 'opened the form for any other issue', 'record-item', withDraft(showAddItem)),
  post('/meetings/:date/add', 'added an issue to a meeting', 'record-item', addItem),
  get('/meetings/:date/items/:item', 'looked at a meeting item', 'see-meeting', showItem),
  postForm('/meetings/:date/items/:item', 'recorded a meeting item', 'record-item', (visit) =>
    recordItem(visit, settings.publicAddress(visit.host)),
  ),
  post('/meetings/:date/items/:item/shape', 'changed what a meeting item’s form asks', 'record-item', (visit) =>
    showReshaped(visit, false),
  ),
  get(
    '/meetings/:date/items/:item/correct',
    'opened a meeting item to correct it',
    'confirm-item',
    withDraft(showCorrection),
  ),
  postForm('/meetings/:date/items/:item/correct', 'corrected a meeting item', 'confirm-item', (visit) =>
    correctItem(visit, settings.publicAddress(visit.host)),
  ),
  post('/meetings/:date/items/:item/correct/shape', 'changed what a correction’s form asks', 'confirm-item', (visit) =>
    showReshaped(visit, true),
  ),
  get('/meetings/:date/confirm', 'looked at what awaits the chair', 'confirm-item', showConfirm),
  post('/meetings/:date/confirm', 'confirmed meeting items', 'confirm-item', confirmItems),
  get('/meetings/:date/end', 'looked at what ending a meeting leaves', 'record-item', showEnd),
  post('/meetings/:date/end', 'ended a meeting', 'record-item', endMeeting),
  ...formAt({
    path: '/meetings/:date/items/:item/papers',
    did: 'said which papers of a meeting item are there',
    permission: 'see-child',
    show: showPapers,
    save: sayPapers,
  }),
  ...formAt({
    path: '/meetings/:date/items/:item/papers/attach',
    did: 'attached a paper of a meeting item',
    permission: 'see-child',
    show: showAttachPaper,
    save: (visit) => attachPaper(visit, settings.fileStore(visit.authority.key)),
    takesFile: largestDocument,
  }),
  get('/directions/:item', 'looked at a direction asked for', 'give-direction', withDraft(showDirections)),
  post('/directions/:item', 'gave a direction', 'give-direction', saveDirections),
  ...formAt({
    path: '/families/:id/urgent-return',
    did: `sought ${nameFor('outcome.urgent-return', 'a')}`,
    permission: 'keep-record',
    show: showSeek,
    save: seekUrgentReturn,
  }),
  ...formAt({
    path: '/children/:id/bring-forward/:review',
    did: 'brought a review forward to an earlier meeting',
    permission: 'record-item',
    show: showBringForward,
    save: bringForward,
  }),
  ...formAt({
    path: '/urgent-returns/:id/owner',
    did: 'handed on an urgent return',
    permission: 'keep-record',
    show: showHandOnReturn,
    save: (visit) => handOnReturn(visit, settings.publicAddress(visit.host)),
  }),
  get('/outside-decisions/:id', 'looked at a decision taken outside a panel', 'see-child', showOutsideDecision),
  get('/urgent-returns/:id', 'looked at an urgent return', 'see-child', withDraft(showUrgentReturn)),
  post('/urgent-returns/:id', 'recorded that the panel met', 'record-item', savePanelMet),
]

type MeetingPermission = 'see-child' | 'give-direction' | 'see-meeting' | 'record-item' | 'confirm-item'
type Handle = (visit: Visit) => Promise<Answer>
const get = (path: string, did: string, permission: MeetingPermission, handle: Handle): Route => ({
  method: 'GET',
  path,
  did,
  permission,
  handle,
})
const post = (path: string, did: string, permission: MeetingPermission, handle: Handle): Route => ({
  method: 'POST',
  path,
  did,
  permission,
  handle,
})

/** A form in which a person can be named. */
const postForm = (path: string, did: string, permission: MeetingPermission, handle: Handle): Route =>
  post(path, did, permission, askingWhoIsMeant(handle))

async function showMeetings(visit: Visit): Promise<Answer> {
  const { db, looking, query, today } = visit
  const shown = halfYearAskedFor(query, today)
  const [meetings, first, taken] = await Promise.all([
    listMeetings(db, looking, shown),
    firstMeetingOn(db),
    loadTaken(db),
  ])
  return page(meetingsPage({ meetings, shown, first, today, asksPanels: asksPanels(taken.values()) }))
}

async function showMeeting(visit: Visit): Promise<Answer> {
  const sees = visit.looking
  const meeting = await loadMeeting(visit.db, sees, visit.params['date'] ?? '')
  if (meeting === null) return whereItIsNow(visit)
  const [said, movedFrom, mayConfirm] = await Promise.all([
    saidAtItems(visit.db, sees, meeting.kept),
    dayItMovedFrom(visit, meeting),
    speaksFor(visit, meeting.sitting),
  ])
  const content = meetingPage({
    meeting,
    now: visit.now,
    today: visit.today,
    mayRecord: may(visit.actor, 'record-item'),
    mayConfirm,
    movedFrom,
    goesOnTo: goesOnTo(visit, meeting),
    said: new Map([...said].map(([key, each]) => [key, saidInLines(each)])),
  })
  return page(
    content,
    meeting.agenda.items.flatMap(({ childIds }) => childIds),
  )
}

/** A meeting that was moved since somebody kept its address is found on its new day, which says so. */
async function whereItIsNow({ db, params }: Visit): Promise<Answer> {
  const address = params['date'] ?? ''
  const moved = await findMoved(db, address)
  return moved === null ? notFound() : redirect(`/meetings/${moved.to}?from=${address}`)
}

/** The day it stood on, for who was led here from there. */
async function dayItMovedFrom({ db, query }: Visit, { sitting }: MeetingInView): Promise<Temporal.PlainDate | null> {
  const from = query.get('from')
  const moved = from === null ? null : await findMoved(db, from)
  return moved?.to === sitting.address ? moved.from : null
}

/** What becomes of a meeting's decisions: the Overview's draft and the packs to file, for those who may open them. */
function goesOnTo({ actor, labels }: Visit, { sitting }: MeetingInView) {
  if (sitting.state === 'planned') return []
  const overview = { text: capitalised(labels('document.legal-overview')), href: `/overviews/${sitting.address}` }
  return [
    ...(may(actor, 'draft-overview') ? [overview] : []),
    ...(may(actor, 'see-filing') ? [{ text: 'Filing', href: '/filing' }] : []),
  ]
}
