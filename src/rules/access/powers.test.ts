import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#rules/calendar/plain-date.ts'
import { finalOutcomesOf } from '#rules/pre-proceedings/final-review.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import { type Role, roles } from './actor.ts'
import {
  type DecidedAbout,
  type Decider,
  type GivenPower,
  goesToPanel,
  type Holder,
  inForce,
  mayDecideBy,
  meetingDecides,
  type NoPower,
  type Power,
  powers,
} from './powers.ts'
import { sayHolders, sayNoPower } from './power-words.ts'

const on = day('2026-11-23')
/** A child of team 1 in service 10, whose reviews series 100 takes; asked for by person 8. */
const child: DecidedAbout = { teamId: 1, serviceId: 10, seriesId: 100, askedBy: 8 }
const inTheTree: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service']

const row = (does: Power, holder: Holder, id = 1): GivenPower => ({ id, does, holder, fromOn: null, untilOn: null })
const somebody = (role: Role, place: 'here' | 'elsewhere' | 'nowhere', acting = false): Decider => ({
  personId: 7,
  holdings: [
    {
      role,
      teamId: role === 'team-manager' && place !== 'nowhere' ? (place === 'here' ? 1 : 2) : null,
      serviceId: role === 'team-manager' || place === 'nowhere' ? null : place === 'here' ? 10 : 20,
      heldBy: 9,
      acting,
    },
  ],
  chairs: new Set(),
  chairsOrDeputises: false,
})
const answer = (table: readonly GivenPower[], does: Power, decider: Decider, about = child) => {
  const decided = mayDecideBy(table, { does, on }, decider, about)
  return decided.ok ? 'yes' : decided.because
}

// Each power, given to each role everywhere or by area, and asked by each role in the child's area, in another and in none.
for (const does of powers)
  test(`SET-07 P9 ${does}: whoever holds the role it is given to decides, by area only for the children of that area, and nobody else`, () => {
    for (const given of roles)
      for (const byArea of inTheTree.includes(given) ? [false, true] : [false])
        for (const held of roles)
          for (const place of ['here', 'elsewhere', 'nowhere'] as const)
            for (const acting of [false, true]) {
              const expected = held !== given ? 'not-theirs' : byArea && place !== 'here' ? 'other-area' : 'yes'
              const table = [row(does, { kind: 'role', role: given, byArea })]
              const said = `${given}${byArea ? ' by area' : ''}, asked by ${acting ? 'acting ' : ''}${held} ${place}`
              assert.equal(answer(table, does, somebody(held, place, acting)), expected, said)
              for (const other of powers.filter((each) => each !== does))
                assert.equal(answer(table, other, somebody(held, place, acting)), 'not-theirs', `${other}: ${said}`)
              assert.equal(answer(table, does, { ...somebody(held, place, acting), personId: 8 }), 'asked-for-it', said)
            }
  })

test('SET-07 a chair decides for the children of that meeting, one that is named for no other’s', () => {
  const chair = (...series: readonly number[]): Decider => ({
    ...somebody('solicitor', 'here'),
    chairs: new Set(series),
  })
  for (const does of powers) {
    const own = [row(does, { kind: 'chair', seriesId: null })]
    const named = [row(does, { kind: 'chair', seriesId: 200 })]
    assert.deepEqual([answer(own, does, chair(100)), answer(own, does, chair(200))], ['yes', 'not-theirs'])
    assert.deepEqual([answer(named, does, chair(100)), answer(named, does, chair(200))], ['not-theirs', 'not-theirs'])
    assert.equal(answer(named, does, chair(200), { ...child, seriesId: 200 }), 'yes')
    assert.equal(answer(own, does, chair(100), { ...child, seriesId: null }), 'not-theirs')
    assert.equal(answer([row(does, { kind: 'panel' })], does, chair(100, 200)), 'not-theirs')
  }
})

test('SET-07 P6 SET-01 cover decides as the role it covers, but no extension while it is chair or deputy; the own role comes first', () => {
  const table = powers.map((does, at) =>
    row(does, { kind: 'role', role: 'divisional-director', byArea: false }, at + 1),
  )
  const acting = { ...somebody('divisional-director', 'nowhere', true), chairsOrDeputises: true }
  for (const does of powers) assert.equal(answer(table, does, acting), does === 'extend' ? 'recommends-it' : 'yes')
  const both = [...somebody('divisional-director', 'nowhere').holdings, ...acting.holdings]
  const decided = mayDecideBy(table, { does: 'extend', on }, { ...acting, holdings: both.toReversed() }, child)
  assert.deepEqual(decided, { ok: true, value: { powerId: 2, as: 'divisional-director', acting: false } })
})

