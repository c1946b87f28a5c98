import type { PanelHearing } from '#records/panels/panel-hearings.ts'
import { sayPanelDecisionInFull, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'

type Line = { readonly heading: string; readonly text: string }

/** What a panel considered and decided, a line under each heading; what is the same of several siblings once. */
export const linesOfHearing = (heard: PanelHearing): readonly Line[] => [
  ...line('Documents considered', heard.documents),
  ...line(heard.advisedBy === '' ? 'Legal advice' : `Legal advice, ${heard.advisedBy}`, heard.advice),
  ...line('Threshold', heard.threshold === null ? '' : thresholdWords[heard.threshold]),
  ...line('Amount agreed', heard.agreedPence === null ? '' : sayPounds(heard.agreedPence)),
  ...[...Map.groupBy(heard.outcomes, (each) => `${sayPanelDecisionInFull(each)} ${each.reasons}`).values()].flatMap(
    (same) => {
      const [first] = same
      if (first === undefined) return []
      return [
        {
          heading: `${sayNames(same.map(({ childName }) => childName))}: decision`,
          text: sayPanelDecisionInFull(first),
        },
        { heading: 'Reasons', text: first.reasons },
      ]
    },
  ),
]

const line = (heading: string, text: string): readonly Line[] => (text === '' ? [] : [{ heading, text }])
