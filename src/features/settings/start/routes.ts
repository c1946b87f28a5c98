import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { onceApproved } from '#features/settings/moves/approve-moves.ts'
import { chooseWay, showWay } from './choose-way.ts'
import { leaveStep, showStart, takeUpStep } from './show-start.ts'

const permission = 'keep-meeting-series'
const step = '/settings/start/:step'

/** Setting up: what an authority says of how it works, what is missing, and two presets to begin with. (SET-09) */
export const startRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/start', did: 'looked at what is left to set up', permission, handle: showStart },
  ...formAt({
    path: '/settings/start/way',
    // It gives powers as well as meetings.
    permission: 'keep-people',
    did: 'said how the authority works',
    show: showWay,
    save: onceApproved(chooseWay),
  }),
  { method: 'POST', path: `${step}/leave`, did: 'left a step of setting up as it is', permission, handle: leaveStep },
  { method: 'POST', path: `${step}/take-up`, did: 'took up a step of setting up', permission, handle: takeUpStep },
]
