import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { mostUrgentFirst, type Urgency } from './urgency.ts'

const child = (name: string, pastLimitBy: number, nextOn: string | null, waits = true): Urgency => ({
  name,
  pastLimitBy,
  waits,
  nextOn: nextOn === null ? null : day(nextOn),
})

test('TM-03 most urgent first: past the 12-week date longest, then the next date, then what waits, then the name', () => {
  const children = [
    child('Éva', 0, '2026-11-30'),
    child('Zoe', 0, '2026-11-30'),
    child('Ben', 0, '2026-12-07'),
    child('Done', 0, null),
    child('Cara', 7, '2026-11-16'),
    child('Ali', 0, '2026-11-30', false),
    child('Dan', 21, '2026-11-02'),
  ]
  const order = children.toSorted(mostUrgentFirst).map(({ name }) => name)
  assert.deepEqual(order, ['Dan', 'Cara', 'Éva', 'Zoe', 'Ali', 'Ben', 'Done'])
})
