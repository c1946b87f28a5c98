import { sayDayAndMonth } from '#rules/calendar/say-date.ts'

type PlainDate = Temporal.PlainDate

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** A child's age in words on a day: completed weeks under three months, months under two years, then years. */
export function sayAge(bornOn: PlainDate, today: PlainDate): string {
  const { years, months } = bornOn.until(today, { largestUnit: 'years' })
  if (years >= 2) return String(years)
  const allMonths = years * 12 + months
  if (allMonths >= 3) return counted(allMonths, 'month')
  return counted(Math.floor(bornOn.until(today).days / 7), 'week')
}

/** A child's age, or when an unborn child is expected ("due 8 Jan"); what isn't known is said so. (FAM-03) */
export function sayAgeOrDue(
  child: { readonly bornOn: PlainDate | null; readonly expectedDeliveryOn: PlainDate | null },
  today: PlainDate,
): string {
  if (child.bornOn !== null) return sayAge(child.bornOn, today)
  return child.expectedDeliveryOn === null ? 'age not recorded' : `due ${sayDayAndMonth(child.expectedDeliveryOn)}`
}
