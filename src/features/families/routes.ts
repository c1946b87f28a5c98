import { notFound, page } from '#platform/http/answers.ts'
import { pageAskedFor } from '#parts/page-links.ts'
import { formAt, idIn } from '../../form-at.ts'
import type { Route } from '../../visit.ts'
import { addChildToFamily, showAddChild } from './child/add-child.ts'
import { addFamilyWithChild, showAddFamily } from './family/add-family.ts'
import { changeChildDetails, showChildDetails } from './child/change-child-details.ts'
import { correctDecision, showCorrectDecision } from './pre-proceedings/correct-decision.ts'
import { endPreProceedings, showEnd } from './pre-proceedings/end-pre-proceedings.ts'
import { enterCaseSystemId, showCaseSystemId } from './child/enter-case-system-id.ts'
import { historyPage } from './family/history.page.ts'
import { issueProceedings, showIssue } from './pre-proceedings/issue-proceedings.ts'
import { addAdultToFamily, changeAdult, showAddAdult, showChangeAdult } from './family/keep-adult.ts'
import { keepLetters, showLetters } from './pre-proceedings/keep-letters.ts'
import { keepLettersOfChild, showLettersOfChild } from './pre-proceedings/keep-letters-of-child.ts'
import { lookingFor } from './kept-by-visitor.ts'
import { recordBirth, showBirth } from './child/record-birth.ts'
import { settleImportFinding, showSettleFinding } from './family/settle-finding.ts'
import { childPage } from './child/show-child.page.ts'
import { showChild } from './child/show-child.query.ts'
import { showClockSheet } from './pre-proceedings/show-clock-sheet.query.ts'
import { clockSheetPage } from './pre-proceedings/show-clock-sheet.page.ts'
import { familyPage } from './family/show-family.page.ts'
import { showFamily } from './family/show-family.query.ts'
import { showHistory } from './family/show-history.query.ts'
import { showWhoLooked } from './child/show-who-looked.query.ts'
import { showStart, startPreProceedings } from './pre-proceedings/start-pre-proceedings.ts'
import { whoLookedPage } from './child/who-looked.page.ts'

const idsOf = (children: readonly { readonly id: number }[]): readonly number[] => children.map(({ id }) => id)

/** A family with its children's clocks, the sheet that explains each date, and the forms that keep their record. */
export const familyRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/families/:id',
    did: 'looked at a family',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showFamily(visit.db, lookingFor(visit, 'see-child'), idIn(visit, 'id'))
      return model === null ? notFound() : page(familyPage(model), idsOf(model.family.children))
    },
  },
  {
    method: 'GET',
    path: '/families/:id/history',
    did: 'looked at a family’s history',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showHistory(
        visit.db,
        lookingFor(visit, 'see-child'),
        idIn(visit, 'id'),
        pageAskedFor(visit.query),
      )
      return model === null ? notFound() : page(historyPage(model), idsOf(model.children))
    },
  },
  {
    method: 'GET',
    path: '/children/:id/clock',
    did: 'looked at a clock sheet',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showClockSheet(visit.db, lookingFor(visit, 'see-child'), idIn(visit, 'id'))
      return model === null ? notFound() : page(clockSheetPage(model), [model.child.id])
    },
  },
  {
    method: 'GET',
    path: '/children/:id',
    did: 'looked at a child',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showChild(visit.db, lookingFor(visit, 'see-child'), idIn(visit, 'id'))
      return model === null ? notFound() : page(childPage(model), [model.child.id])
    },
  },
  {
    method: 'GET',
    path: '/children/:id/looks',
    did: 'looked at who looked at a child',
    permission: 'see-who-looked',
    handle: async (visit) => {
      const asked = pageAskedFor(visit.query)
      const model = await showWhoLooked(visit.db, lookingFor(visit, 'see-who-looked'), idIn(visit, 'id'), asked)
      return model === null ? notFound() : page(whoLookedPage(model), [model.child.id])
    },
  },
  ...formAt({
    path: '/families/new',
    permission: 'keep-record',
    did: 'added a family',
    show: showAddFamily,
    save: addFamilyWithChild,
  }),
  ...formAt({
    path: '/families/:id/children/new',
    permission: 'keep-record',
    did: 'added a child',
    show: showAddChild,
    save: addChildToFamily,
  }),
  ...formAt({
    path: '/children/:id/details',
    permission: 'keep-record',
    did: 'changed a child’s details',
    show: showChildDetails,
    save: changeChildDetails,
  }),
  ...formAt({
    path: '/children/:id/case-system-id',
    permission: 'keep-record',
    did: 'entered a case-system id',
    show: showCaseSystemId,
    save: enterCaseSystemId,
  }),
  ...formAt({
    path: '/children/:id/birth',
    permission: 'keep-record',
    did: 'recorded a birth',
    show: showBirth,
    save: recordBirth,
  }),
  ...formAt({
    path: '/families/:id/people/new',
    permission: 'keep-record',
    did: 'added an adult of a family',
    show: showAddAdult,
    save: addAdultToFamily,
  }),
  ...formAt({
    path: '/families/:id/people/:adult',
    permission: 'keep-record',
    did: 'changed an adult of a family',
    show: showChangeAdult,
    save: changeAdult,
  }),
  ...formAt({
    path: '/families/:id/findings/:finding',
    permission: 'keep-record',
    did: 'settled an imported finding',
    show: showSettleFinding,
    save: settleImportFinding,
  }),
  ...formAt({
    path: '/families/:id/letters',
    permission: 'keep-record',
    did: 'recorded letters and meetings',
    show: showLetters,
    save: keepLetters,
  }),
  ...formAt({
    path: '/children/:id/letters',
    permission: 'keep-record',
    did: 'changed a child’s letters and meetings',
    show: showLettersOfChild,
    save: keepLettersOfChild,
  }),
  ...formAt({
    path: '/families/:id/start',
    permission: 'record-panel-outcome',
    did: 'started pre-proceedings',
    show: showStart,
    save: startPreProceedings,
  }),
  ...formAt({
    path: '/children/:id/decision',
    permission: 'record-panel-outcome',
    did: 'corrected a decision to start',
    show: showCorrectDecision,
    save: correctDecision,
  }),
  ...formAt({
    path: '/families/:id/end',
    permission: 'keep-record',
    did: 'ended pre-proceedings',
    show: showEnd,
    save: endPreProceedings,
  }),
  ...formAt({
    path: '/families/:id/issue',
    permission: 'record-panel-outcome',
    did: 'recorded a decision to issue proceedings',
    show: showIssue,
    save: issueProceedings,
  }),
]
