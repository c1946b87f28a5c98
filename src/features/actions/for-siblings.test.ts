import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { people } = place
const born = { bornOn: '2018-03-01', decidedOn: '2026-10-12' }
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', ...born },
  { name: 'Idris Begum', ...born },
  { name: 'Sami Begum', ...born },
  { name: 'Noor Begum', ...born, socialWorkerId: people.otherSocialWorker },
])
const [una = 0, idris = 0, sami = 0, noor = 0] = begum.children.map(({ childId }) => childId)
const item = `/meetings/2026-11-23/items/family-${begum.familyId}`
const panel = await waymark.as(people.panelAdministrator)
const worker = await waymark.as(people.socialWorker)
const came = '/meetings/2026-11-23/attendance'
// The heads of service are away: their direction is asked for.
const heads = await db.selectFrom('coreSeat').select('id').where('position', 'in', [2, 5]).execute()
await panel.submit(
  came,
  { ...Object.fromEntries(heads.map(({ id }) => [`seat-${id}`, 'absent'])), rest: 'present' },
  came,
)
await panel.submit(item, Object.fromEntries([una, idris, sami, noor].map((id) => [`outcome-${id}`, 'continue'])), item)
const { id: itemId } = await db.selectFrom('agendaItem').select('id').executeTakeFirstOrThrow()
const form = `/directions/${itemId}`
const direction = { child: [una, idris, sami, noor].map(String), given: 'yes', words: 'Hold the family meeting' }
const actions = () =>
  db.selectFrom('action').select(['id', 'childId', 'together', 'dueOn', 'doneOn']).orderBy('id').execute()

test('PP-06 a direction asks by when; the next meeting’s day stands there, a day gone by is refused, one in 2099 asked', async () => {
  const head = await waymark.as(people.headOfService)
  const { page } = await head.get(form)
  const opened = page.forms.find(({ fields }) => fields.has('words'))
  assert.deepEqual(opened?.fields.get('by'), ['30/11/2026'])
  const gone = await head.submit(form, { ...direction, ...dateFields('by', '2026-11-20') })
  assert.deepEqual(
    gone.page.errors.map(({ text }) => text),
    ['By when: the date must be today or later'],
  )
  const far = await head.submit(form, { ...direction, ...dateFields('by', '2099-12-31') })
  assert.match(far.page.errors[0]?.text ?? '', /31 Dec 2099, more than a year ahead/)
  assert.deepEqual(await actions(), [])
  const given = await head.submit(form, { ...direction, ...dateFields('by', '2026-12-04') })
  assert.equal(given.status, 303, given.page.text)
})

test('FAM-02 AC-01 a direction for siblings is one thing to do for whoever does it, each child keeping their own', async () => {
  const kept = await actions()
  assert.deepEqual(
    kept.map(({ childId, dueOn }) => [childId, dueOn?.toString()]),
    [una, idris, sami, noor].map((id) => [id, '2026-12-04']),
  )
  const [first] = kept
  assert.deepEqual(
    kept.map(({ together }) => together),
    [first?.id, first?.id, first?.id, null],
    'another worker’s is another action',
  )
  const list = (await worker.get('/actions')).page
  assert.match(list.text, /1 action, still open/)
  assert.match(list.text, /Hold the family meeting.*Una, Idris and Sami Begum/)
  assert.match((await worker.get('/')).page.text, /Hold the family meeting Una, Idris and Sami Begum · due Fri 4 Dec/)
  const family = (await panel.get(`/families/${begum.familyId}`)).page.rows.filter((row) =>
    row[0]?.startsWith('Hold the family meeting'),
  )
  assert.deepEqual(
    family.map(([what]) => what),
    ['Hold the family meeting Una, Idris and Sami', 'Hold the family meeting Noor'],
  )
})

test('FI-01 what is filed of a child names that child’s action and no sibling', async () => {
  const { text } = (await panel.get(`/filing/${itemId}/${idris}`)).page
  assert.match(text, /Hold the family meeting/)
  assert.doesNotMatch(text.slice(text.indexOf('Legal Case Note')), /Una|Sami|Noor/)
})

