import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { keepFamilyMeeting, showFamilyMeeting } from './keep-family-meeting.ts'

/** The family's own meeting, as the Act words it. (P15) */
export const familyMeetingRoutes: readonly Route[] = formAt({
  path: '/children/:id/family-meeting',
  permission: 'keep-record',
  did: 'recorded to whom a family meeting was offered',
  show: showFamilyMeeting,
  save: keepFamilyMeeting,
})
