import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people } = place

const familyOf = async (name: string): Promise<number> =>
  (await aFamily(db, place, name, [{ name: `Ada ${name}`, bornOn: '2016-02-01' }])).familyId

const nameForm = (familyName: string, reference: string) => ({ familyName, reference })

test('FAM-02 what a family is called can be changed, and its history says from what to what', async () => {
  const familyId = await familyOf('Tremlet')
  const browser = await waymark.as(people.socialWorker)
  assert.equal((await browser.submit(`/families/${familyId}/name`, nameForm('Tremlett', 'NB-77001'))).status, 303)
  const { page } = await browser.get(`/families/${familyId}`)
  assert.match(page.heading, /^Family NB-77001 · Safeguarding East Tremlett family$/)
  assert.match(page.text, /Family changed Grace Oyelaran, Mon 12 Oct 2026 at 10:00 Name: Tremlet → Tremlett/)
  assert.match(page.text, /Reference: NB-\d+ → NB-77001/)
})

test('FAM-02 a family’s reference is nobody else’s, and has no room for a name', async () => {
  const [familyId, other] = [await familyOf('Umber'), await familyOf('Verdant')]
  const browser = await waymark.as(people.socialWorker)
  await browser.submit(`/families/${other}/name`, nameForm('Verdant', 'NB-77002'))
  const taken = await browser.submit(`/families/${familyId}/name`, nameForm('Umber', 'NB-77002'))
  assert.deepEqual(taken.page.errors, [
    { text: 'Reference NB-77002 stands for another family: choose one that is free', href: '#reference' },
  ])
  const named = await browser.submit(`/families/${familyId}/name`, nameForm('', 'Umber Ada'))
  assert.deepEqual(
    named.page.errors.map(({ href }) => href),
    ['#familyName', '#reference'],
  )
})

test('SEC-05 two people name one family: the second sees both texts', async () => {
  const familyId = await familyOf('Wick')
  const [first, second] = [await waymark.as(people.socialWorker), await waymark.as(people.teamManager)]
  const address = `/families/${familyId}/name`
  const form = (await second.get(address)).page.forms.find(({ fields }) => fields.has('reference'))
  await first.submit(address, { familyName: 'Wicks' })
  const late = await second.post(address, { ...Object.fromEntries(form?.fields ?? []), familyName: 'Wyck' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows.at(-1), ['Family name', 'Wicks', 'Wyck'])
})

test('SEC-02 a family is renamed only by those who keep its record', async () => {
  const familyId = await familyOf('Xanthe')
  assert.equal((await (await waymark.as(people.otherSocialWorker)).get(`/families/${familyId}/name`)).status, 404)
  assert.equal((await (await waymark.as(people.divisionalDirector)).get(`/families/${familyId}/name`)).status, 403)
})
