import { test } from 'node:test'
import fc from 'fast-check'
import { type SeatPart, seatParts } from '#rules/access/actor.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { decidePart, decideRemoval, isSeatStill, partsBeside, type PartsGiven, type SeatNow } from './core-seats.ts'

const today = day('2026-11-20')
const seat = (id: number, part: SeatPart, lastOn: string | null = null): SeatNow => ({
  id,
  part,
  lastOn: lastOn === null ? null : day(lastOn),
})
const chair = seat(1, 'chair')
const deputy = seat(2, 'deputy')
const member = seat(3, 'member')
const leaving = seat(4, 'member', '2026-11-30')
const seats = [chair, deputy, member, leaving]
const given = (parts: PartsGiven) => [...parts].map(([id, part]) => `${id} ${part}`).join(', ')

const parts: readonly (readonly [what: string, seat: SeatNow, to: SeatPart, answer: string])[] = [
  ['a member becomes legal adviser', member, 'legal-adviser', '3 legal-adviser'],
  ['the deputy becomes the chair, who was the chair the deputy', deputy, 'chair', '2 chair, 1 deputy'],
  ['a member becomes the chair, who was the chair a member', member, 'chair', '3 chair, 1 member'],
  ['the only deputy becomes a member', deputy, 'member', '2 member'],
  ['the part it has already', chair, 'chair', ''],
  ['the chair gives the part up to nobody', chair, 'member', 'a-meeting-has-a-chair'],
  ['a seat that is to go becomes the chair', leaving, 'chair', 'seat-is-removed'],
  ['a seat that is to go gets another part', leaving, 'administrator', '4 administrator'],
]
for (const [what, of, to, answer] of parts)
  test(`SET-06 TM-02 ${what}: ${answer === '' ? 'nothing changes' : answer}`, () => {
    const decided = decidePart(seats, of, to)
    assert.equal(decided.ok ? given(decided.value) : decided.because, answer)
  })

const removals: readonly (readonly [what: string, seat: SeatNow, from: string, hasBegun: boolean, answer: string])[] = [
  ['a member, from today', member, '2026-11-20', false, '2026-11-19'],
  ['a member, from a later day', member, '2027-01-04', true, '2027-01-03'],
  ['a member, from today when its meeting has begun', member, '2026-11-20', true, 'meeting-has-begun'],
  ['a member, from yesterday', member, '2026-11-19', false, 'day-has-gone'],
  ['the deputy', deputy, '2026-11-21', false, '2026-11-20'],
  ['the chair', chair, '2027-01-04', false, 'a-meeting-has-a-chair'],
]
for (const [what, of, from, hasBegunToday, answer] of removals)
  test(`SET-06 TM-02 removing ${what}: ${answer}`, () => {
    const decided = decideRemoval(seats, of, day(from), { today, hasBegunToday })
    assert.equal(decided.ok ? decided.value.toString() : decided.because, answer)
  })

type Step =
  | { readonly do: 'part'; readonly at: number; readonly part: SeatPart }
  | { readonly do: 'add'; readonly part: SeatPart }
  | { readonly do: 'remove'; readonly at: number }

const anyPart = fc.constantFrom(...seatParts)
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('part' as const), at: fc.nat(9), part: anyPart }),
  fc.record({ do: fc.constant('add' as const), part: anyPart }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat(9) }),
)

const apply = (all: readonly SeatNow[], to: PartsGiven) =>
  all.map((each) => ({ ...each, part: to.get(each.id) ?? each.part }))

function after(all: readonly SeatNow[], step: Step): readonly SeatNow[] {
  if (step.do === 'add') return [...apply(all, partsBeside(all, step.part)), seat(all.length + 1, step.part)]
  const one = all[step.at % all.length]
  assert.ok(one)
  if (step.do === 'part') {
    const decided = decidePart(all, one, step.part)
    return decided.ok ? apply(all, decided.value) : all
  }
  const decided = decideRemoval(all, one, today, { today, hasBegunToday: false })
  return decided.ok ? all.map((each) => (each === one ? { ...each, lastOn: decided.value } : each)) : all
}

test('TM-02 SET-06 whatever becomes of the seats of a meeting, exactly one that stays is the chair’s', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      const left = steps.reduce(after, seats)
      assert.equal(left.filter((each) => each.part === 'chair' && isSeatStill(each, today)).length, 1)
    }),
  )
})
