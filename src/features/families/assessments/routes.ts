import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { addAssessmentToFamily, changeAssessment, showAddAssessment, showChangeAssessment } from './keep-assessment.ts'
import { saveStopAssessment, showStopAssessment } from './stop-assessment.ts'

/** What is assessed while children are in pre-proceedings. (PP-08) */
export const assessmentRoutes: readonly Route[] = [
  ...formAt({
    path: '/families/:id/assessments/new',
    permission: 'keep-record',
    did: 'added an assessment',
    show: showAddAssessment,
    save: addAssessmentToFamily,
  }),
  ...formAt({
    path: '/assessments/:id',
    permission: 'keep-record',
    did: 'changed an assessment',
    show: showChangeAssessment,
    save: changeAssessment,
  }),
  ...formAt({
    path: '/assessments/:id/stop',
    permission: 'keep-record',
    did: 'stopped an assessment',
    show: showStopAssessment,
    save: saveStopAssessment,
  }),
]
