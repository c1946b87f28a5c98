import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { assert } from '#test/support/assert.ts'
import { hearingChanges, type HearingDetails } from './hearing-changes.ts'
import { usualConventions } from './court-counting.ts'
import { hearingDates } from './hearing-dates.ts'
import type { HearingKind } from './hearing-names.ts'
import {
  courtStage,
  hearingNow,
  nextHearing,
  passedInSilence,
  sayHearingNow,
  type HearingStatus,
} from './hearing-status.ts'

const issued = day('2026-12-11')
const plainly = { calendar: englandAndWales, ...usualConventions }
const datesOf = (kind: HearingKind, heldOn: string, issuedOn: Temporal.PlainDate | null = issued) =>
  hearingDates(plainly, issuedOn, { kind, heldOn: day(heldOn) })

test('CT-01 at Christmas: a hearing on Day 17 is in time, its advocates meet by Tuesday, the draft order is due on Wednesday', () => {
  const dates = datesOf('case-management', '2027-01-07')
  assert.equal(dates.dayNumber?.value, 17)
  assert.equal(dates.flag, null)
  assert.equal(dates.advocatesBy?.value.toString(), '2027-01-05')
  assert.equal(dates.draftOrderBy.value.toString(), '2027-01-06T11:00:00')
  const byClearDays = { ...plainly, daysBefore: 'clear' } as const
  const clear = hearingDates(byClearDays, issued, { kind: 'case-management', heldOn: day('2027-01-07') })
  assert.equal(clear.advocatesBy?.value.toString(), '2027-01-04')
  assert.equal(clear.draftOrderBy.value.toString(), '2027-01-06T11:00:00')
})

const flags: readonly (readonly [kind: HearingKind, heldOn: string, flag: string | null])[] = [
  [
    'case-management',
    '2027-01-11',
    'Day 19: the Outline expects this hearing between Day 12, Wed 30 Dec 2026, and Day 18, Fri 8 Jan 2027.',
  ],
  [
    'case-management',
    '2026-12-29',
    'Day 11: the Outline expects this hearing between Day 12, Wed 30 Dec 2026, and Day 18, Fri 8 Jan 2027.',
  ],
  [
    'case-management',
    '2026-12-10',
    'Before issue: the Outline expects this hearing between Day 12, Wed 30 Dec 2026, and Day 18, Fri 8 Jan 2027.',
  ],
  ['further-case-management', '2027-01-19', null],
  ['further-case-management', '2027-01-20', 'Day 26: the Outline expects this hearing by Day 25, Tue 19 Jan 2027.'],
  ['issues-resolution', '2027-04-30', null],
  [
    'issues-resolution',
    '2027-05-04',
    '20w 4d after issue: the Outline expects this hearing within 20 weeks, by Fri 30 Apr 2027.',
  ],
  ['final', '2027-12-01', null],
]
for (const [kind, heldOn, flag] of flags)
  test(`CT-01 a ${kind} hearing on ${heldOn} is ${flag === null ? 'not flagged' : 'flagged'}`, () => {
    assert.equal(datesOf(kind, heldOn).flag, flag)
  })

test('CT-01 without a day of issue nothing is flagged, and dates before the hearing still stand', () => {
  const dates = datesOf('issues-resolution', '2027-05-05', null)
  assert.deepEqual([dates.dayNumber, dates.flag], [null, null])
  assert.equal(dates.advocatesBy?.value.toString(), '2027-04-23')
})

test('CT-01 before a final hearing too the draft order is due by 11:00 the working day before; it has no advocates’ meeting', () => {
  const dates = datesOf('final', '2027-01-04')
  assert.equal(dates.draftOrderBy.value.toString(), '2026-12-31T11:00:00')
  assert.equal(dates.advocatesBy, null)
})

test('CT-01 what counts past the published bank holidays is provisional, the rest of the same hearing isn’t', () => {
  const marks = (kind: HearingKind, heldOn: string) => {
    const { dayNumber, advocatesBy, draftOrderBy } = datesOf(kind, heldOn)
    return [dayNumber?.isProvisional, advocatesBy?.isProvisional, draftOrderBy.isProvisional]
  }
  assert.deepEqual(marks('issues-resolution', '2029-01-10'), [true, true, true])
  assert.deepEqual(marks('final', '2029-01-01'), [true, undefined, false])
  assert.deepEqual(marks('final', '2027-01-07'), [false, undefined, false])
})

