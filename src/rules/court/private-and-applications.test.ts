import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { decideApplication } from './application.ts'
import { sayCarePlan } from './care-plans.ts'
import { delayReasons, isDelayCode, sayDelayReason } from '#rules/words/delay-reasons.ts'
import { privateReportDue, privateStanding } from './private-reports.ts'

const today = day('2026-11-20')
const section37 = { report: 'section-37', orderedOn: day('2026-10-16'), reportDueOn: null } as const

test('CT-06 a section 37 report is due 8 weeks from the direction unless the court gave a date; both are kept', () => {
  assert.equal(privateReportDue(section37).computed?.toString(), '2026-12-10')
  const ordered = privateReportDue({ ...section37, reportDueOn: day('2027-01-08') })
  assert.deepEqual([ordered.computed?.toString(), ordered.ordered?.toString()], ['2026-12-10', '2027-01-08'])
})

test('CT-06 a section 7 report is due when the court says and on no other day', () => {
  assert.deepEqual(privateReportDue({ ...section37, report: 'section-7' }), { computed: null, ordered: null })
})

const work = { ...section37, nextHearingOn: day('2026-12-09'), filedOn: null }

test('CT-06 a report due after the hearing it serves is a conflict until it is filed', () => {
  assert.equal(privateStanding(work, today).conflict, true)
  assert.equal(privateStanding({ ...work, nextHearingOn: day('2026-12-10') }, today).conflict, false)
  assert.equal(privateStanding({ ...work, nextHearingOn: null }, today).conflict, false)
  assert.equal(privateStanding({ ...work, filedOn: today }, today).conflict, false)
})

test('CT-06 a report is overdue from the day after its date until filed', () => {
  const on = (iso: string) => privateStanding(work, day(iso)).overdue
  assert.deepEqual([on('2026-12-10'), on('2026-12-11')], [null, 'overdue by 1 day'])
  assert.equal(privateStanding({ ...work, filedOn: day('2026-12-14') }, day('2026-12-15')).overdue, null)
})

const cara = { id: 1, unborn: false, bornOn: day('2019-03-01'), expectedDeliveryOn: null }
const baby = { id: 2, unborn: true, bornOn: null, expectedDeliveryOn: day('2027-01-08') }

test('FAM-03 no application is recorded for a child who isn’t born, and the others are named apart', () => {
  assert.deepEqual(decideApplication([cara], null, today), { ok: true, value: [1] })
  assert.deepEqual(decideApplication([cara, baby], null, today), { ok: false, because: { notYetBorn: [2] } })
  const undated = { ...baby, expectedDeliveryOn: null }
  assert.deepEqual(decideApplication([undated], null, today), { ok: false, because: { notYetBorn: [2] } })
})

test('FAM-03 an application dated before the birth is refused, on the day of birth it isn’t', () => {
  const born = { ...baby, unborn: false, bornOn: day('2026-11-10') }
  assert.equal(decideApplication([born], day('2026-11-09'), today).ok, false)
  assert.equal(decideApplication([born], day('2026-11-10'), today).ok, true)
})

test('CT-04 delay codes are the court service’s, each once, with words', () => {
  assert.equal(delayReasons.length, 46)
  assert.equal(new Set(delayReasons.map(({ code }) => code)).size, delayReasons.length)
  assert.equal(sayDelayReason('EX1'), 'EX1 Expert: late or poor report')
  assert.equal(sayDelayReason('expert late'), 'expert late')
  assert.equal(sayDelayReason(null), '')
  assert.deepEqual([isDelayCode('LA11'), isDelayCode('LA12')], [true, false])
})

test('CT-08 a care plan is its code with words', () => {
  assert.equal(sayCarePlan('B'), 'Interim or full care order, placed with parents')
  assert.equal(sayCarePlan(null), '')
})
