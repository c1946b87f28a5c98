import { page } from '#door/answers.ts'
import type { Route } from '#door/visit.ts'
import { myWorkPage } from './my-work.page.ts'
import { myWork } from './my-work.ts'
import type { WhenTaken } from './wanted-at-meeting.query.ts'

/** What needs me, most urgent first. */
export const myWorkRoutes = (settings: { readonly whenTaken: WhenTaken }): readonly Route[] => [
  {
    method: 'GET',
    path: '/',
    did: 'looked at their work',
    permission: 'use-waymark',
    handle: async (visit) => {
      const { model, saw } = await myWork(visit, settings.whenTaken)
      return page(myWorkPage(model), saw)
    },
  },
]
