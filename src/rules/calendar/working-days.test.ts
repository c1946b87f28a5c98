import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween, anyPublishedDay, awkwardDays } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { bankHolidays, englandAndWales as calendar, published } from './england-and-wales.ts'
import { day, isAfter, isBefore } from './plain-date.ts'
import * as count from './working-days.ts'

const days = (...isos: string[]) => isos.map((iso) => ({ on: day(iso), title: 'Council closed' }))

// As the government published them, year by year (§1).
const publishedYears: readonly (readonly [year: number, days: string])[] = [
  [2015, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2016, '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27'],
  [2017, '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  [2018, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'],
  [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
]
for (const [year, listed] of publishedYears)
  test(`CT-01 the bank holidays worked out for ${year} are those that were published`, () => {
    const inYear = bankHolidays.filter(({ on }) => on.year === year)
    assert.equal(inYear.map(({ on }) => on.toString().slice(5)).join(' '), listed)
  })

test('CT-01 substitutes and days held once only say so', () => {
  const titleOn = (iso: string) => bankHolidays.find(({ on }) => on.toString() === iso)?.title
  assert.equal(titleOn('2016-12-27'), 'Christmas Day (substitute day)')
  assert.equal(titleOn('2026-12-28'), 'Boxing Day (substitute day)')
  assert.equal(titleOn('2020-05-08'), 'Early May bank holiday')
  assert.equal(titleOn('2022-06-02'), 'Spring bank holiday')
  assert.equal(titleOn('2022-09-19'), 'State Funeral of Queen Elizabeth II')
})

test('CT-01 every bank holiday listed falls on a weekday, once', () => {
  assert.deepEqual(bankHolidays.filter(({ on }) => count.isWeekend(on)).map(String), [])
  assert.equal(calendar.bankHolidays.size, bankHolidays.length)
})

test('CT-01 Scotland’s own holidays are working days here', () => {
  for (const iso of ['2026-06-15', '2026-11-30']) assert.ok(count.isWorkingDay(calendar, day(iso)), iso)
})

const workingDayTable: readonly (readonly [from: string, days: number, to: string])[] = [
  ['2026-12-11', 1, '2026-12-14'],
  ['2026-12-24', 1, '2026-12-29'],
  ['2026-04-02', 1, '2026-04-07'],
  ['2026-04-04', 1, '2026-04-07'],
  ['2026-04-04', 0, '2026-04-04'],
  ['2027-12-24', 2, '2027-12-30'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-10-23', 1, '2026-10-26'],
]
for (const [from, number, to] of workingDayTable) {
  test(`CT-01 ${number} working days after ${from} is ${to}`, () => {
    assert.equal(count.addWorkingDays(calendar, day(from), number).toString(), to)
  })
}

test('CT-01 subtracting skips what adding skips', () => {
  assert.equal(count.subtractWorkingDays(calendar, day('2026-12-29'), 1).toString(), '2026-12-24')
  assert.equal(count.subtractWorkingDays(calendar, day('2027-01-07'), 2).toString(), '2027-01-05')
  assert.equal(count.lastWorkingDayOnOrBefore(calendar, day('2026-12-28')).toString(), '2026-12-24')
  assert.equal(count.lastWorkingDayOnOrBefore(calendar, day('2026-12-24')).toString(), '2026-12-24')
})

test('CT-01 a negative or broken count is a bug and says so', () => {
  assert.throws(() => count.addWorkingDays(calendar, day('2026-01-05'), -1), /whole number from 0, not -1/)
  assert.throws(() => count.subtractWorkingDays(calendar, day('2026-01-05'), 1.5), /not 1.5/)
})

test('CT-01 a closure day counts for the court and not for filing', () => {
  const closed = count.calendarOf(bankHolidays, days('2026-12-29', '2026-12-30', '2026-12-31'), published)
  assert.equal(count.addWorkingDays(closed, day('2026-12-24'), 1).toString(), '2026-12-29')
  assert.equal(count.addOpenDays(closed, day('2026-12-24'), 1).toString(), '2027-01-04')
  assert.ok(count.isWorkingDay(closed, day('2026-12-30')))
  assert.ok(!count.isOpenDay(closed, day('2026-12-30')))
})

test('PP-03 the next open day is looked for within the week only', () => {
  const closed = count.calendarOf(bankHolidays, days('2026-12-29', '2026-12-30', '2026-12-31', '2026-12-07'), published)
  assert.equal(count.openDayInSameWeek(closed, day('2026-12-28')), null)
  assert.equal(count.openDayInSameWeek(closed, day('2026-12-07'))?.toString(), '2026-12-08')
  assert.equal(count.openDayInSameWeek(closed, day('2026-12-19')), null)
})

test('PP-10 the bank holidays a count skipped are named, weekends are not', () => {
  const skipped = count.bankHolidaysSkipped(calendar, day('2026-12-11'), day('2027-01-08'))
  assert.deepEqual(
    skipped.map(({ on, title }) => `${on.toString()} ${title}`),
    ['2026-12-25 Christmas Day', '2026-12-28 Boxing Day (substitute day)', '2027-01-01 New Year’s Day'],
  )
})

test('CT-01 a count is provisional once it takes in a day past the published holidays; the day it starts from is none', () => {
  const provisional = (from: string, to: string) => count.isProvisional(calendar, day(from), day(to))
  assert.equal(provisional('2026-09-07', '2028-12-31'), false)
  assert.equal(provisional('2028-12-28', '2029-01-01'), true)
  assert.equal(provisional('2029-01-02', '2028-12-29'), true, 'back over 1 January')
  assert.equal(provisional('2029-01-01', '2028-12-29'), false, 'a hearing on 1 January itself is as listed')
  assert.equal(provisional('2029-01-05', '2029-01-05'), false, 'nothing counted')
  assert.equal(provisional('2014-12-31', '2015-01-05'), false, 'the first day counted is known')
  assert.equal(provisional('2014-12-30', '2015-01-05'), true)
})

test('CT-01 a one-off holiday further ahead publishes nothing before it', () => {
  const jubilee = [...bankHolidays, { on: day('2030-06-03'), title: 'A jubilee' }]
  const withOneOff = count.calendarOf(jubilee, [], published)
  assert.equal(withOneOff.publishedTo.toString(), '2028-12-31')
  assert.ok(count.isProvisional(withOneOff, day('2029-03-01'), day('2029-03-05')))
})

test('CT-01 a count is provisional exactly when another holiday there could move it', () => {
  const anyDate = anyDayBetween('2028-11-01', '2029-02-28')
  const step = fc.constantFrom(count.addWorkingDays, count.subtractWorkingDays)
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 0, max: 25 }), step, (from, number, move) => {
      const to = move(calendar, from, number)
      const unknown = Array.from({ length: 60 }, (_, at) => published.publishedTo.add({ days: at + 1 }))
      const couldMove = unknown.some((on) => {
        const other = count.calendarOf([...bankHolidays, { on, title: 'Not yet known' }], [], published)
        return !move(other, from, number).equals(to)
      })
      assert.equal(count.isProvisional(calendar, from, to), couldMove)
    }),
  )
})

