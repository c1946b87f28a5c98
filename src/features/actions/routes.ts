import { lookingFor } from '#door/visit.ts'
import { page } from '#door/answers.ts'
import { childReach, may } from '#rules/access/permissions.ts'
import type { Actor } from '#rules/access/actor.ts'
import { formAt } from '#door/form/form-at.ts'
import { leaveActions, loadActionsLeft } from '#records/actions/actions-left.ts'
import type { Route, Visit } from '#door/visit.ts'
import { addActionToFamily, showAddAction } from './add-action.ts'
import { sayActionIsDone, showCompleteAction } from './complete-action.ts'
import { completeSeveral, handOnSeveral, moveSeveral } from './done-together.ts'
import { actionsPage } from './list-actions.page.ts'
import { actionsAskedFor, choicesText } from './actions-view.ts'
import { handOnUnread, showHandOnUnread } from './hand-on-unread.ts'
import { listActions } from './list-actions.query.ts'
import { moveActionDate, showMoveAction } from './move-action.ts'
import { handActionOn, showReassignAction } from './reassign-action.ts'
import { openActionAgain, showReopenAction } from './reopen-action.ts'
import { doSeveral, type DoneTogether, showSeveral } from './several.ts'
import { addNote, showAction } from './show-action.ts'

const permission = 'see-actions'

/** What people do for children: who does it, who answers for it, by when, and what became of it. */
export const actionRoutes = (settings: { readonly publicAddress: (host: string) => string }): readonly Route[] => [
  { method: 'GET', path: '/actions', did: 'looked through actions', permission, handle: showList },
  ...together('done', 'said that several actions are done', () => completeSeveral),
  ...together('move', 'moved the dates of several actions', () => moveSeveral),
  ...together('hand-on', 'handed several actions on', ({ host }) => handOnSeveral(settings.publicAddress(host))),
  { method: 'GET', path: '/actions/:id', did: 'looked at an action', permission, handle: showAction },
  { method: 'POST', path: '/actions/:id/notes', did: 'wrote about an action', permission, handle: addNote },
  ...formAt({
    path: '/families/:family/actions/new',
    permission: 'keep-record',
    did: 'added an action',
    show: showAddAction,
    save: addActionToFamily,
  }),
  ...formAt({
    path: '/actions/:id/done',
    permission,
    did: 'said that an action is done',
    show: showCompleteAction,
    save: sayActionIsDone,
  }),
  ...formAt({
    path: '/actions/:id/move',
    permission,
    did: 'moved an action’s date',
    show: showMoveAction,
    save: moveActionDate,
  }),
  ...formAt({
    path: '/actions/:id/reassign',
    permission,
    did: 'handed an action on',
    show: showReassignAction,
    save: (visit) => handActionOn(visit, settings.publicAddress(visit.host)),
  }),
  ...formAt({
    path: '/actions/:id/hand-on',
    permission: 'hand-on-for-leavers',
    did: 'handed a leaver’s action on, unread',
    show: showHandOnUnread,
    save: (visit) => handOnUnread(visit, settings.publicAddress(visit.host)),
  }),
  ...formAt({
    path: '/actions/:id/reopen',
    permission,
    did: 'opened an action again',
    show: showReopenAction,
    save: openActionAgain,
  }),
]

/** A form about the actions that were ticked in the list; the address says which. */
const together = <Values extends { readonly actions: readonly number[] }>(
  what: 'done' | 'move' | 'hand-on',
  did: string,
  deed: (visit: Visit) => DoneTogether<Values>,
): readonly Route[] =>
  formAt({
    path: `/actions/several/${what}`,
    permission,
    did,
    show: (visit) => showSeveral(visit, deed(visit)),
    save: (visit) => doSeveral(visit, deed(visit)),
  })

async function showList(visit: Visit) {
  const { db, actor, today, query, labels } = visit
  const left = await loadActionsLeft(db, actor.personId)
  const asked = actionsAskedFor(query, actor, left)
  const found = await listActions(db, lookingFor(visit, 'see-child'), asked)
  const choices = choicesText(asked, found.page)
  if (choices !== left) await leaveActions(db, actor.personId, choices)
  return page(
    actionsPage({
      found,
      asked,
      isTicked: query.get('tick') === 'all',
      allWords: allWords(actor),
      mayKeepStaffing: may(actor, 'keep-staffing-issue'),
      today,
      labels,
    }),
    found.rows.flatMap(({ childIds }) => childIds),
  )
}

/** What the actions of every child in reach are called for this person. */
function allWords(actor: Actor): string | null {
  if (!may(actor, 'see-child')) return null
  const reach = childReach(actor, 'see-child')
  if (reach.all) return 'Everyone’s'
  return reach.teamIds.length + reach.serviceIds.length > 0 ? 'My teams’' : 'My children’s'
}
