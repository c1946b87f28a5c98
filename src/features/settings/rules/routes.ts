import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { showRules, saveRules } from './keep-rules.ts'
import { courtRules } from './court-rules.ts'
import { agendaRules, clockRules, type KeptRules, overviewRules, updateRules } from './kept-rules.ts'

const formOf = <Value, Answers>(rules: KeptRules<Value, Answers>): readonly Route[] =>
  formAt({
    path: rules.path,
    permission: rules.permission,
    did: rules.did,
    show: showRules(rules),
    save: saveRules(rules),
  })

/** What an authority has decided about day 0, court dates, the agenda and the Overview. (PP-02, CT-01, TM-03, LO-01, LO-03) */
export const rulesRoutes: readonly Route[] = [
  ...formOf(clockRules),
  ...formOf(courtRules),
  ...formOf(agendaRules),
  ...formOf(overviewRules),
  ...formOf(updateRules),
]
