import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place
const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-11-02', socialWorkerId: people.socialWorker },
])
const form = `/families/${family.familyId}/actions/new`
const surnames = ['Abbot', 'Birch', 'Coyle', 'Deane', 'Eames', 'Frost']
for (const first of ['Ann', 'Ben', 'Cat', 'Dov', 'Eve', 'Fay', 'Gus', 'Hal', 'Ira', 'Jan'])
  for (const surname of surnames) await aPerson(db, `${first} ${surname}`, 'social-worker', { teamId: teams.west })
const lukasz = await aPerson(db, 'Łukasz O’Dowd', 'social-worker', { teamId: teams.west })
await aPerson(db, 'Lukas Odum', null)
const manager = await waymark.as(people.teamManager)
const action = { words: 'Ask the nursery', 'due-day': '4', 'due-month': '12', 'due-year': '2026', source: 'family' }
const optionsOf = (body: string) => [...body.matchAll(/<option[^>]*value="(\d+)"/g)].map(([, id]) => Number(id))
const doers = () => db.selectFrom('action').select('doerId').orderBy('id').execute()

test('AC-01 of many people a form lists the likely ones: the social worker first, the team, oneself', async () => {
  const { body } = await manager.get(form)
  const [doer = '', answering = ''] = body.split('</select>')
  assert.equal(optionsOf(doer)[0], people.socialWorker)
  assert.ok(optionsOf(doer).includes(people.teamManager))
  assert.ok(optionsOf(doer).length < 20, `${optionsOf(doer).length} people`)
  assert.ok(optionsOf(answering).length > 5, 'the managers are few, and all there')
  assert.doesNotMatch(body, /Ann Abbot/)
})

test('AC-01 somebody else is chosen by name as typed, accents and apostrophes or not', async () => {
  for (const typed of ['Łukasz O’Dowd', 'lukasz odowd', 'odowd lukasz']) {
    const { status, page } = await manager.submit(form, { ...action, 'doer-named': typed })
    assert.equal(status, 303, `${typed}: ${page.text}`)
    assert.equal((await doers()).at(-1)?.doerId, lukasz, typed)
  }
})

test('AC-01 where several are called so the form asks which, and keeps everything typed', async () => {
  const before = (await doers()).length
  const asked = await manager.submit(form, { ...action, 'doer-named': 'frost' })
  assert.equal(asked.status, 422)
  assert.match(asked.page.text, /Who do you mean\? Nothing is saved yet.* Called “frost”.* Ann Frost, social worker/)
  assert.equal((await doers()).length, before)
  const sent = asked.page.forms.find(({ action: to }) => to === form)
  assert.ok(sent)
  const fay = await db.selectFrom('person').select('id').where('name', '=', 'Fay Frost').executeTakeFirstOrThrow()
  const fields = Object.fromEntries(sent.fields)
  assert.deepEqual(fields['words'], ['Ask the nursery'])
  const saved = await manager.post(form, { ...fields, doer: String(fay.id) })
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await doers()).at(-1)?.doerId, fay.id)
})

test('AC-01 a slip of the keyboard is forgiven; a name nobody has says so at its field', async () => {
  const slipped = await manager.submit(form, { ...action, 'doer-named': 'Lukazs Odowd' })
  assert.equal(slipped.status, 303, slipped.page.text)
  assert.equal((await doers()).at(-1)?.doerId, lukasz)
  const nobody = await manager.submit(form, { ...action, 'doer-named': 'Zebedee' })
  assert.equal(nobody.status, 422)
  assert.deepEqual(nobody.page.errors, [
    { href: '#doer-named', text: 'Their name: nobody here is called “Zebedee”. Check the spelling' },
  ])
})

test('SEC-05 a name as long as a book is nobody’s, and says so like any other', async () => {
  const name = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
  const { status, page } = await manager.submit(form, { ...action, 'doer-named': name })
  assert.equal(status, 422)
  assert.equal(page.errors[0]?.href, '#doer-named')
})

test('AC-01 another mistake in the form keeps who was found by name', async () => {
  const again = await manager.submit(form, { ...action, 'due-day': '31', 'due-month': '2', 'doer-named': 'odowd' })
  assert.equal(again.status, 422)
  assert.match(again.body, new RegExp(`<option[^>]*value="${lukasz}" selected>Łukasz O’Dowd`))
})

test('SEC-02 a choice of one role takes nobody else by name, nor by id', async () => {
  const child = `/children/${family.children[0]?.childId ?? 0}/details`
  const named = await manager.submit(child, { 'socialWorkerId-named': 'Ruth Calder' })
  assert.match(named.page.text, /nobody here is called “Ruth Calder”/)
  const meddled = await manager.submit(child, {
    'socialWorkerId-named': 'Ruth Calder',
    'socialWorkerId-among': 'clinic-lead',
  })
  assert.deepEqual(
    meddled.page.errors.map(({ text }) => text),
    ['Social worker: choose someone from the list'],
  )
})

test('SEC-03 names are looked up while typing, by post and trailed; ten at most', async () => {
  const [token = ''] = (await manager.get(form)).page.forms.flatMap(({ fields }) => fields.get('_token') ?? [])
  const answer = await manager.post('/people/named', { _token: token, name: 'a', among: '' })
  const found: unknown = JSON.parse(answer.body)
  assert.ok(Array.isArray(found) && found.length === 10)
  assert.equal((await waymark.trail()).at(-1)?.did, 'looked up a colleague by name')
})
