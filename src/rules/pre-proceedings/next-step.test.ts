import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { isOverdue, type NextStep, type WaitsFor } from './next-step.ts'

const on = Temporal.PlainDate.from('2026-11-20')
const step = (kind: WaitsFor, overdueBy: number): NextStep => ({ kind, on, dueOn: on, overdueBy })

const steps: readonly (readonly [WaitsFor, number, boolean])[] = [
  ['final', 0, false],
  ['final', 1, true],
  ['midpoint', 1, true],
  ['urgent-return', 3, true],
  // Aims, not duties: a letter after its fifth working day is past its aim (P16).
  ['letter', 9, false],
  ['first-meeting', 9, false],
]
for (const [kind, days, is] of steps)
  test(`PP-02 PP-08 ${kind}, ${days} days after its day, is ${is ? '' : 'not '}overdue`, () =>
    assert.equal(isOverdue(step(kind, days)), is))
