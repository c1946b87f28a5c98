import type { CalendarDayKind } from '#records/calendar/calendar-days.ts'
import type { MeetingFacts } from '#records/sittings/sitting-plans.ts'
import type { NamedDay } from '#rules/calendar/working-days.ts'

/** The words for each kind of day, and where it is kept. */
export const dayKinds = {
  'bank-holiday': {
    path: '/settings/calendar/bank-holidays',
    add: 'Add a bank holiday',
    remove: 'Remove a bank holiday',
    field: 'bankHolidays',
    rule: 'No working day for anyone: court and filing dates skip it, and a meeting on it is held on the next working day, or not at all, as the meeting is set.',
    nameHint: 'For example, Bank holiday for the Coronation.',
  },
  'closure-day': {
    path: '/settings/calendar/closure-days',
    add: 'Add a closure day',
    remove: 'Remove a closure day',
    field: 'closureDays',
    rule: 'A day on which your authority doesn’t meet. Filing and aims skip it, and a meeting on it moves to the next open day of that week. The court’s dates and every legal count go on.',
    nameHint: 'For example, Council closed after Christmas.',
  },
} as const satisfies Record<CalendarDayKind, object>

const withTitles = (facts: MeetingFacts, kind: CalendarDayKind, titles: ReadonlyMap<string, string>): MeetingFacts => ({
  ...facts,
  calendar: { ...facts.calendar, [dayKinds[kind].field]: titles },
})

/** How things would be with these days in the calendar too. */
export const withDays =
  (kind: CalendarDayKind, days: readonly NamedDay[]) =>
  (facts: MeetingFacts): MeetingFacts =>
    withTitles(
      facts,
      kind,
      new Map([
        ...facts.calendar[dayKinds[kind].field],
        ...days.map(({ on, title }) => [on.toString(), title] as const),
      ]),
    )

/** How things would be without this day. */
export const withoutDay =
  (kind: CalendarDayKind, { on }: NamedDay) =>
  (facts: MeetingFacts): MeetingFacts =>
    withTitles(facts, kind, new Map([...facts.calendar[dayKinds[kind].field]].filter(([day]) => day !== on.toString())))
