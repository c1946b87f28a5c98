import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { clockStartingAt, frozenClock, systemClock } from './clock.ts'

test('the day is the day in England, on the nights the clocks change and around them', () => {
  for (const [instant, day] of [
    ['2026-03-28T23:59:59Z', '2026-03-28'],
    ['2026-03-29T00:00:00Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2028-02-29T12:00:00Z', '2028-02-29'],
  ] as const) {
    assert.equal(frozenClock(instant).today().toString(), day)
  }
})

test('a frozen clock stands still until it is moved', () => {
  const clock = frozenClock('2026-07-01T09:00')
  assert.equal(clock.now().toString(), '2026-07-01T08:00:00Z')
  assert.equal(clock.now().toString(), clock.now().toString())
  clock.moveTo('2026-12-24T17:30')
  assert.equal(clock.now().toString(), '2026-12-24T17:30:00Z')
  assert.equal(clock.today().toString(), '2026-12-24')
})

test('a clock set for a demonstration starts there and runs on', async () => {
  const clock = clockStartingAt(Temporal.PlainDateTime.from('2026-11-20T09:00'))
  const first = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(clock.today().toString(), '2026-11-20')
  assert.ok(Temporal.Instant.compare(first, Temporal.Instant.from('2026-11-20T09:00Z')) >= 0)
  assert.ok(Temporal.Instant.compare(clock.now(), first) > 0)
})

test('the system clock agrees with the machine', () => {
  const before = Date.now()
  const now = systemClock().now().epochMilliseconds
  assert.ok(now >= before && now <= Date.now())
})
