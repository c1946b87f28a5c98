import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', caseSystemId: '470001' },
])
for (const name of ['Una Begum', 'Zia Begum']) await aFamily(db, place, 'Begum', [{ name }])
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05' }])
await restrict(db, hidden.familyId, place.people.chair, [place.people.teamManager])

const administrator = await waymark.as(place.people.panelAdministrator)
type Browser = typeof administrator

async function search(browser: Browser, typed: string) {
  const { headers } = await browser.submit('/', { q: typed }, '/search')
  return browser.get(String(headers['location']))
}

test('FAM-01 a child is found from any page by any part of a name, a reference or the case-system id', async () => {
  for (const typed of ['cara', 'ARA ADEY', '4700', adeyemi.reference])
    assert.match((await search(administrator, typed)).page.text, /Adeyemi family .* Cara, 7/, typed)
  assert.match((await search(administrator, 'Begum')).page.text, /2 children found.* Una Begum .* Zia Begum/)
})

test('FAM-01 a child is found by a parent’s name and by the court number', async () => {
  const [cara] = adeyemi.children
  const { familyId } = adeyemi
  const mother = await db
    .insertInto('adult')
    .values({ familyId, name: 'Folasadé Ọjọ' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('adultOfChild')
    .values({ adultId: mother.id, childId: cara?.childId ?? 0, relationship: 'mother' })
    .execute()
  const proceedings = await db
    .insertInto('proceedings')
    .values({ familyId, courtNumber: 'ZE26 C50123' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('proceedingsChild')
    .values({ proceedingsId: proceedings.id, childId: cara?.childId ?? 0 })
    .execute()
  for (const typed of ['folasade ojo', 'ZE26C50123', 'ze26 c50123', 'C50123'])
    assert.match((await search(administrator, typed)).page.text, /Adeyemi family/, typed)
})

test('FAM-05 a restricted family is found only by people with named access', async () => {
  assert.match((await search(administrator, 'Osei')).page.text, /Nobody found for “Osei”/)
  assert.match((await search(await waymark.as(place.people.teamManager), 'Osei')).page.text, /Osei family .* Kwame, 6/)
})

test('SEC-03 a list of several found has no name in its address either', async () => {
  const { headers } = await administrator.submit('/', { q: 'Begum' }, '/search')
  await administrator.get(String(headers['location']))
  const row = (await waymark.trail()).at(-1)
  assert.doesNotMatch(JSON.stringify(row), /begum/i)
  assert.equal(row?.children.length, 2)
})

test('SEC-03 the name typed is in no address and not in the trail, the children found are', async () => {
  const { headers } = await administrator.submit('/', { q: 'Adeyemi' }, '/search')
  const address = String(headers['location'])
  assert.doesNotMatch(address, /adeyemi/i)
  await administrator.get(address)
  const row = (await waymark.trail()).at(-1)
  assert.doesNotMatch(JSON.stringify(row), /adeyemi/i)
  assert.deepEqual(row?.children, [adeyemi.children[0]?.childId])
})

test('SEC-02 another person’s search shows nothing', async () => {
  const { headers } = await administrator.submit('/', { q: 'Begum' }, '/search')
  assert.match(String(headers['location']), /^\/search\//)
  const other = await (await waymark.as(place.people.courtQaManager)).get(String(headers['location']))
  assert.doesNotMatch(other.page.text, /Una|Zia/)
})

test('signs that mean something to a database are only text', async () => {
  for (const typed of ['%', '_', "'; drop table child; --", '\\'])
    assert.match((await search(administrator, typed)).page.text, /Nobody found/, typed)
})

test('FAM-02 a family that isn’t here yet is added from the list of children, or where nobody was found; who keeps no record isn’t offered it', async () => {
  const director = await waymark.as(place.people.divisionalDirector)
  for (const [browser, isOffered] of [
    [administrator, true],
    [director, false],
  ] as const)
    for (const { page } of [await browser.get('/tracker'), await search(browser, 'Nobody of that name')])
      assert.equal(
        page.links.some(({ href }) => href === '/families/new'),
        isOffered,
        page.heading,
      )
})
