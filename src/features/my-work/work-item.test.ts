import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { atMost, dueTag, foldOlder, inSections, type WorkItem } from './work-item.ts'

const today = day('2026-11-20')
const item = (title: string, on: WorkItem['on'], pastLimitBy = 0): WorkItem => ({
  title,
  on,
  pastLimitBy,
  href: '/',
  detail: '',
  tag: { text: '', tone: 'calm' },
  saw: [1],
})

test('PP-02 past the limit comes first, longest first, then the date, then as it was found', () => {
  const items = [
    item('yesterday', day('2026-11-19')),
    item('now', 'now'),
    item('today', today),
    item('past the limit', day('2026-11-18'), 2),
    item('longer past the limit', day('2026-11-12'), 8),
    item('in a week', day('2026-11-27')),
    item('tomorrow', day('2026-11-21')),
    item('in eight days', day('2026-11-28')),
    item('some time', 'any-time'),
  ]
  assert.deepEqual(
    inSections(items, today).map(({ heading, items: found }) => [heading, found.map(({ title }) => title)]),
    [
      ['Today', ['longer past the limit', 'past the limit', 'yesterday', 'now', 'today']],
      ['In the next 7 days', ['tomorrow', 'in a week']],
      ['After that', ['in eight days']],
      ['When there is time', ['some time']],
    ],
  )
})

test('PP-04 what heads the work stands before everything, also before what is past its limit, under today’s heading', () => {
  const undecided: WorkItem = { ...item('undecided, in two days', day('2026-11-22')), heads: true }
  const [first] = inSections([item('past the limit', day('2026-11-12'), 8), item('now', 'now'), undecided], today)
  assert.deepEqual(
    [first?.heading, first?.items.map(({ title }) => title)],
    ['Today', ['undecided, in two days', 'past the limit', 'now']],
  )
})

test('PP-02 what has a date that binds comes before other things under the same heading, past the limit before both', () => {
  const limit = (title: string, on: WorkItem['on'], pastLimitBy = 0): WorkItem => ({
    ...item(title, on, pastLimitBy),
    kind: 'limit',
  })
  const items = [
    item('chore, long overdue', day('2026-11-02')),
    limit('review today', today),
    limit('past the limit', day('2026-11-19'), 1),
    item('chore tomorrow', day('2026-11-21')),
    limit('hearing in a week', day('2026-11-27')),
  ]
  assert.deepEqual(
    inSections(items, today).map(({ items: found }) => found.map(({ title }) => title)),
    [
      ['past the limit', 'review today', 'chore, long overdue'],
      ['hearing in a week', 'chore tomorrow'],
    ],
  )
})

test('LO-03 of what is only to read the latest stands with the work, the older ones are folded', () => {
  const notice = (title: string): WorkItem => ({ ...item(title, 'now'), kind: 'notice' })
  const { shown, older } = foldOlder([notice('latest'), item('chore', today), notice('older'), notice('oldest')])
  assert.deepEqual(
    [shown, older].map((items) => items.map(({ title }) => title)),
    [
      ['latest', 'chore'],
      ['older', 'oldest'],
    ],
  )
})

test('AC-01 a long list keeps its most urgent and says how many more there are; one more is simply shown', () => {
  const rest = { one: 'action', several: 'actions', href: '/actions', today }
  const items = ['27', '24', '21', '25'].map((date) => item(date, day(`2026-11-${date}`)))
  assert.deepEqual(
    atMost(2, items, rest).map(({ title, href, saw }) => [title, href, saw.length]),
    [
      ['21', '/', 1],
      ['24', '/', 1],
      ['2 more actions', '/actions', 0],
    ],
  )
  assert.equal(atMost(3, items, rest).length, 4)
})

const tags: readonly (readonly [string, string])[] = [
  ['2026-11-17', 'Overdue by 3 days'],
  ['2026-11-19', 'Overdue by 1 day'],
  ['2026-11-20', 'Today'],
  ['2026-11-21', 'Tomorrow'],
  ['2026-11-22', 'In 2 days'],
]
for (const [on, text] of tags)
  test(`AC-01 on 20 November ${on} is ${text}`, () => assert.equal(dueTag(day(on), today).text, text))
