import { comingMeeting } from '#demonstration/calendar-of-work.ts'

/**
 * The day on which tests take place that need no day of their own: WAYMARK_TEST_DAY (2027-03-28), else Monday 23 November 2026. Such a
 * test passes on any day of the year.
 */
export const testDay = Temporal.PlainDate.from(process.env['WAYMARK_TEST_DAY'] ?? '2026-11-23')

/** Five to nine in the morning of that day, before anything begins. */
export const testMorning = testDay.toPlainDateTime('08:55')

/** The meetings from that day on that are held on their usual Monday, so that each can be moved or cancelled. */
export const comingMondays = (many: number): readonly Temporal.PlainDate[] => {
  const found: Temporal.PlainDate[] = []
  for (let meeting = comingMeeting(testDay); found.length < many; meeting = comingMeeting(meeting.add({ days: 1 })))
    if (meeting.dayOfWeek === 1) found.push(meeting)
  return found
}
