import { beforeEach, describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { aPerson } from '#test/support/small-authority.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Tx } from '#records/keeping/db.ts'
import { change, ledBefore } from './change.ts'

const { app: db } = await testDatabase()
const [one, another] = [await aPerson(db, 'Dawn Pickering', null), await aPerson(db, 'Sam Adeleke', null)]

const asking = (personId: number, token: string, { content = 'the same', path = '/services/new' } = {}) => ({
  db,
  now: Temporal.Instant.from('2026-11-23T09:00Z'),
  actor: { personId },
  did: 'added a service',
  method: 'POST',
  path,
  query: new URLSearchParams(),
  form: { fields: new Map(), text: (name: string) => (name === '_once' ? token : ''), digest: () => content },
  trail: { written: false, saved: false },
})

/** Adds a service and goes to its page. */
const adds = (name: string) => async (tx: Tx) => {
  await tx.insertInto('service').values({ name }).execute()
  return allowed({ goTo: `/services/${name}`, children: [] })
}
const services = async () =>
  (await db.selectFrom('service').select('name').orderBy('name').execute()).map(({ name }) => name)
const trail = async () => (await db.selectFrom('trail').select('id').execute()).length

let begun = 0
beforeEach(async () => {
  await db.deleteFrom('service').execute()
  begun = await trail()
})

describe('SEC-05 a form that is sent again', () => {
  test('has one effect and one row of the trail, and leads where it led', async () => {
    const first = await change(asking(one, 'token a'), adds('East'))
    assert.deepEqual(first, allowed({ goTo: '/services/East' }))
    assert.deepEqual(await change(asking(one, 'token a'), adds('West')), first)
    assert.deepEqual([await services(), await trail()], [['East'], begun + 1])
    assert.equal(await ledBefore(asking(one, 'token a')), '/services/East')
  })

  test('at the very same moment has one effect too', async () => {
    const both = await Promise.all([
      change(asking(one, 'token b'), adds('East')),
      change(asking(one, 'token b'), adds('West')),
    ])
    assert.deepEqual(both[0], both[1])
    assert.deepEqual([(await services()).length, await trail()], [1, begun + 1])
  })

  test('by somebody else, to another address or with other words is a change of its own, each once', async () => {
    await change(asking(one, 'token c'), adds('East'))
    for (const [other, name] of [
      [asking(another, 'token c'), 'West'],
      [asking(one, 'token c', { path: '/services/other' }), 'North'],
      [asking(one, 'token c', { content: 'corrected' }), 'South'],
    ] as const) {
      assert.equal(await ledBefore(other), null)
      const changed = await change(other, adds(name))
      assert.deepEqual(changed, allowed({ goTo: `/services/${name}` }))
      assert.deepEqual(await change(other, adds('Nowhere')), changed)
      assert.equal(await ledBefore(other), `/services/${name}`)
    }
    assert.deepEqual(await services(), ['East', 'North', 'South', 'West'])
  })

  test('corrected and then put back as it was is not taken for the first press', async () => {
    await change(asking(one, 'token e'), adds('East'))
    await change(asking(one, 'token e', { content: 'corrected' }), adds('West'))
    await change(asking(one, 'token e'), adds('South'))
    assert.deepEqual(await services(), ['East', 'South', 'West'])
  })

  test('after it was refused is done: nothing of the refused one is kept', async () => {
    const refusal = await change(asking(one, 'token d'), async (tx) => {
      await adds('East')(tx)
      return refused('not now')
    })
    assert.deepEqual(refusal, refused('not now'))
    assert.deepEqual([await services(), await trail(), await ledBefore(asking(one, 'token d'))], [[], begun, null])
    assert.deepEqual(await change(asking(one, 'token d'), adds('East')), allowed({ goTo: '/services/East' }))
    assert.deepEqual(await services(), ['East'])
  })
})
