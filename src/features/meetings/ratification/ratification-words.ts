import type { OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import { outsideNames, ratifyNames, sayLegal, sayWhatFollows } from '#rules/pre-proceedings/outside-panel.ts'
import { sayNames } from '#rules/words/say-names.ts'

/** A decision taken outside a panel, as the meeting that is to ratify it needs it. (SET-07) */
export const outsideFact = (decision: OutsideDecision) => ({
  heading: `${outsideNames[decision.does]}, ${sayNames(decision.children.map(({ name }) => name))}`,
  rows: [
    { key: 'Decided by', value: `${decision.decider}, ${sayMoment(decision.decidedAt)}` },
    { key: 'Why it could not wait', value: decision.reason },
    { key: 'Legal’s agreement', value: sayLegal(decision) },
  ],
  link: { text: 'The decision and what became of it', href: `/outside-decisions/${decision.id}` },
})

/** What a meeting made of it, in lines. */
export const ratifiedLines = ({ outcome, outcomeReasons, does }: OutsideDecision) =>
  outcome === null
    ? []
    : [
        { heading: `${outsideNames[does]} outside the meeting`, text: ratifyNames[outcome] },
        { heading: 'Reasons', text: outcomeReasons ?? '' },
        { heading: 'What follows', text: sayWhatFollows(outcome, does) },
      ]