const anyCount = fc.integer({ min: 0, max: 60 })

test('CT-01 adding working days lands on a working day, and later for more', () => {
  fc.assert(
    fc.property(anyPublishedDay, anyCount, (from, number) => {
      const to = count.addWorkingDays(calendar, from, number + 1)
      assert.ok(count.isWorkingDay(calendar, to))
      assert.ok(isAfter(to, count.addWorkingDays(calendar, from, number)))
    }),
  )
})

test('CT-01 subtracting working days undoes adding them, from any working day', () => {
  fc.assert(
    fc.property(anyPublishedDay, anyCount, (date, number) => {
      const from = count.nextWorkingDay(calendar, date)
      const to = count.addWorkingDays(calendar, from, number)
      assert.equal(count.subtractWorkingDays(calendar, to, number).toString(), from.toString())
      assert.equal(count.workingDaysBetween(calendar, from, to), number)
      assert.equal(count.workingDaysBetween(calendar, to, from), number === 0 ? 0 : -number)
    }),
  )
})

test('CT-01 on awkward days too the next working day is the first one after', () => {
  for (const date of awkwardDays) {
    const next = count.nextWorkingDay(calendar, date)
    assert.ok(isAfter(next, date))
    for (let at = date.add({ days: 1 }); isBefore(at, next); at = at.add({ days: 1 }))
      assert.ok(!count.isWorkingDay(calendar, at), at.toString())
  }
})
