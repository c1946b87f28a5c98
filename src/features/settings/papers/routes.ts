import type { Route } from '#door/visit.ts'
import { formAt } from '#door/form/form-at.ts'
import {
  addAPaper,
  changePaper,
  movePaper,
  removeAPaper,
  showAddPaper,
  showPaper,
  showPapers,
  showRemovePaper,
  showUsualPapers,
  takeUsualPapers,
} from './keep-papers.ts'

const permission = 'keep-meeting-series'
const paper = '/settings/papers/:id'

/** The papers that are asked for each kind of item. (SET-08) */
export const paperRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/papers', did: 'looked at the papers asked for', permission, handle: showPapers },
  ...formAt({
    path: '/settings/papers/add/:kind',
    permission,
    did: 'asked for another paper',
    show: showAddPaper,
    save: addAPaper,
  }),
  ...formAt({
    path: '/settings/papers/usual',
    permission,
    did: 'took over the usual papers',
    asksOneThing: true,
    show: showUsualPapers,
    save: takeUsualPapers,
  }),
  ...formAt({ path: paper, permission, did: 'changed a paper that is asked for', show: showPaper, save: changePaper }),
  ...formAt({
    path: `${paper}/remove`,
    permission,
    did: 'removed a paper that is asked for',
    asksOneThing: true,
    show: showRemovePaper,
    save: removeAPaper,
  }),
  { method: 'POST', path: `${paper}/up`, did: 'moved a paper up', permission, handle: movePaper },
]
