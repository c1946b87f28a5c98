import { nameFor } from '#rules/words/name-for.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'

/**
 * The earlier meeting proposed for a final review that would fall too near a birth or after it. It stays on its own, `placedOn`, for every
 * page until somebody brings it forward (P13).
 */
export type FinalProposed = {
  readonly on: PlainDate
  readonly placedOn: PlainDate
  readonly readyBy: PlainDate
  readonly babyExpectedOn: PlainDate
}

/** The same of a clock; null where its final review is in time, or where no meeting is (P13). */
export function finalProposed({ final, warnings }: RunningClock): FinalProposed | null {
  const early = warnings.find((warning) => warning.kind === 'bring-forward')
  const placedOn = final.meeting?.on
  if (early?.meeting == null || placedOn === undefined || !isBefore(early.meeting.on, placedOn)) return null
  return { on: early.meeting.on, placedOn, readyBy: early.readyBy, babyExpectedOn: early.expectedOn }
}

/** Why, as a sentence under the agenda’s line (P13). */
export const sayProposed = ({ placedOn, readyBy, babyExpectedOn }: FinalProposed): string =>
  `The ${nameFor('review.final')} is placed on ${sayDateWithoutYear(placedOn)}. For the birth expected ${sayDateWithoutYear(babyExpectedOn)} it should be held by ${sayDateWithoutYear(readyBy)}.`
