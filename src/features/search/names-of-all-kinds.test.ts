import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { assert } from '#test/support/assert.ts'
import { wizardOf } from '#test/support/import-wizard.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { findChildren } from './find-children.query.ts'

const data = (name: string) => readFileSync(new URL(`../../../test/data/${name}`, import.meta.url))
const searches = parse(data('searches-that-should-find.csv')).slice(1)

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const wizard = wizardOf(await waymark.as(place.people.administrator))
await wizard.load(await wizard.bring(data('names-of-all-kinds.xlsx'), 'names-of-all-kinds.xlsx'))
for (const name of ['Alfie O’Brien', 'Łukasz Nowak', 'Zoe Marsh', 'Ann Zedd', 'Ånn Berg', 'Antony de Vries'])
  await aFamily(db, place, name.slice(name.indexOf(' ') + 1), [{ name }])
const administrator = await waymark.as(place.people.panelAdministrator)

const everyone = {
  actor: {
    personId: place.people.panelAdministrator,
    name: 'Dawn Pickering',
    holdings: [],
    seats: ['administrator'],
  },
  permission: 'see-child',
  today: Temporal.PlainDate.from('2026-11-23'),
} as const
const namesFor = async (typed: string) => (await findChildren(db, everyone, typed)).children.map(({ name }) => name)

test('FAM-06 FAM-01 each search for a name of the workbook finds its child; one that finds no other opens the family', async () => {
  assert.equal(searches.length, 4)
  for (const [name = '', typed = '', expected = ''] of searches) {
    assert.ok((await namesFor(typed)).includes(name), `${typed} finds ${name}`)
    const { headers } = await administrator.submit('/', { q: typed }, '/search')
    assert.match(String(headers['location']), expected === 'found' ? /^\/families\/\d+$/ : /^\/search\//, typed)
  }
})

test('FAM-01 every child is found by the name as kept, without its accents, and in capitals', async () => {
  const children = await db.selectFrom('child').select('name').execute()
  assert.equal(children.length, 20)
  for (const { name } of children) {
    const plain = name.normalize('NFD').replaceAll(/[\u0300-\u036f’'`]/g, '')
    for (const typed of [name, plain, name.toUpperCase(), plain.replaceAll('-', ' ')])
      assert.equal((await namesFor(typed))[0], name, typed)
  }
})

test('FAM-01 a slip of the keyboard is forgiven, and said', async () => {
  for (const [typed, name] of [
    ['Lukazs', 'Łukasz Nowak'],
    ['Elisska', 'Eliška Šebestová'],
    ['Angstrm', 'Åsa Ångström'],
    ['Aardvrak', 'Al-Amin Aardvark'],
    ['Alfie Obrein', 'Alfie O’Brien'],
  ] as const) {
    assert.deepEqual(await namesFor(typed), [name], typed)
    const { headers } = await administrator.submit('/', { q: typed }, '/search')
    const { page } = await administrator.get(String(headers['location']))
    assert.match(page.text, new RegExp(`Nobody is called “${typed}”. These names are close to it`))
  }
})

test('FAM-01 an id is found with zeros or spaces in it or without', async () => {
  for (const typed of ['920014', '00920014', '920 014', ' 9200 14 '])
    assert.deepEqual(await namesFor(typed), ['Eliška Šebestová'], typed)
})

test('FAM-01 the best match stands first, then they stand as in a dictionary', async () => {
  assert.deepEqual(await namesFor('ann zedd'), ['Ann Zedd'])
  assert.deepEqual((await namesFor('an')).slice(0, 3), ['Ånn Berg', 'Ann Zedd', 'Antony de Vries'])
  const under = (await namesFor('de')).slice(0, 3)
  assert.deepEqual(under, ['Antony de Vries', 'Jan van der Berg', 'Rui de Souza'])
  const listed = await db.selectFrom('family').select('name').orderBy('name').execute()
  const names = listed.map(({ name }) => name)
  // Which kind of apostrophe stands first differs between versions of ICU, and matters to nobody.
  const plain = names.filter((name) => !/['’`]/.test(name))
  assert.deepEqual(plain, plain.toSorted(new Intl.Collator('en').compare))
  const places = ['Ångström', 'Berg', 'D’Arcy', 'de Souza', 'Éluard', 'Šebestová', 'Zzed'].map((name) =>
    names.indexOf(name),
  )
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
})
