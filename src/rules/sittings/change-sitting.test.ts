import { test } from 'node:test'
import { bankHolidays, published } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { calendarOf } from '#rules/calendar/working-days.ts'
import { decideSittingChange, type SittingChange } from './change-sitting.ts'
import { comingMeetings } from './coming-meetings.ts'
import { decideHolderChange, type SeatSpell, sevenCoreSeats } from '#rules/meeting/core-seats.ts'
import { type HolidayRule, type KeptSitting, type MeetingSeries, sittingPlan } from './sittings.ts'
import { assert } from '#test/support/assert.ts'

const today = day('2026-11-20')
const calendar = calendarOf(bankHolidays, [{ on: day('2026-12-02'), title: 'Council closed' }], published)
const mondays = (holidayRule: HolidayRule = 'next-working-day'): MeetingSeries => ({
  rhythm: { kind: 'weekly', weekday: 1 },
  holidayRule,
  placement: 'on-or-before',
})
const written = (on: string, state: KeptSitting['state'], standsFor: string | null, byHand = false): KeptSitting => ({
  on: day(on),
  state,
  byHand,
  standsFor: standsFor === null ? null : day(standsFor),
})
const rows = [
  written('2026-11-23', 'open', '2026-11-23'),
  written('2026-12-10', 'planned', '2026-12-07', true),
  written('2026-12-17', 'planned', null, true),
  written('2027-01-11', 'cancelled', '2027-01-11'),
]
const plan = sittingPlan(mondays(), calendar, rows)

const changes: readonly (readonly [title: string, answer: string, change: SittingChange])[] = [
  [
    'a Monday to Wednesday',
    '2026-12-16 of 2026-12-14 by hand',
    { kind: 'move', from: day('2026-12-14'), to: day('2026-12-16') },
  ],
  [
    'a moved one on',
    '2026-12-11 of 2026-12-07 by hand',
    { kind: 'move', from: day('2026-12-10'), to: day('2026-12-11') },
  ],
  [
    'a moved one back',
    '2026-12-07 of 2026-12-07 by hand',
    { kind: 'move', from: day('2026-12-10'), to: day('2026-12-07') },
  ],
  ['an extra one', '2026-12-18 extra by hand', { kind: 'move', from: day('2026-12-17'), to: day('2026-12-18') }],
  [
    'a bank holiday’s Tuesday',
    '2026-12-30 of 2026-12-28 by hand',
    { kind: 'move', from: day('2026-12-29'), to: day('2026-12-30') },
  ],
  ['one that is open', 'begun-already', { kind: 'move', from: day('2026-11-23'), to: day('2026-11-24') }],
  ['to a Saturday', 'not-a-working-day', { kind: 'move', from: day('2026-12-14'), to: day('2026-12-19') }],
  ['to Christmas', 'not-a-working-day', { kind: 'move', from: day('2026-12-14'), to: day('2026-12-25') }],
  ['to a closure day', 'authority-closed', { kind: 'move', from: day('2026-12-14'), to: day('2026-12-02') }],
  ['to another meeting', 'meets-already', { kind: 'move', from: day('2026-12-14'), to: day('2026-12-21') }],
  ['to a cancelled one’s day', 'cancelled-that-day', { kind: 'move', from: day('2027-01-18'), to: day('2027-01-11') }],
  ['to last week', 'in-the-past', { kind: 'move', from: day('2026-12-14'), to: day('2026-11-19') }],
  ['a day without one', 'no-such-meeting', { kind: 'move', from: day('2026-12-15'), to: day('2026-12-16') }],
]
const said = (change: SittingChange) => {
  const decided = decideSittingChange(plan, rows, change, today)
  if (!decided.ok) return decided.because
  const { on, standsFor, byHand, state } = decided.value
  const which = standsFor === null ? 'extra' : `of ${standsFor.toString()}`
  return [on.toString(), which, byHand && 'by hand', state === 'cancelled' && state].filter(Boolean).join(' ')
}
for (const [title, answer, change] of changes)
  test(`TM-01 moving ${title}: ${answer}`, () => assert.equal(said(change), answer))

