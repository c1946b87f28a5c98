import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
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

test('FAM-01 packs to file, directions, urgent returns and times at the meeting carry the references of families of one name too', async () => {
  const { clock } = waymark
  clock.moveTo('2026-11-23T09:05')
  const [monday, administrator] = ['/meetings/2026-11-23', await waymark.as(people.panelAdministrator)]
  const seats = await db.selectFrom('coreSeat').select(['id', 'position']).execute()
  const away = Object.fromEntries(
    seats.filter(({ position }) => position === 2 || position === 5).map(({ id }) => [`seat-${id}`, 'apologies']),
  )
  await administrator.submit(`${monday}/attendance`, { ...away, rest: 'present' }, `${monday}/attendance`)
  const manager = await waymark.as(people.teamManager)
  for (const { familyId, children } of [one, other, alone]) {
    const childId = children[0]?.childId ?? 0
    const item = `${monday}/items/family-${familyId}`
    const saved = await administrator.submit(item, { [`outcome-${childId}`]: 'continue' }, item)
    assert.equal(saved.status, 303, saved.page.text)
    const sought = await manager.submit(`/families/${familyId}/urgent-return`, {
      child: String(childId),
      why: 'Not safe',
      owner: String(people.teamManager),
      ...dateFields('by', '2026-11-26'),
    })
    assert.equal(sought.status, 303, sought.page.text)
  }
  const ofAll = { one: one.reference, other: other.reference }
  const carried = async (personId: number, address: string, what: RegExp) => {
    const { text } = (await (await waymark.as(personId)).get(address)).page
    const items = text.match(what) ?? []
    assert.equal(items.length, 3, `${address} ${String(what)}: ${text}`)
    assert.ok(!text.includes(alone.reference))
    return items
  }
  const filed = await carried(
    people.panelAdministrator,
    '/',
    /File the decisions of Monday 23 November for \S+ \S+ (NB|F)?-?\S*/g,
  )
  for (const items of [
    filed,
    await carried(people.panelAdministrator, '/', /Urgent return to the panel: \S+ \S+ \S+/g),
    await carried(people.headOfService, '/', /Give your direction: \S+ \S+ \S+/g),
  ])
    assert.equal(
      items.filter((words) => Object.values(ofAll).some((reference) => words.includes(reference))).length,
      2,
      items.join(),
    )
  const queue = (await administrator.get('/filing')).page.text
  assert.ok(queue.includes(one.reference) && queue.includes(other.reference) && !queue.includes(alone.reference))
})
