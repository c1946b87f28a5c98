import { notFound, page } from '#platform/http/answers.ts'
import type { Looking } from '#records/visible-children.ts'
import type { Route, Visit } from '../../visit.ts'
import { historyPage } from './history.page.ts'
import { showClockSheet } from './show-clock-sheet.query.ts'
import { clockSheetPage } from './show-clock-sheet.page.ts'
import { familyPage } from './show-family.page.ts'
import { showFamily } from './show-family.query.ts'
import { showHistory } from './show-history.query.ts'

const looking = ({ actor, today }: Visit): Looking => ({ actor, today, permission: 'see-child' })
const idIn = (visit: Visit, name = 'id'): number => {
  const said = visit.params[name] ?? ''
  return /^\d{1,9}$/.test(said) ? Number(said) : 0
}
const idsOf = (children: readonly { readonly id: number }[]): readonly number[] => children.map(({ id }) => id)

/** A family with its children's clocks, the sheet that explains each date, and the forms that keep their record. */
export const familyRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/families/:id',
    did: 'looked at a family',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showFamily(visit.db, looking(visit), idIn(visit))
      return model === null ? notFound() : page(familyPage(model), idsOf(model.family.children))
    },
  },
  {
    method: 'GET',
    path: '/families/:id/history',
    did: 'looked at a family’s history',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showHistory(visit.db, looking(visit), idIn(visit), visit.query.get('page'))
      return model === null ? notFound() : page(historyPage(model), idsOf(model.children))
    },
  },
  {
    method: 'GET',
    path: '/children/:id/clock',
    did: 'looked at a clock sheet',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showClockSheet(visit.db, looking(visit), idIn(visit))
      return model === null ? notFound() : page(clockSheetPage(model), [model.child.id])
    },
  },
]
