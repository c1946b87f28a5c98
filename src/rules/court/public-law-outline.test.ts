import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay, awkwardDays } from '#test/support/any-dates.ts'
import { englandAndWales as calendar } from '#rules/calendar/england-and-wales.ts'
import { day, daysBetween, isBefore } from '#rules/calendar/plain-date.ts'
import { isWorkingDay, workingDaysBetween } from '#rules/calendar/working-days.ts'
import { assert } from '#test/support/assert.ts'
import {
  advocatesMeetingBy,
  draftOrderBy,
  endOf26Weeks,
  hearingTiming,
  outlineDay,
  outlineDayNumber,
  publicLawOutline,
} from './public-law-outline.ts'

const outlineOf = (issuedOn: string) => publicLawOutline(calendar, day(issuedOn), 'statute')

test('CT-01 court at Christmas: issued Fri 11 Dec 2026', () => {
  const outline = Object.entries(outlineOf('2026-12-11')).map(([name, on]) => `${name} ${on.toString()}`)
  assert.deepEqual(outline, [
    ...['issuedOn 2026-12-11', 'day2 2026-12-14', 'day12 2026-12-30', 'day18 2027-01-08', 'day25 2027-01-19'],
    ...['week20 2027-04-30', 'week26 2027-06-10'],
  ])
  assert.equal(endOf26Weeks(day('2026-12-11'), 'portal').toString(), '2027-06-11')
})

test('CT-01 a hearing on Thu 7 Jan 2027 is Day 17, in time; on Mon 11 Jan Day 19, flagged', () => {
  const issuedOn = day('2026-12-11')
  const outline = outlineOf('2026-12-11')
  assert.equal(outlineDayNumber(calendar, issuedOn, day('2027-01-07')), 17)
  assert.equal(hearingTiming(outline, 'case-management', day('2027-01-07')), 'in-time')
  assert.equal(outlineDayNumber(calendar, issuedOn, day('2027-01-11')), 19)
  assert.equal(hearingTiming(outline, 'case-management', day('2027-01-11')), 'after-the-window')
  assert.equal(hearingTiming(outline, 'case-management', day('2026-12-29')), 'before-the-window')
  assert.equal(outlineDayNumber(calendar, issuedOn, day('2026-12-10')), null)
})

test('CT-01 the window includes Day 12 and Day 18, the further hearing Day 25, issues resolution week 20', () => {
  const outline = outlineOf('2026-12-11')
  for (const on of [outline.day12, outline.day18])
    assert.equal(hearingTiming(outline, 'case-management', on), 'in-time')
  const timing = (hearing: 'further-case-management' | 'issues-resolution', last: Temporal.PlainDate) => [
    hearingTiming(outline, hearing, last),
    hearingTiming(outline, hearing, last.add({ days: 1 })),
  ]
  assert.deepEqual(timing('further-case-management', outline.day25), ['in-time', 'after-the-window'])
  assert.deepEqual(timing('issues-resolution', outline.week20), ['in-time', 'after-the-window'])
})

test('CT-01 the lawyers meet by Tue 5 Jan (clear days: Mon 4 Jan), the draft order is due by 11:00 on Wed 6 Jan', () => {
  const hearingOn = day('2027-01-07')
  assert.equal(advocatesMeetingBy(calendar, 'case-management', hearingOn, 'plain').toString(), '2027-01-05')
  assert.equal(advocatesMeetingBy(calendar, 'case-management', hearingOn, 'clear').toString(), '2027-01-04')
  assert.equal(advocatesMeetingBy(calendar, 'issues-resolution', hearingOn, 'plain').toString(), '2026-12-24')
  assert.equal(draftOrderBy(calendar, hearingOn).toString(), '2027-01-06T11:00:00')
})

test('CT-01 issued without pre-proceedings, Wed 3 Feb 2027', () => {
  const { day12, day18, week26 } = outlineOf('2027-02-03')
  assert.deepEqual([day12, day18, week26].map(String), ['2027-02-18', '2027-02-26', '2027-08-03'])
})

test('CT-01 issued on a day that isn’t a working day, that day is still Day 1', () => {
  assert.equal(outlineDay(calendar, day('2026-12-26'), 1).toString(), '2026-12-26')
  assert.equal(outlineDay(calendar, day('2026-12-26'), 2).toString(), '2026-12-29')
  assert.throws(() => outlineDay(calendar, day('2026-12-26'), 0), /whole number from 0/)
})

const holdsFor = (issuedOn: Temporal.PlainDate) => {
  const outline = publicLawOutline(calendar, issuedOn, 'statute')
  const days = [
    outline.issuedOn,
    outline.day2,
    outline.day12,
    outline.day18,
    outline.day25,
    outline.week20,
    outline.week26,
  ]
  days.reduce((earlier, later) => {
    assert.ok(isBefore(earlier, later), `${earlier.toString()} before ${later.toString()}`)
    return later
  })
  assert.equal(workingDaysBetween(calendar, issuedOn, outline.day12), 11)
  assert.equal(outlineDayNumber(calendar, issuedOn, outline.day25), 25)
  assert.ok(isWorkingDay(calendar, outline.day18))
  assert.equal(daysBetween(issuedOn, outline.week20), 140)
  assert.equal(daysBetween(issuedOn, outline.week26), 181)
}

test('CT-01 the Days follow one another on working days, and the weeks are never rolled', () => {
  fc.assert(fc.property(anyPublishedDay, holdsFor))
  awkwardDays.filter((date) => isBefore(date, day('2028-11-01'))).forEach(holdsFor)
})
