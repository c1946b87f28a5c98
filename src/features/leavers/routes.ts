import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { asSolicitor, asWorker, type HandedAs } from './children-to-hand-on.ts'
import { handOnChildren, showHandOnChildren } from './hand-on-children.ts'
import { changeAbsence, sayAway, showAway, showChangeAbsence } from './keep-absence.ts'
import { showLeaver, showLeavers } from './show-leavers.ts'

const permission = 'hand-on-for-leavers'

type Settings = { readonly publicAddress: (host: string) => string }

/** Whoever leaves or is away, and what is still theirs. (AC-04) */
export const leaverRoutes = (settings: Settings): readonly Route[] => [
  { method: 'GET', path: '/leavers', did: 'looked at who leaves or is away', permission, handle: showLeavers },
  ...formAt({
    path: '/leavers/away',
    permission,
    did: 'said that somebody is away',
    show: showAway,
    save: sayAway,
  }),
  ...formAt({
    path: '/leavers/away/:absence',
    permission,
    did: 'changed when somebody is away or who covers',
    show: showChangeAbsence,
    save: changeAbsence,
  }),
  { method: 'GET', path: '/leavers/:id', did: 'looked at what somebody leaves', permission, handle: showLeaver },
  ...children(asWorker, 'handed a leaver’s children on', settings),
  ...children(asSolicitor, 'handed the conduct of a leaver’s cases on', settings),
]

const children = (as: HandedAs, did: string, { publicAddress }: Settings): readonly Route[] =>
  formAt({
    path: `/leavers/:id/${as.path}`,
    permission,
    did,
    show: (visit) => showHandOnChildren(visit, as),
    save: (visit) => handOnChildren(visit, as, publicAddress(visit.host)),
  })
