import type { Fact } from '#features/meetings/item/fact.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayUnheard, sayWaited } from '#rules/panels/panel-item.ts'
import { sayPanelDecisionInFull } from '#rules/panels/panel-outcomes.ts'
import type { PanelAtItem } from './panel-at-item.query.ts'

/** What a panel was asked for, by whom and since when, and how it was heard before. (PP-01) */
export const panelFacts = ({ asked, elsewhere }: PanelAtItem, today: Temporal.PlainDate): readonly Fact[] => [
  {
    heading: null,
    rows: [
      { key: 'Asked for by', value: `${asked.askedBy}, ${sayDate(asked.askedOn)} (${sayWaited(asked, today)})` },
      ...(asked.urgent ? [{ key: 'Urgency', value: 'Urgent' }] : []),
      { key: 'Why', value: asked.why },
      ...(asked.withdrawnOn === null
        ? []
        : [{ key: sayUnheard(asked.admission), value: `${sayDate(asked.withdrawnOn)}: ${asked.withdrawnWhy ?? ''}` }]),
    ],
    link: { text: 'What was asked for, and its way', href: `/panels/${asked.id}` },
  },
  ...elsewhere.map(({ on, outcomes }) => ({
    heading: `Heard on ${sayDate(on)}`,
    rows: outcomes.map((outcome) => ({
      key: outcome.childName,
      value: `${sayPanelDecisionInFull(outcome)}. ${outcome.reasons}`,
    })),
  })),
]
