import { test } from 'node:test'
import { managersOf } from '#records/people/teams.ts'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const administrator = await waymark.as(place.people.administrator)

test('SEC-02 a team manager is told who can keep teams', async () => {
  const answer = await (await waymark.as(place.people.teamManager)).get('/settings/teams')
  assert.equal(answer.status, 403)
  assert.match(answer.page.text, /The people who can: authority administrator/)
})

test('SET-02 the tree shows services, their teams, meetings and who answers today', async () => {
  const { page } = await administrator.get('/settings/teams')
  assert.match(page.text, /Operational Head of service Sunita Rao, Moira Fenn ?Service manager Paula Marsden/)
  assert.deepEqual(
    page.rows.filter((row) => row[0] === 'Safeguarding East'),
    [['Safeguarding East', 'Hannah Lowe', 'Legal Tracking Meeting', 'Change Safeguarding East']],
  )
  assert.deepEqual(
    page.rows.filter((row) => row[0] === 'Children in Care').map((row) => row[1]),
    ['Nobody today'],
  )
})

test('SET-02 a team moves to another service, and its children’s managers with it', async () => {
  const on = Temporal.PlainDate.from('2026-11-20')
  const answer = await administrator.submit(`/settings/teams/${place.teams.west}`, {
    serviceId: String(place.services.regulated),
  })
  assert.equal(answer.headers['location'], '/settings/teams')
  const managers = await managersOf(db, { teamId: place.teams.west }, on)
  assert.deepEqual(
    managers.serviceManagers.map(({ name }) => name),
    ['Owen Pryce'],
  )
  const rows = await db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'team').execute()
  assert.deepEqual(rows.at(-1)?.after, { serviceId: place.services.regulated })
})

test('SET-02 a new service and a new team in it; the only meeting there is is proposed', async () => {
  await administrator.submit('/settings/services/add', { name: 'Front Door' })
  const opened = await administrator.get('/settings/teams/add')
  const form = opened.page.forms.find(({ fields }) => fields.has('seriesId'))
  assert.deepEqual(form?.fields.get('seriesId'), [String(place.seriesId)])
  const service = await db.selectFrom('service').select('id').where('name', '=', 'Front Door').executeTakeFirstOrThrow()
  await administrator.submit('/settings/teams/add', { name: 'MASH', serviceId: String(service.id) })
  assert.match((await administrator.get('/settings/teams')).page.text, /Front Door .* MASH Nobody today/)
})

test('SET-02 a team needs a service and a name of its own', async () => {
  const answer = await administrator.submit('/settings/teams/add', { name: '' })
  assert.deepEqual(answer.page.errors, [
    { text: 'Enter the team’s name', href: '#name' },
    { text: 'Choose the service it sits in', href: '#serviceId' },
  ])
  const twice = await administrator.submit('/settings/teams/add', {
    name: 'safeguarding east',
    serviceId: String(place.services.operational),
  })
  assert.equal(twice.status, 422)
  assert.match(twice.page.errors[0]?.text ?? '', /There is a team called safeguarding east already/)
  const service = await administrator.submit('/settings/services/add', { name: 'Operational' })
  assert.match(service.page.errors[0]?.text ?? '', /There is a service called Operational already/)
})

for (const [what, address, field] of [
  ['team', `/settings/teams/${place.teams.east}`, 'Name'],
  ['service', `/settings/services/${place.services.operational}`, 'Name'],
] as const)
  test(`SEC-05 two people change one ${what}: the second sees both texts`, async () => {
    const stale = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('name'))
    assert.ok(stale)
    await administrator.submit(address, { name: `First ${what}` })
    const conflict = await administrator.post(address, { ...Object.fromEntries(stale.fields), name: `Second ${what}` })
    assert.equal(conflict.status, 409)
    assert.deepEqual(
      conflict.page.rows.filter((row) => row[0] === field),
      [[field, `First ${what}`, `Second ${what}`]],
    )
    const again = conflict.page.forms.find(({ fields }) => fields.has('name'))
    assert.deepEqual(again?.fields.get('name'), [`Second ${what}`])
    assert.equal((await administrator.post(address, Object.fromEntries(again.fields))).status, 303)
  })

test('SEC-02 there is no such team or service', async () => {
  for (const path of ['teams/9999', 'teams/x', 'services/9999'])
    assert.equal((await administrator.get(`/settings/${path}`)).status, 404, path)
})
