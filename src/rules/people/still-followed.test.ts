import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import {
  type ChildFollowed,
  concernedOn,
  decideFollowedAgain,
  decideNoLongerFollowed,
  eighteenOn,
  type EndOfFollowing,
} from './still-followed.ts'

const today = day('2026-11-27')
const born: ChildFollowed = { followedUntil: null, unborn: false, bornOn: day('2008-11-20') }
const baby: ChildFollowed = { followedUntil: null, unborn: true, bornOn: null }
const gone: ChildFollowed = { ...born, followedUntil: day('2026-11-01') }

const ends: readonly (readonly [
  child: ChildFollowed,
  because: EndOfFollowing,
  on: string,
  words: string,
  is: string,
])[] = [
  [born, 'died', '2026-11-27', 'At home', 'allowed'],
  [born, 'moved-away', '2026-11-01', 'To Westmere', 'allowed'],
  [born, 'turned-18', '2026-11-20', 'Eighteen', 'allowed'],
  [born, 'turned-18', '2026-11-19', 'Eighteen', 'before-18'],
  [born, 'died', '2008-11-19', 'At home', 'before-the-birth'],
  [born, 'died', '2026-11-28', 'At home', 'not-yet-happened'],
  [born, 'died', '2026-11-27', ' ', 'words-missing'],
  [born, 'pregnancy-ended', '2026-11-27', 'In week 20', 'is-born'],
  [baby, 'pregnancy-ended', '2026-11-27', 'In week 20', 'allowed'],
  [baby, 'died', '2026-11-27', 'In week 20', 'is-not-born'],
  [baby, 'turned-18', '2026-11-27', 'In week 20', 'is-not-born'],
  [baby, 'moved-away', '2026-11-27', 'The mother moved', 'allowed'],
  [gone, 'died', '2026-11-27', 'At home', 'not-followed'],
]
for (const [child, because, on, words, is] of ends)
  test(`P18 ${child.unborn ? 'unborn' : 'born'}${child === gone ? ', gone' : ''}, ${because} on ${on}: ${is}`, () => {
    const decided = decideNoLongerFollowed(child, { because, on: day(on), words }, today)
    assert.equal(decided.ok ? 'allowed' : decided.because, is)
    if (decided.ok)
      assert.deepEqual(decided.value, { followedUntil: day(on), noLongerBecause: because, noLongerWords: words })
  })

test('P18 eighteen comes on the birthday, of a child born on 29 February on 1 March', () => {
  assert.deepEqual(
    [eighteenOn(day('2008-11-20')), eighteenOn(day('2008-02-29'))],
    [day('2026-11-20'), day('2026-03-01')],
  )
})

test('P18 a mistake is taken back with a reason; only who moved away comes back', () => {
  const again = (
    because: 'mistake' | 'came-back',
    why: string,
    noLongerBecause: EndOfFollowing | null = 'moved-away',
  ) => {
    const decided = decideFollowedAgain(
      { followedUntil: noLongerBecause === null ? null : day('2026-11-01'), noLongerBecause },
      { because, why },
    )
    return decided.ok ? decided.value.followedUntil : decided.because
  }
  assert.equal(again('mistake', 'Another child'), null)
  assert.equal(again('mistake', ' '), 'reason-missing')
  assert.equal(again('came-back', 'They live here again'), null)
  assert.equal(again('came-back', 'They live here again', 'died'), 'did-not-move')
  assert.equal(again('mistake', 'Another child', null), 'still-followed')
})

test('P18 what comes on a day is about who was followed until then, and about all where nobody is left', () => {
  const [ada, bo] = [
    { name: 'Ada', followedUntil: null },
    { name: 'Bo', followedUntil: day('2026-11-01') },
  ] as const
  const said = (children: Parameters<typeof concernedOn>[0], on: string | null) =>
    concernedOn(children, on === null ? null : day(on))
  for (const [on, who] of [
    ['2026-10-31', [ada, bo]],
    ['2026-11-01', [ada, bo]],
    ['2026-11-02', [ada]],
    [null, [ada]],
  ] as const)
    assert.deepEqual(said([ada, bo], on), who)
  assert.deepEqual(said([bo], '2026-11-02'), [bo])
  assert.deepEqual(said([], null), [])
})
