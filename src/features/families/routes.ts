import { notFound, page } from '#platform/http/answers.ts'
import { formAt, idIn } from '../../form-at.ts'
import type { Route } from '../../visit.ts'
import { correctDecision, showCorrectDecision } from './correct-decision.ts'
import { endPreProceedings, showEnd } from './end-pre-proceedings.ts'
import { historyPage } from './history.page.ts'
import { issueProceedings, showIssue } from './issue-proceedings.ts'
import { keepLetters, showLetters } from './keep-letters.ts'
import { keepLettersOfChild, showLettersOfChild } from './keep-letters-of-child.ts'
import { lookingFor } from './kept-by-visitor.ts'
import { showClockSheet } from './show-clock-sheet.query.ts'
import { clockSheetPage } from './show-clock-sheet.page.ts'
import { familyPage } from './show-family.page.ts'
import { showFamily } from './show-family.query.ts'
import { showHistory } from './show-history.query.ts'
import { showStart, startPreProceedings } from './start-pre-proceedings.ts'

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
        visit.query.get('page'),
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
