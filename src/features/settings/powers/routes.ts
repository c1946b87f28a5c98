import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { saveLimits, showLimits } from './keep-limits.ts'
import { changePower, showPower, showPowers } from './keep-powers.ts'

const permission = 'keep-people'

/** Who decides what, and by which route. (SET-07) */
export const powerRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/powers', did: 'looked at the powers', permission, handle: showPowers },
  ...formAt({
    path: '/settings/powers/resources',
    permission,
    did: 'changed up to which amount who agrees a resource',
    show: showLimits,
    save: saveLimits,
  }),
  ...formAt({
    path: '/settings/powers/:power',
    permission,
    did: 'changed who decides what',
    show: showPower,
    save: changePower,
  }),
]
