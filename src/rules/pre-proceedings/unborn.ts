import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { readyBeforeBirth } from './timetable.ts'

/** A child's birth as known: an expected date, a birth date, or (imported) neither. */
export type Birth = { readonly expectedDeliveryOn: PlainDate | null; readonly bornOn: PlainDate | null }

/**
 * The day by which to hold the final review of a child not yet born, when its point or the limit (`latest` is the later of the two)
 * comes after that; null when nothing needs bringing forward (P13).
 */
export function bringForwardTo(birth: Birth, latest: PlainDate): PlainDate | null {
  if (birth.bornOn !== null || birth.expectedDeliveryOn === null) return null
  const readyBy = readyBeforeBirth(birth.expectedDeliveryOn)
  return isAfter(latest, readyBy) ? readyBy : null
}

/** No application is made before a birth (P13): refused while `expectedDeliveryOn` stands without a birth date, or before that date. */
export function mayApply(birth: Birth, on: PlainDate): Outcome<PlainDate, 'not-yet-born'> {
  const isUnborn = birth.bornOn === null ? birth.expectedDeliveryOn !== null : isBefore(on, birth.bornOn)
  return isUnborn ? refused('not-yet-born') : allowed(on)
}
