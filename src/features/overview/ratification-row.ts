import type { OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { StandingRow } from '#rules/overview/child-standing.ts'
import { outsideNames, ratifyNames } from '#rules/pre-proceedings/outside-panel.ts'

/** A decision taken outside a panel in a line: what, by whom and when, and what the meeting made of it and why. (SET-07, LO-01) */
export const ratificationRow = (decision: OutsideDecision): StandingRow => {
  const { id, does, decider, decidedOn, reason, outcome, outcomeReasons, children } = decision
  const made = outcome === null ? 'not ratified yet' : ratifyNames[outcome].toLowerCase()
  return {
    thing: `outside-${id}`,
    children: children.map((child) => ({ id: child.id, name: child.name })),
    cells: [`${outsideNames[does]}: ${made}`, `${decider}, ${sayDate(decidedOn)}`, outcomeReasons ?? reason],
    changes: [],
    late: null,
    ended: outcome === null ? null : ratifyNames[outcome],
    tells: [],
  }
}
