import { html, type Html, nothing } from '#govuk/html.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { nextHearing } from '#rules/court/hearing-status.ts'

/** 'Next at court: case management hearing, Thu 3 Dec 2026.'; nothing where no hearing is to come. */
export function nextAtCourt(hearings: readonly KeptHearing[], today: PlainDate): Html {
  const next = nextHearing(hearings, today)
  if (next === null) return nothing
  return html`Next at court: <strong>${hearingNames[next.kind].toLowerCase()}, ${sayDate(next.heldOn)}</strong>.`
}
