import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { changeMeeting, showChangeMeeting, showTakeBackMeeting, takeBackMeeting } from './change-meeting.ts'
import { addMeeting, showAddMeeting } from './keep-meeting.ts'

const withParents = nameFor('meeting.with-parents', 'a')

/** Meetings with the parents, with who came. (PP-08) */
export const parentsMeetingRoutes: readonly Route[] = [
  ...formAt({
    path: '/families/:id/parents-meetings/new',
    permission: 'keep-record',
    did: `recorded ${withParents}`,
    show: showAddMeeting,
    save: addMeeting,
  }),
  ...formAt({
    path: '/parents-meetings/:id',
    permission: 'keep-record',
    did: `changed ${withParents}`,
    show: showChangeMeeting,
    save: changeMeeting,
  }),
  ...formAt({
    path: '/parents-meetings/:id/take-back',
    permission: 'keep-record',
    did: `took back ${withParents}`,
    show: showTakeBackMeeting,
    save: takeBackMeeting,
  }),
]
