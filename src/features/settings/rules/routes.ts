import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { showRules, saveRules } from './keep-rules.ts'
import { agendaRules, clockRules, type KeptRules, overviewRules } from './kept-rules.ts'

const formOf = <Value, Answers>(rules: KeptRules<Value, Answers>): readonly Route[] =>
  formAt({
    path: rules.path,
    permission: rules.permission,
    did: rules.did,
    show: showRules(rules),
    save: saveRules(rules),
  })

/** What an authority has decided about day 0, the agenda and the Overview. (PP-02, TM-03, LO-01, LO-03) */
export const rulesRoutes: readonly Route[] = [...formOf(clockRules), ...formOf(agendaRules), ...formOf(overviewRules)]