test('AC-01 it is done once for all of them, or for those chosen; the others stay one thing to do', async () => {
  const address = `/actions/${(await actions())[0]?.id ?? 0}`
  assert.match((await worker.get(address)).page.text, /For Una Begum.*Also for Idris and Sami Begum/)
  const asked = (await worker.get(`${address}/done`)).page.forms.find(({ fields }) => fields.has('doneWords'))
  assert.deepEqual(asked?.fields.get('children'), [una, idris, sami].map(String))
  const done = { doneWords: 'Held on Monday', ...dateFields('doneOn', '2026-11-23') }
  const none = await worker.post(`${address}/done`, {
    ...Object.fromEntries(asked.fields),
    ...done,
    children: '',
  })
  assert.equal(none.page.errors[0]?.text, 'Choose for which children it is done')
  const saved = await worker.submit(`${address}/done`, { ...done, children: [una, sami].map(String) })
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual(
    (await actions()).map(({ doneOn }) => doneOn?.toString()),
    ['2026-11-23', undefined, '2026-11-23', undefined],
  )
  assert.match((await worker.get('/actions?show=done')).page.text, /1 action, done.*Una and Sami Begum/)
  assert.match((await worker.get('/actions?show=open')).page.text, /1 action, still open.*Idris Begum/)
  const history = (await panel.get(`/families/${begum.familyId}/history`)).page.text
  for (const name of ['Una', 'Sami']) assert.match(history, new RegExp(`Action changed, ${name} Begum`))
  assert.doesNotMatch(history, /Action changed, Idris/)
})

test('AC-02 one that is moved for itself is a line of its own', async () => {
  const second = await panel.submit(item, { discussion: 'Again', 'all-direction-of-the-chair': 'See the school', ...Object.fromEntries([una, idris].map((id) => [`outcome-${id}`, 'continue'])) }, item) // prettier-ignore
  assert.equal(second.status, 303, second.page.text)
  const kept = await db
    .selectFrom('action')
    .select(['id', 'together'])
    .where('words', '=', 'See the school')
    .where('doerId', '=', people.socialWorker)
    .orderBy('id')
    .execute()
  assert.equal(new Set(kept.map(({ together }) => together)).size, 1)
  const before = (await worker.get('/actions')).page.text
  assert.match(before, /See the school.*Una, Idris and Sami Begum|See the school.*Una and Idris Begum/)
  const moved = await worker.submit(`/actions/${kept[0]?.id ?? 0}/move`, {
    ...dateFields('to', '2026-12-18'),
    reason: 'Half-term',
  })
  assert.equal(moved.status, 303, moved.page.text)
  const after = (await worker.get('/actions')).page.rows.filter((row) =>
    row.some((cell) => cell.startsWith('See the school')),
  )
  assert.equal(after.length, 2)
})

test('AC-01 FAM-02 a line ticked in the list is all of its children’s: moved together, it stays one', async () => {
  const [line] = (await worker.get('/actions?whose=mine&show=open&tick=all')).page.forms.flatMap(
    ({ fields }) => fields.get('action')?.filter((value) => value.includes('.')) ?? [],
  )
  assert.ok(line, 'a line of several')
  const several = `/actions/several/move?whose=mine&show=open&page=1&action=${line}`
  const moved = await worker.submit(several, { ...dateFields('to', '2026-12-21'), reason: 'Half-term' })
  assert.equal(moved.status, 303, moved.page.text)
  const kept = await db.selectFrom('action').select('dueOn').where('id', 'in', line.split('.').map(Number)).execute()
  assert.ok(kept.length > 1 && kept.every(({ dueOn }) => dueOn?.toString() === '2026-12-21'))
})

test('AC-02 the menu counts what is overdue as the list does: once for siblings', async () => {
  waymark.clock.moveTo('2026-12-22T09:00')
  const now = await waymark.as(people.socialWorker)
  const { page, body } = await now.get('/actions?whose=mine&show=overdue')
  const [, listed] = /(\d+) actions?, overdue/.exec(page.text) ?? []
  const rows = await db
    .selectFrom('action')
    .select('id')
    .where('doneOn', 'is', null)
    .where('doerId', '=', people.socialWorker)
    .execute()
  assert.ok(Number(listed) > 0 && Number(listed) < rows.length)
  assert.match(body, new RegExp(`>${listed ?? ''}<span class="govuk-visually-hidden"> overdue`))
})