const listed: HearingDetails = {
  kind: 'case-management',
  heldOn: day('2027-01-07'),
  startsAt: '10:00',
  court: 'Northbrook Family Court',
  attendancePlan: 'Grace Oyelaran in person',
  status: 'listed',
  reasonCode: null,
}

test('CT-03 every change to a hearing is told old → new', () => {
  const moved: HearingDetails = {
    ...listed,
    heldOn: day('2027-01-11'),
    startsAt: null,
    attendancePlan: 'Grace Oyelaran and Hannah Lowe, by video',
    status: 're-listed',
    reasonCode: 'HM1',
  }
  assert.deepEqual(hearingChanges(listed, moved), [
    { what: 'date', from: 'Thu 7 Jan 2027', to: 'Mon 11 Jan 2027' },
    { what: 'time', from: '10:00', to: null },
    {
      what: 'attendance plan',
      from: 'Grace Oyelaran in person',
      to: 'Grace Oyelaran and Hannah Lowe, by video',
    },
    { what: 'status', from: 'Listed', to: 'Re-listed' },
    { what: 'reason', from: null, to: 'HM1 Court: no courtroom' },
  ])
  assert.deepEqual(hearingChanges(listed, { ...listed, heldOn: day('2027-01-07') }), [])
})

const hearing = (kind: HearingKind, heldOn: string, status: HearingStatus) => ({ kind, heldOn: day(heldOn), status })
const today = day('2027-02-01')

test('CT-03 a hearing listed for a day that has gone, of which nobody said anything, isn’t held: nothing is recorded', () => {
  const silent = hearing('final', '2027-01-29', 'listed')
  assert.equal(hearingNow(silent, today), 'nothing-recorded')
  assert.equal(sayHearingNow(silent, today), 'Nothing recorded')
  assert.equal(hearingNow(hearing('final', '2027-01-29', 're-listed'), today), 'nothing-recorded')
  assert.equal(hearingNow(hearing('final', '2027-02-01', 'listed'), today), 'listed')
  assert.equal(sayHearingNow(hearing('final', '2027-01-29', 'held'), today), 'Held')
  assert.equal(sayHearingNow(hearing('final', '2027-01-29', 'vacated'), today), 'Vacated')
  assert.deepEqual(passedInSilence([silent, hearing('final', '2027-02-02', 'listed')], today), [silent])
})

test('CT-03 the next hearing is the first still listed from today on', () => {
  const hearings = [
    hearing('final', '2027-05-03', 'listed'),
    hearing('issues-resolution', '2027-02-01', 'adjourned'),
    hearing('issues-resolution', '2027-03-01', 're-listed'),
    hearing('case-management', '2027-01-07', 'listed'),
  ]
  assert.equal(nextHearing(hearings, today)?.heldOn.toString(), '2027-03-01')
  assert.equal(nextHearing([], today), null)
})

test('CT-01 the stage follows from issue and the hearings recorded as held', () => {
  const open = { issuedOn: issued, endedOn: null }
  const cmh = hearing('case-management', '2027-01-07', 'held')
  const irh = hearing('issues-resolution', '2027-01-29', 'held')
  const final = hearing('final', '2027-01-30', 'held')
  assert.equal(courtStage({ issuedOn: null, endedOn: null }, []), 'to-be-issued')
  assert.equal(courtStage(open, []), 'case-management')
  assert.equal(courtStage(open, [cmh]), 'issues-resolution')
  assert.equal(courtStage(open, [cmh, irh]), 'final-hearing')
  assert.equal(courtStage(open, [cmh, { ...irh, status: 'vacated' }]), 'issues-resolution')
  assert.equal(courtStage(open, [cmh, { ...irh, status: 'listed' }]), 'issues-resolution')
  assert.equal(courtStage(open, [cmh, irh, final]), 'after-final-hearing')
  assert.equal(courtStage({ issuedOn: issued, endedOn: today }, [cmh]), 'ended')
})
