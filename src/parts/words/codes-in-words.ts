import { nameFor } from '#rules/words/name-for.ts'
import { delayReasons, sayDelayReason } from '#rules/words/delay-reasons.ts'
import { assessmentNames } from '#rules/pre-proceedings/assessments.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { sectionNames } from '#rules/meeting/agenda-items.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { panelDecisions, sayPanelDecision, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { outsideNames, ratifyNames } from '#rules/pre-proceedings/outside-panel.ts'
import { parentsMeetingNames } from '#rules/pre-proceedings/parents-meetings.ts'
import { resourceDecisionWords, resourceWords } from '#rules/resources/resource.ts'
import { panelDecides, sayPanelOutcome } from '#rules/pre-proceedings/seek-urgent-return.ts'

/** The same of every one of these codes. */
const wordsOf = <Code extends string>(codes: readonly Code[], say: (code: Code) => string) =>
  Object.fromEntries(codes.map((code) => [code, say(code)]))

/** What is kept as a code of ours and said in words where it was chosen, by kind of record and field. */
export const codesOfKind: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  action: {
    source: {
      gateway: nameFor('body.gateway-panel'),
      clinic: nameFor('body.clinic'),
      'tracking-meeting': nameFor('body.tracking-meeting'),
    },
  },
  'agenda-item': { section: sectionNames },
  assessment: {
    kind: assessmentNames,
    lateCode: wordsOf(
      delayReasons.map(({ code }) => code),
      sayDelayReason,
    ),
  },
  'outside-decision': { does: outsideNames, outcome: ratifyNames },
  'panel-item': {
    business: businessWords,
    admission: { awaited: 'Awaited', admitted: 'Admitted', 'turned-down': 'Turned down' },
  },
  'panel-hearing': { threshold: thresholdWords },
  'resource-request': { kind: resourceWords, decision: resourceDecisionWords },
  'panel-outcome': { outcome: wordsOf(panelDecisions, sayPanelDecision), withoutReason: withoutPreProceedingsWords },
  'parents-meeting': { kind: parentsMeetingNames },
  'urgent-return': { panelDecided: wordsOf(panelDecides(true), sayPanelOutcome) },
}
