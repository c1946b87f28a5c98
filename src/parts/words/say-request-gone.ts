import type { PanelItem } from '#records/panels/panel-items.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { withStop } from '#rules/words/with-stop.ts'

/** Who withdrew what a panel was asked for, or turned it down, when and why: 'Hannah Lowe withdrew this on Fri 20 Nov 2026: …'; null while it stands. */
export function sayRequestGone({ withdrawnOn, withdrawnBy, withdrawnWhy, admission }: PanelItem): string | null {
  if (withdrawnOn === null) return null
  const did = admission?.admits === false ? 'turned this down' : 'withdrew this'
  return `${withdrawnBy ?? 'Somebody'} ${did} on ${sayDate(withdrawnOn)}: ${withStop(withdrawnWhy ?? '')}`
}
