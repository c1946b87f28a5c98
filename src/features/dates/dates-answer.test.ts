import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { datesAnswer } from './dates-answer.ts'

const asked = (query: string) => datesAnswer(new URLSearchParams(query))

const answers: readonly (readonly [query: string, answer: unknown])[] = [
  [
    'decision=2026-09-07',
    {
      decision: '2026-09-07',
      midpoint: { point: '2026-10-19', sitting: '2026-10-19' },
      final: { point: '2026-11-30', sitting: '2026-11-30' },
      ceiling: { point: '2026-12-28', sitting: '2026-12-21' },
    },
  ],
  [
    'decision=2027-01-04',
    {
      decision: '2027-01-04',
      midpoint: { point: '2027-02-15', sitting: '2027-02-15' },
      final: { point: '2027-03-29', sitting: '2027-03-22' },
      ceiling: { point: '2027-04-26', sitting: '2027-04-26' },
    },
  ],
  [
    'decision=2026-04-13',
    {
      decision: '2026-04-13',
      midpoint: { point: '2026-05-25', sitting: '2026-05-18' },
      final: { point: '2026-07-06', sitting: '2026-07-06' },
      ceiling: { point: '2026-08-03', sitting: '2026-08-03' },
    },
  ],
  [
    'issue=2026-12-11',
    {
      issue: '2026-12-11',
      day2: '2026-12-14',
      day12: '2026-12-30',
      day18: '2027-01-08',
      day25: '2027-01-19',
      week20: '2027-04-30',
      week26: '2027-06-10',
    },
  ],
  [
    'issue=2028-12-11',
    {
      issue: '2028-12-11',
      day2: '2028-12-12',
      day12: '2028-12-28',
      day18: '2029-01-05',
      day25: '2029-01-16',
      week20: '2029-04-30',
      week26: '2029-06-10',
      provisional: true,
    },
  ],
  [
    'decision=2028-09-11',
    {
      decision: '2028-09-11',
      midpoint: { point: '2028-10-23', sitting: '2028-10-23' },
      final: { point: '2028-12-04', sitting: '2028-12-04' },
      ceiling: { point: '2029-01-01', sitting: '2029-01-01' },
      provisional: true,
    },
  ],
]
for (const [query, answer] of answers) {
  test(`PP-02 CT-01 ${query}`, () => assert.deepEqual(asked(query), { ok: true, value: answer }))
}

const junk = [
  ...[
    '',
    'decision',
    'decision=',
    'issue=',
    'x=1',
    'Decision=2026-09-07',
    '__proto__=2026-09-07',
    'decision[]=2026-09-07',
  ],
  ...['decision=2026-09-07&issue=2026-09-07', 'decision=2026-09-07&decision=2026-09-07', 'decision=2026-09-07&x=1'],
  ...[
    'decision=2026-02-29',
    'decision=2026-13-01',
    'decision=2026-00-10',
    'decision=2026-04-31',
    'decision=0000-01-01',
  ],
  ...[
    'decision=%202026-09-07',
    'decision=2026-09-07%20',
    'decision=2026-9-7',
    'decision=7/9/2026',
    'decision=20260907',
  ],
  ...['decision=2026-09-07T00:00', 'decision=%2B275760-09-13', 'decision=9999-12-31', 'decision=1899-12-31'],
  ...['decision=%2B002026-09-07', 'decision=-002026-09-07', 'decision=٢٠٢٦-٠٩-٠٧', 'issue=2026-09-07[u-ca=hebrew]'],
  ...['issue=TODAY', 'issue=today', 'issue=2026-W37-1', 'issue=NaN', 'issue=null', 'issue=2027-02-29'],
]
for (const query of junk) {
  test(`PP-02 ?${query} is answered with a sentence`, () => {
    const answer = asked(query)
    assert.ok(!answer.ok)
    assert.match(answer.because, /^(Ask|The) .*\.$/)
  })
}

test('PP-02 a long value isn’t sent back whole', () => {
  const answer = asked(`decision=${'9'.repeat(10_000)}`)
  assert.ok(!answer.ok && answer.because.length < 140)
})

/** Counted by every day, so that no bank holiday moves them. */
const exact = ['decision', 'issue', 'week20', 'week26']
const isoDate = /^\d{4}-\d{2}-\d{2}$/
const everyDate = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyDate) : [value]

test('PP-02 CT-01 any day in reach is answered with days, and every one that is marked is outside the published holidays', () => {
  fc.assert(
    fc.property(anyDayBetween('1900-01-01', '2199-12-31'), fc.constantFrom('decision', 'issue'), (on, name) => {
      const answer = asked(`${name}=${on.toString()}`)
      assert.ok(answer.ok)
      const { provisional, ...dates } = answer.value
      const days = everyDate(dates).map(String)
      for (const day of days) assert.match(day, isoDate)
      const outside = (day: string) => day < '2015-01-01' || day > '2028-12-31'
      const counted = Object.entries(dates).filter(([name]) => !exact.includes(name))
      const worked = everyDate(counted.map(([, value]) => value)).map(String)
      assert.equal(provisional, worked.some(outside) ? true : undefined)
    }),
  )
})

test('PP-02 whatever is asked, an answer or a sentence comes back', () => {
  const anyPair = fc.tuple(fc.constantFrom('decision', 'issue', 'x'), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(anyPair, { maxLength: 3 }), (pairs) => {
      const answer = datesAnswer(new URLSearchParams(pairs))
      assert.ok(answer.ok || answer.because.endsWith('.'))
    }),
  )
})
