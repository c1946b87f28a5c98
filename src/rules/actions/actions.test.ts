import { test } from 'node:test'
import fc from 'fast-check'
import { anyPublishedDay } from '#test/support/any-dates.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { decideCompletion, decideMove } from './change-action.ts'
import { actionDue, sayActionDue, sayTimesMoved } from './due.ts'

const today = day('2026-11-20')
const dayOrNull = (iso: string | null) => (iso === null ? null : day(iso))

const standings: readonly (readonly [dueOn: string | null, doneOn: string | null, stopped: boolean, says: string])[] = [
  ['2026-11-15', null, false, 'Still open, overdue by 5 days'],
  ['2026-11-19', null, false, 'Still open, overdue by 1 day'],
  ['2026-11-20', null, false, 'Due today'],
  ['2026-11-21', null, false, 'Due tomorrow'],
  ['2026-11-27', null, false, 'Due in 7 days'],
  [null, null, false, 'No date yet'],
  ['2026-11-15', '2026-11-15', false, 'Done'],
  ['2026-11-15', '2026-11-18', false, 'Done, 3 days late'],
  [null, '2026-11-18', false, 'Done'],
  ['2026-11-15', null, true, 'No longer chased'],
  ['2026-11-15', '2026-11-15', true, 'Done'],
]
for (const [dueOn, doneOn, stopped, says] of standings)
  test(`AC-02 due ${dueOn ?? 'on no day'}, done ${doneOn ?? 'not'}${stopped ? ', clock stopped' : ''}: ${says}`, () => {
    assert.equal(sayActionDue(actionDue({ dueOn: dayOrNull(dueOn), doneOn: dayOrNull(doneOn), stopped }, today)), says)
  })

test('AC-02 an open action is overdue on exactly the days after its date', () => {
  fc.assert(
    fc.property(anyPublishedDay, anyPublishedDay, (dueOn, on) => {
      const { is } = actionDue({ dueOn, doneOn: null, stopped: false }, on)
      assert.equal(is === 'overdue', Temporal.PlainDate.compare(on, dueOn) > 0)
    }),
  )
})

test('AC-02 moves are counted in words', () => {
  assert.deepEqual([0, 1, 2, 5].map(sayTimesMoved), ['', 'moved once', 'moved 2 times', 'moved 5 times'])
})

const open = { addedOn: day('2026-11-02'), dueOn: day('2026-11-15'), doneOn: null }
const because = (outcome: { ok: true } | { ok: false; because: string }) => (outcome.ok ? 'allowed' : outcome.because)

test('AC-01 an action is completed once, on a day from when it was added to today', () => {
  assert.equal(because(decideCompletion(open, day('2026-11-02'), today)), 'allowed')
  assert.equal(because(decideCompletion(open, today, today)), 'allowed')
  assert.equal(because(decideCompletion(open, day('2026-11-21'), today)), 'not-yet-happened')
  assert.equal(because(decideCompletion(open, day('2026-11-01'), today)), 'before-it-was-added')
  assert.equal(because(decideCompletion({ ...open, doneOn: today }, today, today)), 'already-done')
})

test('AC-02 a date moves with a reason, to another day that has not gone', () => {
  const to = (iso: string, reason = 'The report is late') => decideMove(open, { to: day(iso), reason }, today)
  const moved = to('2026-12-04')
  assert.ok(moved.ok)
  assert.equal(moved.value.from?.toString(), '2026-11-15')
  assert.equal(because(to('2026-11-20')), 'allowed')
  assert.equal(because(to('2026-11-19')), 'in-the-past')
  assert.equal(because(to('2026-12-04', '  ')), 'reason-missing')
  const ahead = { ...open, dueOn: day('2026-12-04') }
  assert.equal(because(decideMove(ahead, { to: day('2026-12-04'), reason: 'x' }, today)), 'same-date')
  assert.equal(
    because(decideMove({ ...open, doneOn: today }, { to: day('2026-12-04'), reason: 'x' }, today)),
    'already-done',
  )
})
