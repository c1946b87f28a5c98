import { page } from '#platform/http/answers.ts'
import type { Route } from '../../visit.ts'
import { myWorkPage } from './my-work.page.ts'

/** What needs me, most urgent first. */
export const myWorkRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/',
    did: 'looked at their work',
    permission: 'use-waymark',
    handle: (visit) => page(myWorkPage({ today: visit.today })),
  },
]
