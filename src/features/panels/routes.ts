import { saveAdmitPanelItem, showAdmitPanelItem } from './admit-panel-item.ts'
import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { saveAskPanel, showAskPanel } from './ask-panel.ts'
import { showPanels } from './list-panels.ts'
import { savePlanPanelItem, showPlanPanelItem } from './plan-panel-item.ts'
import { showPanelItem } from './show-panel-item.ts'
import { saveAddChild, showAddChild } from './add-child.ts'
import { saveWithdrawPanelItem, showWithdrawPanelItem } from './withdraw-panel-item.ts'

/** What panels and planning meetings are asked for, until they have decided; they hear it as any meeting does its items. (PP-01) */
export const panelRoutes = (settings: { readonly publicAddress: (host: string) => string }): readonly Route[] => [
  ...formAt({
    path: '/families/:id/ask-panel',
    permission: 'ask-panel',
    did: 'asked a panel',
    show: showAskPanel,
    save: saveAskPanel,
  }),
  {
    method: 'GET',
    path: '/panels',
    did: 'looked through what panels are asked for',
    permission: 'see-panel-items',
    handle: showPanels,
  },
  {
    method: 'GET',
    path: '/panels/:id',
    did: 'looked at what a panel was asked for',
    permission: 'see-panel-items',
    handle: showPanelItem,
  },
  // Who admits is said by the table of powers.
  ...formAt({
    path: '/panels/:id/admit',
    permission: 'see-panel-items',
    did: 'admitted what a panel is asked for, or turned it down',
    show: showAdmitPanelItem,
    save: (visit) => saveAdmitPanelItem(visit, settings.publicAddress(visit.host)),
  }),
  ...formAt({
    path: '/panels/:id/plan',
    permission: 'record-item',
    did: 'planned what a panel is asked for',
    show: showPlanPanelItem,
    save: savePlanPanelItem,
  }),
  ...formAt({
    path: '/panels/:id/children',
    permission: 'ask-panel',
    did: 'added children to what a panel is asked for',
    show: showAddChild,
    save: saveAddChild,
  }),
  ...formAt({
    path: '/panels/:id/withdraw',
    permission: 'ask-panel',
    did: 'withdrew what a panel was asked for',
    show: showWithdrawPanelItem,
    save: (visit) => saveWithdrawPanelItem(visit, settings.publicAddress(visit.host)),
  }),
]
