import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Clock } from './clock.ts'

/** What *most urgent first* goes by, for children in pre-proceedings and in court alike; `nextOn` is null when nothing is to come. */
export type Urgency = {
  readonly pastLimitBy: number
  readonly nextOn: PlainDate | null
  readonly waits: boolean
  readonly name: string
}

/** How urgent a child's clock is; a stopped one comes last. */
export const urgencyOf = (clock: Clock, name: string): Urgency =>
  clock.kind === 'running'
    ? { pastLimitBy: clock.pastLimitBy, nextOn: clock.next.on, waits: clock.waitsFor.length > 0, name }
    : { pastLimitBy: 0, nextOn: null, waits: false, name }

function byNextDate(one: PlainDate | null, other: PlainDate | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return Temporal.PlainDate.compare(one, other)
}

/** Orders *most urgent first*: past the limit (longest first), then the next date, then what waits for something, then the name. */
export const mostUrgentFirst = (one: Urgency, other: Urgency): number =>
  other.pastLimitBy - one.pastLimitBy ||
  byNextDate(one.nextOn, other.nextOn) ||
  Number(other.waits) - Number(one.waits) ||
  one.name.localeCompare(other.name, 'en-GB')
