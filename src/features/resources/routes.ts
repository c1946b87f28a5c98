import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { saveAskResource, showAskResource } from './ask-resource.ts'
import { saveDecideResource, showDecideResource } from './decide-resource.ts'
import { showResource } from './show-resource.ts'
import { showResources } from './list-resources.ts'
import { saveWithdrawResource, showWithdrawResource } from './withdraw-resource.ts'

/** What a child needs besides and what it costs, until it is agreed or refused. (PP-07) */
export const resourceRoutes = (): readonly Route[] => [
  ...formAt({
    path: '/families/:id/ask-resource',
    permission: 'ask-resource',
    did: 'asked for a resource',
    show: showAskResource,
    save: saveAskResource,
  }),
  {
    method: 'GET',
    path: '/resources',
    did: 'looked at what resources were asked for and what they cost',
    permission: 'see-child',
    handle: showResources,
  },
  {
    method: 'GET',
    path: '/resources/:id',
    did: 'looked at a resource asked for',
    permission: 'see-child',
    handle: showResource,
  },
  // Who decides is said by the table of powers.
  ...formAt({
    path: '/resources/:id/decide',
    permission: 'see-child',
    did: 'decided on a resource',
    show: showDecideResource,
    save: saveDecideResource,
  }),
  ...formAt({
    path: '/resources/:id/withdraw',
    permission: 'ask-resource',
    did: 'withdrew a resource asked for',
    show: showWithdrawResource,
    save: saveWithdrawResource,
  }),
]
