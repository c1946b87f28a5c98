import type { KeptPanelOutcome, PanelHearing } from '#records/panels/panel-hearings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { sayPanelDecision, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'

type Line = { readonly heading: string; readonly text: string }

const withoutWords: Readonly<Record<string, string>> = withoutPreProceedingsWords

/** 'Decision put off until Wed 9 Dec 2026', 'Issue proceedings without pre-proceedings: immediate safety'. */
export function sayPanelOutcomeInFull({
  outcome,
  deferredUntil,
  withoutReason,
}: Pick<KeptPanelOutcome, 'outcome' | 'deferredUntil' | 'withoutReason'>): string {
  const said = sayPanelDecision(outcome)
  if (deferredUntil !== null) return `${said} until ${sayDate(deferredUntil)}`
  if (withoutReason === null) return said
  return `${said} without ${nameFor('stage.pre-proceedings')}: ${(withoutWords[withoutReason] ?? withoutReason).toLowerCase()}`
}

/** What a panel considered and decided, a line under each heading; what is the same of several siblings once. */
export const linesOfHearing = (heard: PanelHearing): readonly Line[] => [
  ...line('Documents considered', heard.documents),
  ...line(heard.advisedBy === '' ? 'Legal advice' : `Legal advice, ${heard.advisedBy}`, heard.advice),
  ...line('Threshold', heard.threshold === null ? '' : thresholdWords[heard.threshold]),
  ...[...Map.groupBy(heard.outcomes, (each) => `${sayPanelOutcomeInFull(each)} ${each.reasons}`).values()].flatMap(
    (same) => {
      const [first] = same
      if (first === undefined) return []
      return [
        {
          heading: `${sayNames(same.map(({ childName }) => childName))}: decision`,
          text: sayPanelOutcomeInFull(first),
        },
        { heading: 'Reasons', text: first.reasons },
      ]
    },
  ),
]

const line = (heading: string, text: string): readonly Line[] => (text === '' ? [] : [{ heading, text }])
