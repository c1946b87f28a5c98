import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { agendaSections } from './agenda-items.ts'
import { hasSection, kindsOfBusiness, leftToNobody, takenAs, usualBusiness, whoTakes } from './business.ts'

const anyTakes = fc.subarray([...kindsOfBusiness])
const anySeries = fc
  .array(anyTakes, { maxLength: 5 })
  .map((all) => all.map((takes, at) => ({ id: (at + 1) * 10, takes })))
const anyId = fc.constantFrom(10, 20, 30, 40, 50, 60)
const anyTeam = fc.record({
  seriesId: fc.option(anyId),
  elsewhere: fc.uniqueArray(fc.record({ kind: fc.constantFrom(...kindsOfBusiness), seriesId: anyId }), {
    selector: ({ kind }) => kind,
  }),
})
const anyTeams = fc.array(anyTeam, { maxLength: 4 }).map((all) => all.map((team, at) => ({ id: at + 1, ...team })))

test('SET-06 whichever way business is shared among series, each team’s business of a kind is one series’, which takes it', () => {
  fc.assert(
    fc.property(anySeries, anyTeams, (series, teams) => {
      const takes = whoTakes(series, teams)
      for (const kind of kindsOfBusiness)
        for (const teamId of [null, 99, ...teams.map(({ id }) => id)]) {
          const by = takes(kind, teamId)
          const as = takenAs(kind).find((each) => series.some((one) => one.takes.includes(each))) ?? kind
          const taking = series.filter((each) => each.takes.includes(as)).map(({ id }) => id)
          assert.equal(by === null, taking.length === 0)
          assert.ok(by === null || taking.includes(by))
          const team = teams.find(({ id }) => id === teamId)
          const own = team?.elsewhere.find((each) => each.kind === as)?.seriesId ?? team?.seriesId
          if (own != null && taking.includes(own)) assert.equal(by, own)
        }
    }),
  )
})

test('SET-06 a team’s own meeting takes what it takes; the rest goes to the first that does, or to the one chosen for it', () => {
  const series = [
    { id: 1, takes: ['reviews'] },
    { id: 2, takes: ['reviews', 'court'] },
    { id: 3, takes: ['court', 'private'] },
  ] as const
  const takes = whoTakes(series, [
    { id: 7, seriesId: 2, elsewhere: [] },
    { id: 8, seriesId: 1, elsewhere: [{ kind: 'court', seriesId: 3 }] },
    { id: 9, seriesId: null, elsewhere: [{ kind: 'private', seriesId: 1 }] },
  ])
  const of = (teamId: number | null) => usualBusiness.map((kind) => takes(kind, teamId))
  assert.deepEqual(of(7), [2, 2, 3])
  assert.deepEqual(of(8), [1, 3, 3])
  assert.deepEqual(of(9), [1, 2, 3])
  assert.deepEqual(of(null), [1, 2, 3])
})

test('SET-06 a kind that no series takes goes with another, or is asked for of nobody', () => {
  const of = (series: Parameters<typeof whoTakes>[0]) => kindsOfBusiness.map((kind) => whoTakes(series, [])(kind, null))
  assert.deepEqual(of([{ id: 1, takes: usualBusiness }]), [null, null, 1, 1, 1, 1, null, null])
  const tracking = { id: 1, takes: usualBusiness }
  assert.deepEqual(of([tracking, { id: 2, takes: ['referrals'] }]), [2, 2, 2, 1, 1, 1, 2, 2])
  const issuing = { id: 3, takes: ['decisions-to-issue', 'supervision-orders'] } as const
  assert.deepEqual(of([tracking, { id: 2, takes: ['referrals'] }, issuing]), [2, 3, 3, 1, 1, 1, 3, 2])
})

test('SET-06 a series can’t give up what no other takes', () => {
  const series = [
    { id: 1, takes: kindsOfBusiness },
    { id: 2, takes: ['court'] },
  ] as const
  assert.deepEqual(leftToNobody(series, { id: 1, takes: ['reviews'] }), ['private'])
  assert.deepEqual(leftToNobody(series, { id: 1, takes: usualBusiness }), [])
  assert.deepEqual(leftToNobody(series, { id: 1, takes: ['reviews', 'private'] }), [])
  assert.deepEqual(leftToNobody(series, { id: 2, takes: [] }), [])
  assert.deepEqual(leftToNobody([{ id: 1, takes: ['court'] }], { id: 1, takes: ['court'] }), [])
})

test('TM-03 SET-06 a series has the sections of its business, and other issues', () => {
  assert.deepEqual(
    agendaSections.filter((section) => hasSection(kindsOfBusiness, section)),
    agendaSections,
  )
  assert.deepEqual(
    agendaSections.filter((section) => hasSection(['court'], section)),
    ['hearings', 'filings', 'other'],
  )
  assert.deepEqual(
    agendaSections.filter((section) => hasSection(['private'], section)),
    ['private', 'other'],
  )
  assert.deepEqual(
    agendaSections.filter((section) => hasSection(['reviews'], section)),
    ['cannot-wait', 'staffing', 'reviews', 'other'],
  )
})
