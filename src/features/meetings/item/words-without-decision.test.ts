import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Begum', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
const [una = 0, idris = 0] = begum.children.map(({ childId }) => childId)
const monday = '/meetings/2026-11-23'
const item = `${monday}/items/family-${begum.familyId}`
const administrator = await waymark.as(place.people.panelAdministrator)
await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)

const send = (fields: Record<string, string>) => administrator.submit(item, { then: 'stay', ...fields }, item)
const written = async () => (await db.selectFrom('review').select('considerations').execute()).length

describe('what was found, where nothing is decided', () => {
  for (const outcome of ['none', ''])
    test(`SEC-05 the form comes back with it, answered “${outcome}”: without a decision there is no review to keep it`, async () => {
      const typed = { 'all-progress': 'Both sleep through', discussion: 'Deferred to next week' }
      const answer = await send({ ...typed, [`outcome-${una}`]: outcome, [`outcome-${idris}`]: outcome })
      assert.equal(answer.status, 422)
      assert.match(answer.page.errors[0]?.text ?? '', /^Choose the decision for Una: what is written is kept with it/)
      assert.match(answer.body, /Both sleep through/)
      assert.equal(await written(), 0)
    })

  test('TM-04 what was said is kept without a decision', async () => {
    const outcomes = { [`outcome-${una}`]: 'none', [`outcome-${idris}`]: 'none' }
    assert.equal((await send({ discussion: 'Deferred to next week', ...outcomes })).status, 303)
    const form = (await administrator.get(item)).page.forms.find(({ action }) => action === item)
    assert.deepEqual(
      [una, idris].map((id) => form?.fields.get(`outcome-${id}`)),
      [['none'], ['none']],
      'an item that is recorded says of whom nothing was decided',
    )
  })

  test('TM-04 what is wrong is said in the order of the page: what was found, then the decisions', async () => {
    const direction = {
      'all-direction-of-the-chair': 'Chase the assessor',
      'all-direction-of-the-chair-by': '31/2/2027',
    }
    const answer = await send({ ...direction, [`outcome-${una}`]: 'urgent-return', [`outcome-${idris}`]: 'none' })
    assert.equal(answer.status, 422)
    const at = answer.page.errors.map(({ href }) => href)
    assert.deepEqual(at.slice(0, 2), ['#all-direction-of-the-chair-by', `#return-why-${una}`])
  })

  test('FAM-02 one child’s decision keeps what was written of both, and taking it back loses no new word', async () => {
    const typed = { 'all-progress': 'Both sleep through' }
    const early = { [`early-reason-${una}`]: '', [`early-reason-${idris}`]: '' }
    const decided = await send({ ...typed, ...early, [`outcome-${una}`]: 'continue', [`outcome-${idris}`]: 'none' })
    assert.equal(decided.status, 303, decided.page.text.slice(0, 300))
    assert.equal(await written(), 1)
    const more = await send({ 'all-progress': 'Both sleep through and eat', [`outcome-${una}`]: 'none' })
    assert.equal(more.status, 422)
    assert.equal((await send({ [`outcome-${una}`]: 'none' })).status, 303)
    assert.equal(await written(), 0)
  })
})
