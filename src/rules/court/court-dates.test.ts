import { test } from 'node:test'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import * as court from './court-dates.ts'

test('CT-06 a section 37 report is due before the end of 8 weeks beginning with the direction', () => {
  const due = court.section37Due(day('2026-11-02'), null)
  assert.equal(court.dateThatCounts(due)?.toString(), '2026-12-27')
  assert.equal(court.workingTarget(englandAndWales, day('2026-12-27')).toString(), '2026-12-24')
})

test('CT-01 a date the court orders counts, and the computed one is kept', () => {
  const due = court.section37Due(day('2026-11-02'), day('2027-01-15'))
  assert.equal(court.dateThatCounts(due)?.toString(), '2027-01-15')
  assert.equal(due.computed?.toString(), '2026-12-27')
})

test('CT-06 a section 7 report has only the date ordered, and conflicts when it comes after its hearing', () => {
  assert.equal(court.dateThatCounts(court.section7Due(null)), null)
  assert.equal(court.dateThatCounts(court.section7Due(day('2026-12-01')))?.toString(), '2026-12-01')
  assert.ok(court.isDueAfterItsHearing(day('2026-12-02'), day('2026-12-01')))
  assert.ok(!court.isDueAfterItsHearing(day('2026-12-01'), day('2026-12-01')))
})

test('CT-05 an extension ends within 8 weeks of the later of the current end and the order', () => {
  assert.equal(court.latestExtensionEnd(day('2027-06-10'), day('2027-05-20')).toString(), '2027-08-05')
  assert.equal(court.latestExtensionEnd(day('2027-06-10'), day('2027-06-17')).toString(), '2027-08-12')
})
