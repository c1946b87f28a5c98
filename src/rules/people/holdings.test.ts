import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { managersOn, overlap, type RoleHolding, runsOn, whoAnswers, whoMayAct } from './holdings.ts'

const spell = (startsOn: string, endsOn: string | null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})
const hannah: RoleHolding = {
  ...spell('2026-01-05', '2026-12-31'),
  role: 'team-manager',
  personId: 1,
  name: 'Hannah',
  leftOn: null,
  teamId: 7,
  serviceId: null,
  covers: [{ ...spell('2026-08-03', '2026-08-14'), personId: 2, name: 'Imran' }],
}
const names = (people: readonly { name: string; acting: boolean }[]) =>
  people.map(({ name, acting }) => (acting ? `${name} acting` : name))

test('SET-01 a role is held from its first to its last day, both included', () => {
  for (const [on, held] of [
    ['2026-01-04', false],
    ['2026-01-05', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ] as const)
    assert.equal(runsOn(hannah, day(on)), held, on)
  assert.equal(runsOn(spell('2026-01-05', null), day('2199-01-01')), true)
})

test('SET-01 spells that share one day overlap', () => {
  assert.equal(overlap(spell('2026-01-01', '2026-01-31'), spell('2026-01-31', null)), true)
  assert.equal(overlap(spell('2026-01-01', '2026-01-31'), spell('2026-02-01', null)), false)
  assert.equal(overlap(spell('2026-02-01', null), spell('2026-01-01', '2026-01-31')), false)
})

test('SET-01 while someone covers, they answer and both may act', () => {
  assert.deepEqual(names(whoAnswers(hannah, day('2026-08-02'))), ['Hannah'])
  assert.deepEqual(names(whoAnswers(hannah, day('2026-08-03'))), ['Imran acting'])
  assert.deepEqual(names(whoMayAct(hannah, day('2026-08-14'))), ['Hannah', 'Imran acting'])
  assert.deepEqual(names(whoAnswers(hannah, day('2026-08-15'))), ['Hannah'])
})

test('SET-01 after a person’s last day only their cover answers', () => {
  const leaver = { ...hannah, leftOn: day('2026-08-05') }
  assert.deepEqual(names(whoAnswers(leaver, day('2026-08-05'))), ['Imran acting'])
  assert.deepEqual(names(whoMayAct(leaver, day('2026-08-06'))), ['Imran acting'])
  assert.deepEqual(names(whoAnswers(leaver, day('2026-09-01'))), [])
})

test('SET-01 cover ends when the role it covers ends', () => {
  const ended = { ...hannah, endsOn: day('2026-08-10') }
  assert.deepEqual(names(whoAnswers(ended, day('2026-08-11'))), [])
})

test('SET-02 the tree tells a team’s managers on a day', () => {
  const of = (role: RoleHolding['role'], personId: number, name: string, place: Partial<RoleHolding>) => ({
    ...hannah,
    role,
    personId,
    name,
    teamId: null,
    covers: [],
    ...place,
  })
  const tree = [
    hannah,
    of('team-manager', 3, 'Other team', { teamId: 8 }),
    of('service-manager', 4, 'Paula', { serviceId: 70 }),
    of('service-manager', 5, 'Owen', { serviceId: 71 }),
    of('head-of-service', 6, 'Sunita', { serviceId: 70 }),
    of('head-of-service', 9, 'Of quality, no service', {}),
  ]
  const managers = managersOn(tree, { id: 7, serviceId: 70 }, day('2026-08-03'))
  assert.deepEqual(names(managers.teamManagers), ['Imran acting'])
  assert.deepEqual(names(managers.serviceManagers), ['Paula'])
  assert.deepEqual(names(managers.headsOfService), ['Sunita'])
  assert.deepEqual(managersOn(tree, { id: 7, serviceId: 70 }, day('2027-01-01')).teamManagers, [])
})