test('SET-07 a power is in force from its first to its last day, both included, and what was given and taken back on one day never was', () => {
  const holder: Holder = { kind: 'panel' }
  const days = ['2026-11-22', '2026-11-23', '2026-11-24'].map(day)
  const dayOr = (text: string | null) => (text === null ? null : day(text))
  const run = (from: string | null, until: string | null) => {
    const table = [{ id: 1, does: 'issue', holder, fromOn: dayOr(from), untilOn: dayOr(until) } as const]
    return days.map((each) => goesToPanel(table, 'issue', each))
  }
  assert.deepEqual(run(null, null), [true, true, true])
  assert.deepEqual(run('2026-11-23', null), [false, true, true])
  assert.deepEqual(run(null, '2026-11-22'), [true, false, false])
  assert.deepEqual(run('2026-11-23', '2026-11-23'), [false, true, false])
  assert.deepEqual(run('2026-11-23', '2026-11-22'), [false, false, false])
})

const anyHolder: fc.Arbitrary<Holder> = fc.oneof(
  fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom(...roles), byArea: fc.constant(false) }),
  fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom(...inTheTree), byArea: fc.boolean() }),
  fc.record({ kind: fc.constant('chair' as const), seriesId: fc.constantFrom(null, 100, 200) }),
  fc.constant({ kind: 'panel' as const }),
)
const anyDay = fc.integer({ min: -3, max: 3 }).map((days) => on.add({ days }))
const anyTable = fc.array(
  fc.record({
    id: fc.nat({ max: 1000 }),
    does: fc.constantFrom(...powers),
    holder: anyHolder,
    fromOn: fc.option(anyDay),
    untilOn: fc.option(anyDay),
  }),
  { maxLength: 8 },
)
const anyDecider: fc.Arbitrary<Decider> = fc.record({
  personId: fc.constantFrom(7, 8),
  holdings: fc.array(
    fc.record({
      role: fc.constantFrom(...roles),
      teamId: fc.constantFrom(null, 1, 2),
      serviceId: fc.constantFrom(null, 10, 20),
      heldBy: fc.constant(9),
      acting: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  chairs: fc.subarray([100, 200]).map((ids) => new Set(ids)),
  chairsOrDeputises: fc.boolean(),
})

test('SET-07 whatever the table says, who decides holds what a row of that day gives, was not who asked, and is refused once it is taken away', () => {
  fc.assert(
    fc.property(anyTable, fc.constantFrom(...powers), anyDecider, (table, does, decider) => {
      const decided = mayDecideBy(table, { does, on }, decider, child)
      if (!decided.ok) return
      const by = inForce(table, does, on).filter(({ id }) => id === decided.value.powerId)
      assert.ok(by.length > 0)
      assert.notEqual(decider.personId, child.askedBy)
      const { as } = decided.value
      assert.ok(as === 'chair' ? decider.chairs.has(100) : decider.holdings.some(({ role }) => role === as))
      assert.ok(!mayDecideBy([], { does, on }, decider, child).ok)
    }),
  )
})

test('SET-07 P8 with a switch on no final review initiates or steps out by itself, whatever else the table says: it seeks the panel’s decision', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const decides = {
        issue: meetingDecides(table, 'issue', 100, on),
        stepDown: meetingDecides(table, 'step-down', 100, on),
      }
      const offered = finalOutcomesOf(decides)
      if (goesToPanel(table, 'issue', on)) assert.ok(!offered.includes('initiate-proceedings'))
      if (goesToPanel(table, 'step-down', on)) assert.ok(!offered.some((outcome) => outcome.startsWith('step-out')))
      assert.equal(offered.includes('seek-panel-decision'), !decides.issue || !decides.stepDown)
      assert.ok(offered.includes('recommend-extension'))
    }),
  )
})

test('SET-07 why somebody may not decide is said with who may', () => {
  const labels = labelsWith(new Map())
  const may = sayHolders(
    [
      { kind: 'role', role: 'head-of-service', byArea: true },
      { kind: 'role', role: 'divisional-director', byArea: false },
      { kind: 'panel' },
    ],
    { does: 'start', labels, names: new Map() },
  )
  assert.equal(may, 'the head of service of the child’s own area or the Divisional Director')
  assert.equal(sayHolders([], { does: 'start', labels, names: new Map() }), 'nobody')
  const said = (because: NoPower, name: string | null) => sayNoPower(because, name, may)
  assert.equal(
    said('not-theirs', 'Paula Marsden'),
    'Paula Marsden doesn’t decide this: the head of service of the child’s own area or the Divisional Director can.',
  )
  assert.match(said('other-area', null), /^You don’t decide this for a child of another area\. The head of service/)
  assert.match(said('asked-for-it', null), /^You asked for this, and who asks doesn’t also decide\./)
  assert.match(said('recommends-it', 'Moira Fenn'), /^Moira Fenn is chair or deputy of a meeting/)
})
