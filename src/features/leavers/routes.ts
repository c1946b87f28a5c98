import type { Route } from '#door/visit.ts'
import { showLeaver, showLeavers } from './show-leavers.ts'

const permission = 'hand-on-for-leavers'

/** Whoever leaves, and what is still theirs. (AC-04) */
export const leaverRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/leavers', did: 'looked at who leaves', permission, handle: showLeavers },
  { method: 'GET', path: '/leavers/:id', did: 'looked at what somebody leaves', permission, handle: showLeaver },
]
