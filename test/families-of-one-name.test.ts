import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const midpointSoon = { bornOn: '2019-03-01', decidedOn: '2026-10-12' }
const one = await aFamily(db, place, 'Begum', [{ name: 'Amira Begum', ...midpointSoon }])
const other = await aFamily(db, place, 'BEGUM', [{ name: 'Yusuf Begum', ...midpointSoon }])
const alone = await aFamily(db, place, 'Webb', [{ name: 'Rosa Webb', ...midpointSoon }])
const inCourt = await db
  .insertInto('proceedings')
  .values({ familyId: one.familyId })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('proceedingsChild')
  .values({ proceedingsId: inCourt.id, childId: one.children[0]?.childId ?? 0 })
  .execute()

const listed: readonly (readonly [string, number])[] = [
  ['/tracker', people.panelAdministrator],
  ['/tracker?view=table', people.panelAdministrator],
  ['/meetings/2026-11-23', people.panelAdministrator],
  ['/', people.socialWorker],
]
for (const [address, personId] of listed)
  test(`FAM-01 two families of one name carry their references at ${address}, one that is called so alone needs none`, async () => {
    const { text } = (await (await waymark.as(personId)).get(address)).page
    assert.match(text, /Rosa/)
    const carried = [one, other, alone].filter(({ reference }) => text.includes(reference))
    assert.deepEqual(carried, [one, other])
  })

test('FAM-01 where a family is searched for, chosen or taken to court its reference always stands', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const found = await administrator.submit('/', { q: 'begum' }, '/search')
  for (const address of [String(found.headers['location']), '/meetings/2026-11-23/add', '/court']) {
    const { body } = await administrator.get(address)
    assert.ok(body.includes(one.reference), address)
  }
})

test('FAM-05 a family that somebody may not see tells nothing of itself by its name', async () => {
  const { text } = (await (await waymark.as(people.otherSocialWorker)).get('/tracker')).page
  assert.doesNotMatch(text, new RegExp(`${one.reference}|${other.reference}`))
})
