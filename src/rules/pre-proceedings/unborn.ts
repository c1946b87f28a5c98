import { isAfter, isBefore, type PlainDate } from '../calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '../outcome.ts'
import { readyBeforeBirth } from './timetable.ts'

/** A child's birth as known: an expected date, a birth date, or (imported) neither. */
export type Birth = { readonly expectedDeliveryOn: PlainDate | null; readonly bornOn: PlainDate | null }

/**
 * The day by which to hold the final review of a child not yet born, when the review or the limit comes later than that; null when
 * nothing needs bringing forward (P13).
 */
export function bringForwardTo(birth: Birth, reviewOn: PlainDate, limit: PlainDate): PlainDate | null {
  if (birth.bornOn !== null || birth.expectedDeliveryOn === null) return null
  const readyBy = readyBeforeBirth(birth.expectedDeliveryOn)
  return isAfter(reviewOn, readyBy) || isAfter(limit, readyBy) ? readyBy : null
}

/** No application is made before a birth (P13): refused while `expectedDeliveryOn` stands without a birth date, or before that date. */
export function mayApply(birth: Birth, on: PlainDate): Outcome<PlainDate, 'not-yet-born'> {
  const isUnborn = birth.bornOn === null ? birth.expectedDeliveryOn !== null : isBefore(on, birth.bornOn)
  return isUnborn ? refused('not-yet-born') : allowed(on)
}
