import type { MarkShape, StripMark, StripModel, StripWall } from '#govuk/clock-strip/clock-strip.ts'

/** Clocks of invented children on Monday 23 November 2026, one of each sort that the pictures of the specification show. */
const mark = (day: number, shape: MarkShape, label = '', detail = '', more: Partial<StripMark> = {}): StripMark => ({
  day,
  shape,
  label,
  detail,
  tone: 'plain',
  says: `${[label || shape, detail, more.flag ?? ''].join(' ').trim()}.`,
  ...more,
})

const wall = (day: number, kind: StripWall['kind'], label: string, detail: string): StripWall => ({
  day,
  kind,
  label,
  detail,
  says: `${[label || kind, detail].join(' ').trim()}.`,
})
const maximum = (detail: string): StripWall => wall(112, 'maximum', '16-week maximum', detail)
const twelveWeeks = (detail: string): StripWall => wall(84, 'twelve-week', '12-week date', detail)

export const cara: StripModel = {
  id: 'cara',
  scaleWeeks: 16,
  today: { day: 91, label: '7 days overdue', late: true },
  filledTo: 91,
  overdueFrom: 84,
  marks: [
    mark(0, 'decision', 'Decision', '24 Aug'),
    mark(2, 'letter'),
    mark(12, 'first-meeting'),
    mark(42, 'review-held', 'Midpoint', 'held 5 Oct, on time'),
    mark(84, 'review', 'Final', ''),
  ],
  walls: [twelveWeeks('16 Nov'), maximum('14 Dec')],
  words: '13 weeks 0 days: overdue by 7 days.',
}

export const ben: StripModel = {
  id: 'ben',
  scaleWeeks: 16,
  today: { day: 96, label: '13w 5d', late: false },
  filledTo: 96,
  overdueFrom: null,
  marks: [
    mark(0, 'decision', 'Decision', '19 Aug'),
    mark(5, 'letter'),
    mark(20, 'first-meeting'),
    mark(47, 'review-late', 'Midpoint', 'held 5 Oct, 5 days late', { tone: 'late', flag: '5 days late' }),
    mark(79, 'extension'),
    mark(110, 'review', 'Final (extended)', 'meeting Mon 7 Dec · agreed by the Director'),
  ],
  walls: [wall(112, 'agreed', '', ''), maximum('9 Dec')],
  words: '13 weeks 5 days.',
}

export const baby: StripModel = {
  id: 'baby',
  scaleWeeks: 16,
  today: { day: 20, label: '2w 6d', late: false },
  filledTo: 20,
  overdueFrom: null,
  marks: [
    mark(0, 'decision', 'Decision', '3 Nov'),
    mark(4, 'letter'),
    mark(12, 'first-meeting'),
    mark(17, 'clinic'),
    mark(41, 'review', 'Midpoint', 'meeting Mon 14 Dec'),
    mark(66, 'birth', '', '', { flag: 'due 8 Jan' }),
    mark(83, 'review', 'Final', 'meeting Mon 25 Jan'),
  ],
  walls: [twelveWeeks('26 Jan'), maximum('23 Feb')],
  words: '2 weeks 6 days.',
}

/** Everything in the first days, where icons and words are closest. */
export const early: StripModel = {
  ...baby,
  id: 'early',
  today: { day: 5, label: '0w 5d', late: false },
  filledTo: 5,
  marks: [
    mark(-2, 'letter'),
    mark(0, 'decision', 'Decision', '18 Nov'),
    mark(3, 'first-meeting'),
    mark(4, 'clinic'),
    mark(6, 'birth', '', '', { flag: 'due 24 Nov' }),
    mark(42, 'review', 'Midpoint', 'meeting Wed 30 Dec'),
    mark(84, 'review', 'Final', 'meeting Wed 10 Feb'),
  ],
  walls: [twelveWeeks('10 Feb'), maximum('10 Mar')],
  words: '0 weeks 5 days.',
}

/** What an old workbook may hold: a limit and a review past sixteen weeks. */
export const beyond: StripModel = {
  ...cara,
  id: 'beyond',
  today: { day: 130, label: '4 days overdue', late: true },
  filledTo: 130,
  overdueFrom: 126,
  marks: [
    mark(0, 'decision', 'Decision', '16 Jul'),
    mark(42, 'review-held', 'Midpoint', 'held 27 Aug, on time'),
    mark(125, 'review', 'Final (extended)', 'meeting Wed 18 Nov'),
  ],
  walls: [wall(126, 'agreed', 'Agreed date', '19 Nov, 18 weeks'), maximum('5 Nov')],
  words: '18 weeks 4 days: overdue by 4 days.',
}

export const court: StripModel = {
  id: 'court',
  scaleWeeks: 26,
  today: { day: 60, label: '8w 4d', late: false },
  filledTo: 60,
  overdueFrom: null,
  marks: [
    mark(0, 'decision', 'Issue', '24 Sep'),
    mark(20, 'hearing-held', 'Case management', 'held 14 Oct'),
    mark(45, 'filing-done'),
    mark(75, 'filing', 'Parenting assessment', 'due Tue 8 Dec', { flag: 'may be 9 days late', tone: 'late' }),
    mark(120, 'hearing', 'Issues resolution', 'Fri 22 Jan'),
  ],
  walls: [wall(181, 'maximum', '26 weeks', '24 Mar')],
  windows: [{ from: 15, to: 23, label: '', detail: '', says: 'Window of the case management hearing.' }],
  words: '8 weeks 4 days since issue.',
}
