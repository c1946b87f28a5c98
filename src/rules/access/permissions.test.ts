import { describe, test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { type Actor, type Holding, type Role, roles, type SeatPart, standingsOf } from './actor.ts'
import { childReach, type ChildReach, may, type Permission, permissions } from './permissions.ts'

const holding = (role: Role, at: Partial<Holding> = {}): Holding => ({
  role,
  teamId: null,
  serviceId: null,
  heldBy: 7,
  acting: false,
  ...at,
})
const actor = (holdings: readonly Holding[], seats: readonly SeatPart[] = []): Actor => ({
  personId: 7,
  name: 'Hannah Lowe',
  holdings,
  seats,
})
const none: ChildReach = { all: false, teamIds: [], serviceIds: [], allocatedTo: [], conductOf: [] }

describe('where a permission reaches', () => {
  const reaches: readonly (readonly [string, Actor, Partial<ChildReach>])[] = [
    ['a social worker: their own children', actor([holding('social-worker', { teamId: 3 })]), { allocatedTo: [7] }],
    ['a solicitor: those they have conduct of', actor([holding('solicitor')]), { conductOf: [7] }],
    ['a team manager: the team', actor([holding('team-manager', { teamId: 3 })]), { teamIds: [3] }],
    ['a service manager: the service', actor([holding('service-manager', { serviceId: 2 })]), { serviceIds: [2] }],
    ['the panel administrator: every child', actor([holding('panel-administrator')]), { all: true }],
    ['the chair, by the seat: every child', actor([holding('head-of-service', { serviceId: 2 })], ['chair']), { all: true, serviceIds: [2] }], // prettier-ignore
    ['an ordinary member’s seat: every child', actor([], ['member']), { all: true }],
    ['the clinic lead: no child yet', actor([holding('clinic-lead')]), {}],
    ['the authority administrator: no child', actor([holding('authority-administrator')]), {}],
    ['a team manager without a team: no child', actor([holding('team-manager')]), {}],
    [
      'a solicitor who covers another: those of both',
      actor([holding('solicitor'), holding('solicitor', { heldBy: 9, acting: true })]),
      { conductOf: [7, 9] },
    ],
    [
      'two roles: both together',
      actor([holding('team-manager', { teamId: 3 }), holding('team-manager', { teamId: 4, acting: true })]),
      { teamIds: [3, 4] },
    ],
  ]
  for (const [who, whose, reach] of reaches)
    test(`SEC-02 ${who}`, () => assert.deepEqual(childReach(whose, 'see-child'), { ...none, ...reach }))

  const anyActor = fc
    .record({
      holdings: fc.array(fc.record({ role: fc.constantFrom(...roles), teamId: fc.constantFrom(null, 1, 2) })),
      seats: fc.array(fc.constantFrom<SeatPart>('chair', 'deputy', 'member', 'administrator')),
    })
    .map(({ holdings, seats }) => actor(holdings.map(({ role, teamId }) => holding(role, { teamId })), seats)) // prettier-ignore
  const anyPermission = fc.constantFrom(...(Object.keys(permissions) as Permission[]))

  test('SEC-02 who may not do a thing reaches no child with it', () =>
    fc.assert(
      fc.property(anyActor, anyPermission, (whose, permission) => {
        if (!may(whose, permission)) assert.deepEqual(childReach(whose, permission), none)
      }),
    ))

  test('SEC-02 one more role never takes a child away', () =>
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...roles), anyPermission, (whose, role, permission) => {
        const before = childReach(whose, permission)
        const after = childReach({ ...whose, holdings: [...whose.holdings, holding(role)] }, permission)
        assert.ok(after.all || !before.all)
        assert.deepEqual(
          before.teamIds.filter((id) => !after.teamIds.includes(id)),
          [],
        )
      }),
    ))

  test('SEC-02 nobody without any standing may do anything', () => {
    for (const permission of Object.keys(permissions) as Permission[])
      assert.equal(may(actor([]), permission), false, permission)
    assert.deepEqual(standingsOf(actor([])), [])
  })
})
