import { describe, test } from 'node:test'
import { standings, type Standing } from '#rules/access/actor.ts'
import { assert } from '#test/support/assert.ts'
import { pageExamples } from './support/page-examples.ts'
import { atWork, openEverything, press, reachAt } from './support/press-everything.ts'
import { aPerson } from './support/small-authority.ts'
import { testDay } from './support/test-day.ts'
import { wholeAuthority } from './support/whole-authority.ts'
import { isWide } from './support/wide.ts'

const whole = await wholeAuthority()
const { db, idOf } = whole
const examples = Map.groupBy(await pageExamples(whole), ({ route }) => route)
examples.delete('/sign-in')

/** One example of each kind of page for each, so that among all of them everyone is opened. */
const addressesFor = (turn: number): readonly string[] =>
  [...examples.values()].flatMap((ofRoute) => {
    const different = [...new Set(ofRoute.map(({ address }) => address))]
    return different.filter((_, at) => at === turn % different.length)
  })

// A sibling's case is held by a lead practitioner, in a council whose others are held by social workers.
const lead = await aPerson(db, 'Una Keane', 'lead-practitioner', {
  teamId: await idOf(`select team_id as id from child where name = 'Ben Adeyemi'`),
})
await db.updateTable('child').set({ socialWorkerId: lead }).where('name', '=', 'Ben Adeyemi').execute()

/** Whoever of a role works with the children that the examples are about, and has no other that reaches further. */
const cara = `from child where name = 'Cara Adeyemi'`
const seated = (part: string) =>
  `select person_id as id from seat_holding join core_seat on core_seat.id = seat_id where part = '${part}'`
const nearest: Partial<Record<Standing, string>> = {
  'social-worker': `select social_worker_id as id ${cara}`,
  solicitor: `select solicitor_id as id ${cara}`,
  'team-manager': `select person_id as id from role_holding where role = 'team-manager' and team_id in (select team_id ${cara})`,
  'head-of-service': `select person_id as id from role_holding where role = 'head-of-service' and person_id in (${seated('member')})`,
  chair: seated('chair'),
  deputy: seated('deputy'),
  'core-member': `select person_id as id from role_holding where role = 'head-of-service' and person_id in (${seated('member')})`,
}
const whoIs = (standing: Standing): Promise<number> =>
  idOf(nearest[standing] ?? `select person_id as id from role_holding where role = '${standing}'`)

const people = new Map<number, readonly Standing[]>()
for (const standing of standings) {
  const id = await whoIs(standing)
  people.set(id, [...(people.get(id) ?? []), standing])
}

/**
 * What has been pressed by somebody whom everything is open to needn’t be by the next of them. At every change each kind of link is followed
 * and each kind of button pressed by the first whom it is shown to; before a release by everybody.
 */
const pressed = new Set<string>()
const followed = new Set<string>()
const came = { done: 0, asked: 0, gone: 0, fault: 0 }

describe('SEC-02, SEC-05 what a page offers can be opened and done by whoever is shown it', () => {
  for (const [turn, [personId, roles]] of [...people].entries())
    test(`each link and each button, to a ${roles.join(' and ')}`, async () => {
      const person = await atWork(whole, roles.join(' and '), personId)
      const { offers, faults } = await openEverything(person, addressesFor(turn), isWide ? new Set() : followed)
      const mayNot = offers.filter(({ to }) => reachAt('POST', to, person) === 'none')
      const found = [...faults, ...mayNot.map(({ route, to }) => `${route} offers ${to}, which isn’t theirs`)]
      for (const offer of offers) {
        const by = !isWide || reachAt('POST', offer.to, person) === 'all' ? 'all' : roles.join(' ')
        const key = `${offer.key} ${by}`
        if (pressed.has(key)) continue
        pressed.add(key)
        const answer = await press(person, offer, testDay)
        came[answer.is] += 1
        if (answer.is === 'fault') found.push(answer.what)
      }
      assert.deepEqual(found, [])
    })

  test('most of it is done', () => {
    assert.ok(came.done > 100 && came.done > 4 * came.gone, JSON.stringify(came))
  })
})

/** One role sees what the other may change elsewhere: what is offered of a child is what the role allows that reaches the child. */
const inTwoRoles = ['divisional-director', 'authority-administrator'] as const

// The links alone: what they lead to is pressed by others above.
describe('SEC-02 what a page offers to somebody with two roles can be opened', { skip: !isWide }, () => {
  for (const role of inTwoRoles)
    test(`a ${role} who leads a team`, async () => {
      const teamId = await idOf(`select id from team where id not in (select team_id ${cara})`)
      const personId = await aPerson(db, `Two Roles ${role}`, role)
      const startsOn = testDay.subtract({ years: 1 })
      await db.insertInto('roleHolding').values({ personId, role: 'team-manager', teamId, startsOn }).execute()
      const person = await atWork(whole, `${role} and team-manager`, personId)
      const faults = []
      for (const turn of [0, 1, 2]) faults.push(...(await openEverything(person, addressesFor(turn))).faults)
      assert.deepEqual([...new Set(faults)], [])
    })
})
