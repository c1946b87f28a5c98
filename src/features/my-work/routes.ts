import { page } from '#door/answers.ts'
import type { Route } from '#door/visit.ts'
import { myWorkPage } from './my-work.page.ts'
import { type MeetingsAhead, myWork } from './my-work.ts'

/** What needs me, most urgent first. */
export const myWorkRoutes = (meetings: MeetingsAhead): readonly Route[] => [
  {
    method: 'GET',
    path: '/',
    did: 'looked at their work',
    permission: 'use-waymark',
    handle: async (visit) => {
      const { model, saw } = await myWork(visit, meetings)
      return page(myWorkPage(model), saw)
    },
  },
]
