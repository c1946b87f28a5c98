import { notFound, page } from '#door/answers.ts'
import { formAt, idIn } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { addFilingToCase, changeFiling, showAddFiling, showChangeFiling } from './filings/keep-filing.ts'
import {
  addHearingToCase,
  changeHearing,
  showAddHearing,
  showChangeHearing,
  showHearing,
} from './hearings/keep-hearing.ts'
import { showCourt } from './list/list-court.ts'
import {
  changePrivate,
  recordPrivate,
  showChangePrivate,
  showPrivate,
  showRecordPrivate,
} from './private/keep-private.ts'
import {
  changeProceedings,
  recordProceedings,
  showChangeProceedings,
  showRecordProceedings,
} from './proceedings/keep-proceedings.ts'
import { proceedingsPage } from './proceedings/show-proceedings.page.ts'
import { showProceedings } from './proceedings/show-proceedings.query.ts'

const permission = 'keep-court-record'

/** Court: care proceedings with their hearings and what is due, and the authority's work in private proceedings. */
export const courtRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/court', did: 'looked through proceedings', permission: 'see-child', handle: showCourt },
  { method: 'GET', path: '/proceedings/:id', did: 'looked at proceedings', permission: 'see-child', handle: showCase },
  ...formAt({
    path: '/families/:family/proceedings/new',
    permission,
    did: 'recorded proceedings',
    show: showRecordProceedings,
    save: recordProceedings,
  }),
  ...formAt({
    path: '/proceedings/:id/edit',
    permission,
    did: 'changed proceedings',
    show: showChangeProceedings,
    save: changeProceedings,
  }),
  ...formAt({
    path: '/proceedings/:id/hearings/new',
    permission,
    did: 'added a hearing',
    show: showAddHearing,
    save: addHearingToCase,
  }),
  { method: 'GET', path: '/hearings/:id', did: 'looked at a hearing', permission: 'see-child', handle: showHearing },
  ...formAt({
    path: '/hearings/:id/edit',
    permission,
    did: 'changed a hearing',
    show: showChangeHearing,
    save: changeHearing,
  }),
  ...formAt({
    path: '/proceedings/:id/filings/new',
    permission,
    did: 'added a filing duty',
    show: showAddFiling,
    save: addFilingToCase,
  }),
  ...formAt({
    path: '/court-filings/:id',
    permission,
    did: 'changed a filing duty',
    show: showChangeFiling,
    save: changeFiling,
  }),
  ...formAt({
    path: '/families/:family/private-proceedings/new',
    permission,
    did: 'recorded private proceedings',
    show: showRecordPrivate,
    save: recordPrivate,
  }),
  {
    method: 'GET',
    path: '/private-proceedings/:id',
    did: 'looked at private proceedings',
    permission: 'see-child',
    handle: showPrivate,
  },
  ...formAt({
    path: '/private-proceedings/:id/edit',
    permission,
    did: 'changed private proceedings',
    show: showChangePrivate,
    save: changePrivate,
  }),
]

async function showCase(visit: Visit) {
  const model = await showProceedings(visit.db, visit.looking, idIn(visit, 'id'))
  if (model === null) return notFound()
  return page(
    proceedingsPage(model),
    model.proceedings.children.map(({ childId }) => childId),
  )
}
