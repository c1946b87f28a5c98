import { daysLate, daysOverdue, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

/** How a document due on a day stands: 'Filed Wed 6 Jan 2027, on time', 'overdue by 2 days', 'Not filed yet'. */
export function sayFiled(dueOn: PlainDate, filedOn: PlainDate | null, today: PlainDate): string {
  if (filedOn !== null) return `Filed ${sayDate(filedOn)}, ${sayLate(daysLate(dueOn, filedOn))}`
  const days = daysOverdue(dueOn, today)
  return days > 0 ? `Not filed, ${sayOverdue(days)}` : 'Not filed yet'
}
