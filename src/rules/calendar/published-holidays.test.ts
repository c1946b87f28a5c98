import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readPublishedHolidays } from './published-holidays.ts'

const event = (title: string, date: string, notes = '') => ({ title, date, notes, bunting: true })
const file = (events: readonly unknown[]) =>
  JSON.stringify({
    'england-and-wales': { division: 'england-and-wales', events },
    scotland: { division: 'scotland', events: [event('St Andrew’s Day', '2029-11-30')] },
  })

test('SET-04 the published bank holidays are read in order, Scotland’s own left out', () => {
  const read = readPublishedHolidays(
    file([
      event('Boxing Day', '2029-12-26'),
      event('Christmas Day', '2029-12-25'),
      event('New Year’s Day', '2029-01-01', ''),
    ]),
  )
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.days.map(({ on, title }) => `${on.toString()} ${title}`),
    ['2029-01-01 New Year’s Day', '2029-12-25 Christmas Day', '2029-12-26 Boxing Day'],
  )
  assert.equal(read.value.publishedTo.toString(), '2029-12-31')
})

test('SET-04 a substitute day says so', () => {
  const read = readPublishedHolidays(file([event('Christmas Day', '2027-12-27', 'Substitute day')]))
  assert.ok(read.ok)
  assert.equal(read.value.days[0]?.title, 'Christmas Day (substitute day)')
})

test('SET-04 a one-off day announced for a later year publishes neither that year nor those before it', () => {
  const events = [event('Christmas Day', '2028-12-25'), event('A jubilee', '2030-06-03')]
  const read = readPublishedHolidays(file(events))
  assert.ok(read.ok)
  assert.equal(read.value.publishedTo.toString(), '2028-12-31')
})

for (const [what, text, answer] of [
  ['words', 'bank holidays', /isn’t the bank holidays file/],
  ['a list', '[]', /isn’t the bank holidays file/],
  ['another kingdom’s file', '{"scotland":{"events":[]}}', /no bank holidays for England and Wales/],
  ['an empty year', file([]), /no bank holidays for England and Wales/],
  ['a date that doesn’t exist', file([event('A', '2029-01-01'), event('B', '2029-02-30')]), /Entry 2 .* no date/],
  ['a day without a name', file([event(' ', '2029-01-01')]), /Entry 1 .* no title/],
  ['a number for a day', file([3]), /Entry 1/],
] as const)
  test(`SET-04 ${what} in place of the file gets a sentence`, () => {
    const read = readPublishedHolidays(text)
    assert.ok(!read.ok)
    assert.match(read.because, answer)
  })
