import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#rules/calendar/plain-date.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { plainMondays, sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { nextHearing, type PanelItemGoing, sayWaited, stateOf, stillToHear, takenAt } from './panel-item.ts'
import { decisionsFor, hasEffect, isPutOff, panelBusiness, panelDecisions } from './panel-outcomes.ts'

const first = day('2026-10-01')
const anyDay = fc.integer({ min: 0, max: 120 }).map((days) => first.add({ days }))
const anyChild = fc
  .record({
    childId: fc.integer({ min: 1, max: 9 }),
    isFollowed: fc.boolean(),
    last: fc.option(fc.record({ outcome: fc.constantFrom(...panelDecisions), heardOn: anyDay, deferredUntil: anyDay })),
  })
  .map((child) => ({
    ...child,
    last: child.last && {
      ...child.last,
      deferredUntil: isPutOff(child.last.outcome) ? child.last.deferredUntil : null,
    },
  }))
const anyItem: fc.Arbitrary<PanelItemGoing> = fc.record({
  askedOn: anyDay,
  notBefore: fc.option(anyDay),
  withdrawnOn: fc.option(anyDay, { freq: 5 }),
  waitsForAdmission: fc.boolean(),
  children: fc.uniqueArray(anyChild, { minLength: 1, maxLength: 4, selector: ({ childId }) => childId }),
})
const plan = plainMondays(englandAndWales)

test('PP-01 SET-07 each child of what a panel is asked for stands on one meeting to come, the same that the list says; on none before it is admitted', () => {
  fc.assert(
    fc.property(anyItem, anyDay, (item, today) => {
      const ahead = sittingsBetween(plan, today, today.add({ months: 8 }))
      const [coming] = ahead
      const on = new Map<number, string[]>()
      for (const sitting of ahead)
        for (const { childId } of takenAt(item, { on: sitting.on, isNext: sitting === coming }, plan, today))
          on.set(childId, [...(on.get(childId) ?? []), sitting.on.toString()])
      const taken = item.waitsForAdmission ? [] : stillToHear(item)
      for (const { childId } of taken) assert.equal(on.get(childId)?.length, 1, `child ${childId}`)
      assert.equal(on.size, taken.length)
      const earliest = [...on.values()].flat().toSorted()[0]
      assert.equal(nextHearing(item, plan, today)?.toString(), earliest)
    }),
  )
})

test('PP-01 nothing is heard before its day: the day it was asked for, was planned not before, or was put off to', () => {
  fc.assert(
    fc.property(anyItem, anyDay, (item, on) => {
      for (const child of takenAt(item, { on, isNext: true }, plan, on)) {
        const days = [item.askedOn, item.notBefore, child.last?.deferredUntil].filter((each) => each != null)
        assert.ok(days.every((each) => Temporal.PlainDate.compare(each, on) <= 0))
      }
    }),
  )
})

test('PP-01 it waits in days until it is decided: asked, planned, put off, heard or withdrawn', () => {
  const at = (more: Partial<PanelItemGoing>): PanelItemGoing => ({
    ...{ askedOn: day('2026-11-16'), notBefore: null, withdrawnOn: null, waitsForAdmission: false },
    children: [{ childId: 1, isFollowed: true, last: null }],
    ...more,
  })
  const today = day('2026-11-19')
  const decided = (outcome: 'continue' | 'deferred', until: string | null) => [
    {
      ...{ childId: 1, isFollowed: true },
      last: { outcome, heardOn: day('2026-11-18'), deferredUntil: until === null ? null : day(until) },
    },
  ]
  const of = (item: PanelItemGoing, next: string | null) => [
    stateOf(item, next === null ? null : day(next), today),
    sayWaited(item, today),
  ]
  assert.deepEqual(of(at({}), null), ['asked', 'waits 3 days'])
  assert.deepEqual(of(at({}), '2026-11-23'), ['planned', 'waits 3 days'])
  assert.deepEqual(of(at({ waitsForAdmission: true }), null), ['to-admit', 'waits 3 days'])
  assert.deepEqual(of(at({ children: decided('deferred', '2026-11-24') }), '2026-11-30'), ['waiting', 'waits 3 days'])
  assert.deepEqual(of(at({ children: decided('continue', null) }), null), ['heard', 'after 2 days'])
  assert.deepEqual(of(at({ withdrawnOn: day('2026-11-16') }), null), ['withdrawn', 'the same day'])
  assert.equal(stateOf(at({ children: [{ childId: 1, isFollowed: false, last: null }] }), null, today), 'heard')
})

test('PP-01 P1 P9 P11 what is offered of a child follows from how the child stands and what the body may do', () => {
  for (const business of panelBusiness)
    for (const inPreProceedings of [true, false])
      for (const canBeIssued of [true, false])
        for (const power of ['starts', 'recommends'] as const) {
          const offered = decisionsFor({ business, inPreProceedings, canBeIssued, power })
          assert.ok(offered.includes('deferred'))
          assert.equal(offered.includes('agreed'), business === 'resources')
          if (business === 'resources') {
            assert.ok(!offered.some(hasEffect))
            continue
          }
          assert.equal(offered.includes('start'), !inPreProceedings && power === 'starts')
          assert.equal(offered.includes('recommend-start'), !inPreProceedings && power === 'recommends')
          assert.equal(offered.includes('step-out-child-in-need'), inPreProceedings)
          assert.equal(offered.includes('issue'), canBeIssued)
        }
})
