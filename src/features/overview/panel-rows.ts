import type { KeptPanelOutcome, PanelHearing } from '#records/panels/panel-hearings.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { childRow, type StandingRow } from '#rules/overview/child-standing.ts'
import { sayPanelDecisionInFull } from '#rules/panels/panel-outcomes.ts'

/** What a meeting that heard it decided of each child, with who asked for it and when. (PP-01, LO-01) */
export const panelRows = (heard: PanelHearing, asked: PanelItem | undefined): readonly StandingRow[] =>
  heard.outcomes.map((outcome) => panelRow(outcome, asked))

const panelRow = (outcome: KeptPanelOutcome, asked: PanelItem | undefined): StandingRow => {
  const { agendaItemId, childId, childName, reasons } = outcome
  const by = asked === undefined ? '' : `Asked for by ${asked.askedBy}, ${sayDate(asked.askedOn)}`
  return childRow(`panel-${agendaItemId}-${childId}`, { id: childId, name: childName }, [
    by,
    sayPanelDecisionInFull(outcome),
    reasons,
  ])
}
