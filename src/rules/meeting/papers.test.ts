import { test } from 'node:test'
import fc from 'fast-check'
import { bankHolidays, published } from '#rules/calendar/england-and-wales.ts'
import { day, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { calendarOf, isOpenDay } from '#rules/calendar/working-days.ts'
import { anyPublishedDay, awkwardDays } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { isTooOld, kindsOfItem, paperDue, papersOfItem, paperState, type AskedPaper, type ItemAsked } from './papers.ts'

const calendar = calendarOf(bankHolidays, [{ on: day('2026-12-29'), title: 'Council closed' }], published)
const at = (time: string) => Temporal.PlainTime.from(time)
const moment = (text: string) => Temporal.PlainDateTime.from(text)

const dueTable: readonly (readonly [meeting: string, days: number, askedFrom: string, by: string])[] = [
  ['2026-12-07', 1, '2026-11-27', '2026-12-04'],
  ['2026-12-07', 0, '2026-11-30', '2026-12-07'],
  ['2027-01-04', 2, '2026-12-18', '2026-12-30'],
  ['2027-01-04', 3, '2026-12-17', '2026-12-24'],
  ['2026-04-07', 1, '2026-03-26', '2026-04-02'],
]
for (const [meeting, workingDays, askedFrom, by] of dueTable)
  test(`SET-08 a paper due ${workingDays} working days before ${meeting} is due on ${by}, asked from ${askedFrom}`, () => {
    const due = paperDue(calendar, { workingDays, at: null }, day(meeting))
    assert.equal(`${due.askedFrom.toString()} ${due.by.toString()}`, `${askedFrom} ${by}`)
  })

const paper = { workingDays: 1, at: at('12:00'), oldestDays: 28 }
const stateTable: readonly (readonly [now: string, dated: string | null, state: string])[] = [
  ['2026-11-26T23:59', null, 'not-yet'],
  ['2026-11-27T00:00', null, 'asked'],
  ['2026-12-04T11:59', null, 'asked'],
  ['2026-12-04T12:00', null, 'late'],
  ['2026-12-04T12:00', '2026-11-09', 'there'],
  ['2026-12-04T12:00', '2026-11-08', 'late'],
  ['2026-11-20T09:00', '2026-11-20', 'there'],
  ['2026-11-30T09:00', '2026-11-08', 'asked'],
]
for (const [now, dated, state] of stateTable)
  test(`SET-08 for a meeting on 7 December, at ${now} a paper dated ${dated ?? 'not at all'} is ${state}`, () => {
    const seen = dated === null ? null : { datedOn: day(dated) }
    assert.equal(paperState(paper, seen, { calendar, meetingOn: day('2026-12-07'), now: moment(now) }), state)
  })

test('SET-08 the hour is that of the clocks in England, on the night they change too', () => {
  const early = { workingDays: 0, at: at('01:30'), oldestDays: null }
  const stateAt = (instant: string) =>
    paperState(early, null, {
      calendar,
      meetingOn: day('2026-10-25'),
      now: Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDateTime(),
    })
  assert.deepEqual(['2026-10-25T00:29Z', '2026-10-25T00:30Z', '2026-10-25T02:00Z'].map(stateAt), [
    'asked',
    'late',
    'late',
  ])
})

test('SET-08 a date is asked for where an age is', () => {
  const meeting = day('2026-12-07')
  assert.deepEqual(
    [isTooOld({ oldestDays: 28 }, null, meeting), isTooOld({ oldestDays: null }, null, meeting)],
    [true, false],
  )
})

const anyPaper = fc.record({
  workingDays: fc.integer({ min: 0, max: 20 }),
  at: fc.constantFrom(null, at('00:00'), at('09:00'), at('23:59')),
  oldestDays: fc.option(fc.integer({ min: 1, max: 90 })),
})
const anyMeeting = fc.oneof(anyPublishedDay, fc.constantFrom(...awkwardDays))
const anySeen = fc.option(
  fc.record({ datedOn: fc.option(fc.integer({ min: 0, max: 120 })) }).map(({ datedOn }) => datedOn),
)
const anyNow = fc.record({ before: fc.integer({ min: -3, max: 60 }), hour: fc.integer({ min: 0, max: 23 }) })
const dated = (meeting: PlainDate, ago: number | null) => ({
  datedOn: ago === null ? null : meeting.subtract({ days: ago }),
})

test('SET-08 a paper is exactly one of not yet asked, asked, late and there, and goes from one to the next as time does', () => {
  fc.assert(
    fc.property(anyPaper, anyMeeting, anySeen, anyNow, (asked, meetingOn, seen, { before, hour }) => {
      const now = meetingOn.subtract({ days: before }).toPlainDateTime({ hour })
      const isThere = seen !== null && (asked.oldestDays === null || seen <= asked.oldestDays)
      const state = paperState(asked, seen === null ? null : dated(meetingOn, seen), { calendar, meetingOn, now })
      const { askedFrom, by } = paperDue(calendar, asked, meetingOn)
      assert.equal(state === 'there', isThere)
      if (isThere) return
      const deadline = by.toPlainDateTime(asked.at ?? at('00:00')).add({ days: asked.at === null ? 1 : 0 })
      const isLate = Temporal.PlainDateTime.compare(now, deadline) >= 0
      assert.equal(state, isLate ? 'late' : isBefore(now.toPlainDate(), askedFrom) ? 'not-yet' : 'asked')
    }),
  )
})

test('SET-08 a deadline lies so many open days before the meeting, and a meeting that moves moves it the same way', () => {
  fc.assert(
    fc.property(anyPaper, anyMeeting, fc.integer({ min: 1, max: 30 }), (asked, meetingOn, later) => {
      const { by, askedFrom } = paperDue(calendar, asked, meetingOn)
      const between = Array.from({ length: 60 }, (_, ago) => meetingOn.subtract({ days: ago + 1 })).filter(
        (each) => !isBefore(each, by) && isOpenDay(calendar, each),
      )
      assert.equal(between.length, asked.workingDays)
      assert.ok(asked.workingDays === 0 || isOpenDay(calendar, by))
      assert.ok(isBefore(askedFrom, by) && isOpenDay(calendar, askedFrom))
      const moved = paperDue(calendar, asked, meetingOn.add({ days: later }))
      assert.ok(!isBefore(moved.by, by) && !isAfter(moved.by, meetingOn.add({ days: later })))
    }),
  )
})

const listed = (id: number, kind: AskedPaper['kind'], name: string): AskedPaper => ({
  ...{ id, kind, name, workingDays: 1, at: null, oldestDays: null, isReferral: false },
})
const list = [
  listed(1, 'midpoint', 'genogram'),
  listed(2, 'final', 'Chronology'),
  listed(3, 'final', 'care plan'),
  listed(4, 'extension', 'chronology'),
]
const meeting = { calendar, meetingOn: day('2026-12-07'), now: moment('2026-12-01T09:00') }
const family = (
  kind: 'family-review' | 'extension',
  reviewKind: 'midpoint' | 'final' | null,
  minutes = 8,
): ItemAsked => ({
  section: 'reviews',
  subject: { kind, familyId: 1 },
  reviewKind,
  minutes,
})

test('SET-08 an item is asked what its kinds are, each paper once; what is only seen coming is asked nothing', () => {
  const names = (item: ItemAsked) => papersOfItem(item, list, () => null, meeting).map(({ paper: { id } }) => id)
  assert.deepEqual(names(family('family-review', 'midpoint')), [1])
  assert.deepEqual(names(family('family-review', 'final')), [2, 3])
  assert.deepEqual(names(family('extension', 'final')), [4, 3])
  assert.deepEqual(names(family('family-review', null, 0)), [])
  const of = (section: ItemAsked['section'], subject: ItemAsked['subject']) =>
    kindsOfItem({ section, subject, reviewKind: null, minutes: 5 })
  assert.deepEqual(of('other', { kind: 'other', itemId: 1 }), [])
  assert.deepEqual(of('decisions-to-issue', { kind: 'panel-item', panelItemId: 1 }), ['decisions-to-issue'])
  assert.deepEqual(of('cannot-wait', { kind: 'panel-item', panelItemId: 1 }), ['referrals'])
})

test('SET-08 a paper asked for two reasons is there when it was seen for either', () => {
  const seen = { datedOn: null, by: 'Hannah Lowe', on: day('2026-12-01'), isAttached: false }
  const states = papersOfItem(family('extension', 'final'), list, (id) => (id === 2 ? seen : null), meeting)
  assert.deepEqual(
    states.map(({ paper: { name }, state }) => [name, state]),
    [
      ['Chronology', 'there'],
      ['care plan', 'asked'],
    ],
  )
})
