import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { daysWithout, sayGoing } from './absence.ts'

const span = (text: string) => {
  const [startsOn = '', endsOn = ''] = text.split(' ')
  return { startsOn: day(startsOn), endsOn: day(endsOn) }
}
const away = span('2026-12-07 2026-12-18')

const covers: readonly (readonly [covered: readonly string[], free: readonly string[]])[] = [
  [[], ['2026-12-07 2026-12-18']],
  [['2026-12-01 2026-12-31'], []],
  [['2026-12-01 2026-12-07'], ['2026-12-08 2026-12-18']],
  [['2026-12-18 2026-12-20'], ['2026-12-07 2026-12-17']],
  [
    ['2026-12-14 2026-12-15', '2026-12-09 2026-12-10'],
    ['2026-12-07 2026-12-08', '2026-12-11 2026-12-13', '2026-12-16 2026-12-18'],
  ],
  [
    ['2026-12-09 2026-12-15', '2026-12-10 2026-12-11'],
    ['2026-12-07 2026-12-08', '2026-12-16 2026-12-18'],
  ],
  [['2026-11-01 2026-11-30'], ['2026-12-07 2026-12-18']],
]
for (const [covered, free] of covers)
  test(`AC-04 away 7–18 December, covered ${covered.join(' and ') || 'by nobody'}`, () => {
    const found = daysWithout(away, covered.map(span))
    assert.deepEqual(
      found.map(({ startsOn, endsOn }) => `${String(startsOn)} ${String(endsOn)}`),
      free,
    )
  })

test('AC-04 a cover without an end leaves nothing free after it begins', () => {
  const found = daysWithout(away, [{ startsOn: day('2026-12-09'), endsOn: null }])
  assert.deepEqual(found, [span('2026-12-07 2026-12-08')])
})

test('AC-04 how somebody goes is said by their last day or the days they are away', () => {
  const today = day('2026-12-09')
  const said = [
    sayGoing({ leftOn: day('2026-12-08'), awayFrom: null, awayUntil: null }, today),
    sayGoing({ leftOn: today, awayFrom: null, awayUntil: null }, today),
    sayGoing({ leftOn: null, awayFrom: today, awayUntil: day('2026-12-18') }, today),
    sayGoing({ leftOn: null, awayFrom: day('2026-12-10'), awayUntil: day('2026-12-18') }, today),
  ]
  assert.deepEqual(said, [
    'left on Tue 8 Dec 2026',
    'last day Wed 9 Dec 2026',
    'away until Fri 18 Dec 2026',
    'away Thu 10 Dec 2026 to Fri 18 Dec 2026',
  ])
})