for (const [title, answer, change] of [
  ['cancelling a Monday', '2026-12-14 of 2026-12-14 cancelled', { kind: 'cancel', on: day('2026-12-14') }],
  ['cancelling a moved one', '2026-12-10 of 2026-12-07 by hand cancelled', { kind: 'cancel', on: day('2026-12-10') }],
  ['cancelling what is open', 'begun-already', { kind: 'cancel', on: day('2026-11-23') }],
  ['cancelling last Monday’s', 'in-the-past', { kind: 'cancel', on: day('2026-11-16') }],
  ['cancelling no meeting', 'no-such-meeting', { kind: 'cancel', on: day('2027-01-11') }],
  ['holding a cancelled one after all', '2027-01-11 of 2027-01-11', { kind: 'restore', on: day('2027-01-11') }],
  ['restoring what stands', 'no-such-meeting', { kind: 'restore', on: day('2026-12-14') }],
  ['adding a Thursday', '2026-12-03 extra by hand', { kind: 'add', on: day('2026-12-03') }],
  ['adding on a meeting’s day', 'meets-already', { kind: 'add', on: day('2026-12-14') }],
  ['adding on a cancelled one’s day', 'cancelled-that-day', { kind: 'add', on: day('2027-01-11') }],
] as const)
  test(`TM-01 ${title}: ${answer}`, () => assert.equal(said(change), answer))

test('TM-01 the meetings ahead, with why one isn’t on its usual day and what isn’t held', () => {
  const sayAhead = (rule: HolidayRule) =>
    comingMeetings(sittingPlan(mondays(rule), calendar, rows), rows, day('2026-12-07'), 6).map((each) =>
      each.kind === 'meets' ? `${each.on.toString()} ${each.sitting.because}` : `${each.on.toString()} ${each.kind}`,
    )
  assert.deepEqual(sayAhead('next-working-day'), [
    ...['2026-12-10 moved', '2026-12-14 series', '2026-12-17 extra', '2026-12-21 series', '2026-12-29 bank-holiday'],
    '2027-01-04 series',
  ])
  assert.deepEqual(sayAhead('not-held').slice(3), [
    ...['2026-12-21 series', '2026-12-28 not-held', '2027-01-04 series', '2027-01-11 cancelled', '2027-01-18 series'],
  ])
})

test('TM-02 a meeting begins with seven core seats, one chair and one deputy among them', () => {
  assert.equal(sevenCoreSeats.length, 7)
  assert.equal(sevenCoreSeats.filter(({ part }) => part === 'chair').length, 1)
  assert.equal(sevenCoreSeats.filter(({ part }) => part === 'deputy').length, 1)
})

test('TM-02 a seat changes hands on a day: the holder before ends the day before', () => {
  const holding = (id: number, startsOn: string, endsOn: string | null): SeatSpell => ({
    id,
    startsOn: day(startsOn),
    endsOn: endsOn === null ? null : day(endsOn),
  })
  const decide = (holdings: readonly SeatSpell[], seatEndsOn: string | null = null) => {
    const decided = decideHolderChange(holdings, today, seatEndsOn === null ? null : day(seatEndsOn))
    if (!decided.ok) return decided.because
    if (decided.value.kind === 'put-right') return `put right ${decided.value.id}`
    const { ends } = decided.value
    return ends === null ? 'nobody ends' : `${ends.id} ends ${ends.on.toString()}`
  }
  assert.equal(decide([]), 'nobody ends')
  assert.equal(decide([holding(1, '2026-01-01', '2026-06-30'), holding(2, '2026-07-01', null)]), '2 ends 2026-11-19')
  assert.equal(decide([holding(1, '2026-01-01', '2026-11-19')]), 'nobody ends')
  assert.equal(decide([holding(1, '2026-01-01', '2026-11-20')]), '1 ends 2026-11-19')
  assert.equal(decide([holding(1, '2026-01-01', '2026-11-19'), holding(2, '2026-11-20', null)]), 'put right 2')
  assert.equal(decide([holding(1, '2026-11-21', null)]), 'somebody-follows-later')
  assert.equal(decide([], '2026-11-20'), 'nobody ends')
  assert.equal(decide([], '2026-11-19'), 'seat-is-removed')
})
