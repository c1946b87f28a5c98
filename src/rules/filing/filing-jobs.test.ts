import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { filingJobs, filingState } from './filing-jobs.ts'

const dueOn = day('2026-11-24')
const doneOn = (iso: string) => filingJobs.map((job) => ({ job, doneOn: day(iso) }))

test('FI-02 a pack is filed when all three jobs are, and late is late', () => {
  const [first] = doneOn('2026-11-24')
  assert.ok(first)
  assert.deepEqual(filingState(dueOn, [], day('2026-11-24')), { kind: 'to-do', left: [...filingJobs] })
  assert.deepEqual(filingState(dueOn, [first], day('2026-11-25')), { kind: 'late', left: filingJobs.slice(1) })
  const onTime = filingState(dueOn, doneOn('2026-11-24'), day('2026-12-10'))
  assert.ok(onTime.kind === 'filed' && !onTime.late)
  const late = filingState(
    dueOn,
    [...doneOn('2026-11-24').slice(1), { job: 'decision-and-actions', doneOn: day('2026-11-25') }],
    day('2026-12-10'),
  )
  assert.ok(late.kind === 'filed' && late.late && late.on.toString() === '2026-11-25')
})
