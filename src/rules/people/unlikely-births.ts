import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { eighteenOn } from './still-followed.ts'

/** The dates of a child's birth as they are written down, null where they aren't. */
export type BirthDates = {
  readonly bornOn: PlainDate | null
  readonly expectedDeliveryOn: PlainDate | null
  readonly unborn: boolean
}

/**
 * What of a child's birth looks like a slip, in sentences to be asked about, never refused: born 18 years ago or more, or expected more than
 * six weeks before today or more than ten months after it. Empty where nothing does. `today` is the day in London.
 */
export function unlikelyBirth(
  name: string,
  { bornOn, expectedDeliveryOn, unborn }: BirthDates,
  today: PlainDate,
): readonly string[] {
  if (bornOn !== null)
    return isAfter(eighteenOn(bornOn), today) ? [] : [`${name} was born on ${sayDate(bornOn)}, 18 years ago or more`]
  if (!unborn || expectedDeliveryOn === null) return []
  if (isBefore(expectedDeliveryOn, today.subtract({ weeks: 6 })))
    return [`${name} was expected on ${sayDate(expectedDeliveryOn)}, more than six weeks ago`]
  return isAfter(expectedDeliveryOn, today.add({ months: 10 }))
    ? [`${name} is expected on ${sayDate(expectedDeliveryOn)}, more than ten months ahead`]
    : []
}
