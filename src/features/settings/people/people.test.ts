import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { loadActor } from '#records/access/actors.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, teams, services } = place
const administrator = await waymark.as(people.administrator)

const idAt = (headers: Record<string, unknown>) => Number(/people\/(\d+)/.exec(String(headers['location']))?.[1])
const addPerson = async (name: string, email = '') =>
  idAt((await administrator.submit('/settings/people/add', { name, email })).headers)
const addRole = (personId: number, fields: Record<string, string>) =>
  administrator.submit(`/settings/people/${personId}/roles/add`, fields)
const holdingOf = (personId: number) =>
  db
    .selectFrom('roleHolding')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

describe('who may', () => {
  test('SEC-02 a team manager is told who can keep people', async () => {
    const answer = await (await waymark.as(people.teamManager)).get('/settings/people')
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /The people who can: authority administrator/)
  })

  test('SEC-02 the Court QA Manager has settings, but not people', async () => {
    const browser = await waymark.as(people.courtQaManager)
    const settings = await browser.get('/settings')
    assert.equal(settings.status, 200)
    assert.ok(!settings.page.links.some(({ href }) => href === '/settings/people'))
    assert.equal((await browser.get('/settings/people')).status, 403)
    const token = settings.page.forms[0]?.fields.get('_token') ?? []
    const sent = await browser.post('/settings/people/add', { _token: token, name: 'X' })
    assert.match(sent.page.text, /The people who can: authority administrator/)
  })
})

describe('the list', () => {
  test('SET-01 everyone is found by part of the name, with the roles they hold today', async () => {
    const { page } = await administrator.get('/settings/people?name=oyel')
    assert.deepEqual(page.rows[1], [
      'Grace Oyelaran',
      'Social worker Safeguarding East',
      'grace.oyelaran@northbrook.example',
    ])
    assert.equal(page.rows.length, 2)
  })

  test('SET-01 a part that matches nobody says so; marks of a search pattern are only letters', async () => {
    assert.match((await administrator.get('/settings/people?name=%25')).page.text, /Nobody here has “%”/)
    assert.match((await administrator.get('/settings/people?who=left')).page.text, /Nobody has left/)
  })

  test('SET-01 a long list has pages', async () => {
    await db
      .insertInto('person')
      .values(Array.from({ length: 30 }, (_, at) => ({ name: `Zz Worker ${at}`, email: null, leftOn: null })))
      .execute()
    const first = await administrator.get('/settings/people?name=zz')
    assert.equal(first.page.rows.length, 26)
    const next = first.page.links.find(({ text }) => text.startsWith('Next'))
    const second = await administrator.get(next?.href ?? '')
    assert.equal(second.page.rows.length, 6)
    assert.match(second.page.text, /30 people .* Page 2 of 2/)
  })
})

describe('a person', () => {
  test('SET-01 someone new is added, given a role, and may sign in with it at once', async () => {
    const id = await addPerson('Priya Nair', 'priya.nair@northbrook.example')
    assert.match((await administrator.get(`/settings/people/${id}`)).page.text, /No role yet/)
    const answer = await addRole(id, {
      role: 'social-worker',
      teamId: String(teams.west),
      ...dateFields('startsOn', '2026-11-20'),
    })
    assert.equal(answer.headers['location'], `/settings/people/${id}`)
    const shown = await administrator.get(`/settings/people/${id}`)
    assert.match(shown.page.text, /Social worker Safeguarding West Fri 20 Nov 2026 No end/)
    const actor = await loadActor(db, id, Temporal.PlainDate.from('2026-11-20'))
    assert.deepEqual(actor?.holdings, [
      { role: 'social-worker', teamId: teams.west, serviceId: null, heldBy: id, acting: false },
    ])
  })

  test('SET-01 a role in the wrong place, or twice, is refused at its field with everything typed kept', async () => {
    const id = await addPerson('Tom Reddy')
    const noTeam = await addRole(id, { role: 'team-manager', ...dateFields('startsOn', '2026-11-20') })
    assert.equal(noTeam.status, 422)
    assert.match(noTeam.page.title, /^Error: /)
    assert.deepEqual(noTeam.page.errors, [
      {
        text: 'Choose the team: every social worker, lead practitioner and team manager belongs to one',
        href: '#teamId',
      },
    ])
    assert.ok(noTeam.page.ids.has('teamId'))
    const form = noTeam.page.forms.find(({ fields }) => fields.has('role'))
    assert.deepEqual(form?.fields.get('role'), ['team-manager'])
    assert.deepEqual(form.fields.get('startsOn'), ['20/11/2026'])
    const inService = { role: 'service-manager', serviceId: String(services.regulated) }
    assert.equal((await addRole(id, { ...inService, ...dateFields('startsOn', '2026-11-20') })).status, 303)
    const twice = await addRole(id, { ...inService, ...dateFields('startsOn', '2026-12-01') })
    assert.match(twice.page.errors[0]?.text ?? '', /hold this role already/)
  })

  test('SEC-05 what can’t be read is said at each field', async () => {
    const id = await addPerson('Una Field')
    const answer = await addRole(id, { 'startsOn-day': '31', 'startsOn-month': '11', 'startsOn-year': '2026' })
    assert.deepEqual(answer.page.errors, [
      { text: 'Choose a role', href: '#role' },
      { text: 'First day must be a real date, like 19 10 2026', href: '#startsOn' },
    ])
    assert.ok(answer.page.ids.has('startsOn'))
  })

  test('SET-01 each person has an own e-mail address', async () => {
    const answer = await administrator.submit('/settings/people/add', {
      name: 'Grace Two',
      email: 'Grace.Oyelaran@northbrook.example',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.page.errors[0]?.text ?? '', /Grace Oyelaran has this e-mail address/)
  })

  test('SEC-05 a double press adds one person', async () => {
    const opened = await administrator.get('/settings/people/add')
    const form = opened.page.forms.find(({ fields }) => fields.has('name'))
    const fields = { ...Object.fromEntries(form?.fields ?? []), name: 'Once Only' }
    const [first, second] = await Promise.all([
      administrator.post('/settings/people/add', fields),
      administrator.post('/settings/people/add', fields),
    ])
    assert.equal(first.headers['location'], second.headers['location'])
    const added = await db.selectFrom('person').select('id').where('name', '=', 'Once Only').execute()
    assert.equal(added.length, 1)
  })

  test('SEC-05 two people change one person: the second sees both texts and may keep theirs', async () => {
    const id = await addPerson('Joan Archer', 'joan@northbrook.example')
    const address = `/settings/people/${id}/change`
    const stale = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('name'))
    assert.ok(stale)
    await administrator.submit(address, { name: 'Joan Archer-Bell' })
    const mine = { ...Object.fromEntries(stale.fields), email: 'j.archer@northbrook.example' }
    const conflict = await administrator.post(address, mine)
    assert.equal(conflict.status, 409)
    assert.match(conflict.page.text, /You saved this yourself on Fri 20 Nov 2026 at 09:00/)
    assert.deepEqual(
      conflict.page.rows.filter((row) => row[0] === 'Name'),
      [['Name', 'Joan Archer-Bell', 'Joan Archer']],
    )
    const again = conflict.page.forms.find(({ fields }) => fields.has('name'))
    assert.equal((await administrator.post(address, Object.fromEntries(again?.fields ?? []))).status, 303)
    const kept = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual([kept.name, kept.email, kept.version], ['Joan Archer', 'j.archer@northbrook.example', 3])
  })

  test('SET-01 each change is kept in history, old to new, and in the trail', async () => {
    const id = await addPerson('Hilda Stone')
    await administrator.submit(`/settings/people/${id}/change`, {
      name: 'Hilda Stone',
      ...dateFields('leftOn', '2026-12-18'),
    })
    const rows = await db
      .selectFrom('changeHistory')
      .selectAll()
      .where('recordKind', '=', 'person')
      .where('recordId', '=', id)
      .orderBy('id')
      .execute()
    assert.equal(rows.length, 2)
    assert.deepEqual(rows[1]?.before, { leftOn: null })
    assert.deepEqual(rows[1].after, { leftOn: '2026-12-18' })
    assert.equal(rows[1].personId, people.administrator)
    const trail = await waymark.trail()
    assert.ok(trail.some(({ did, outcome }) => did === 'changed a person’s details' && outcome === 'done'))
  })

  test('SET-01 the last authority administrator neither leaves nor gives up the role', async () => {
    const { id } = await holdingOf(people.administrator)
    const leaving = await administrator.submit(`/settings/people/${people.administrator}/change`, {
      ...dateFields('leftOn', '2026-12-31'),
    })
    assert.equal(leaving.status, 403)
    assert.match(leaving.page.text, /last authority administrator.*nobody else can make another/)
    const ending = await administrator.submit(`/settings/roles/${id}`, dateFields('endsOn', '2026-12-31'))
    assert.equal(ending.status, 403)
  })

  test('SET-01 a role ends on its last day; the person is nobody in it the day after', async () => {
    const { id } = await holdingOf(people.otherSocialWorker)
    await administrator.submit(`/settings/roles/${id}`, dateFields('endsOn', '2026-11-20'))
    const on = (iso: string) => loadActor(db, people.otherSocialWorker, Temporal.PlainDate.from(iso))
    assert.equal((await on('2026-11-20'))?.holdings.length, 1)
    assert.equal((await on('2026-11-21'))?.holdings.length, 0)
  })

  test('SEC-02 there is no such person, role or cover', async () => {
    for (const path of [
      'people/9999',
      'people/x',
      'people/9999/change',
      'roles/9999',
      'roles/9999/cover',
      'covers/9999',
    ])
      assert.equal((await administrator.get(`/settings/${path}`)).status, 404, path)
  })
})

describe('cover', () => {
  const week = { ...dateFields('startsOn', '2026-11-23'), ...dateFields('endsOn', '2026-11-27') }
  const arrange = async (holder: number, personId: number, days: Record<string, string> = week) =>
    administrator.submit(`/settings/roles/${(await holdingOf(holder)).id}/cover`, {
      personId: String(personId),
      ...days,
    })

  test('SET-01 someone covers a team manager for a week, and acts as one on those days alone', async () => {
    assert.equal((await arrange(people.teamManager, people.otherTeamManager)).status, 303)
    const acting = async (iso: string) =>
      (await loadActor(db, people.otherTeamManager, Temporal.PlainDate.from(iso)))?.holdings.filter(
        (each) => each.acting,
      )
    assert.deepEqual(await acting('2026-11-27'), [
      { role: 'team-manager', teamId: teams.east, serviceId: null, heldBy: people.teamManager, acting: true },
    ])
    assert.deepEqual(await acting('2026-11-28'), [])
    const shown = await administrator.get(`/settings/people/${people.otherTeamManager}`)
    assert.match(
      shown.page.text,
      /Acting team manager, Safeguarding East, for Hannah Lowe: Mon 23 Nov 2026 to Fri 27 Nov 2026/,
    )
  })

  test('SET-01 the Divisional Director’s cover is recorded as acting, appointed by the authority administrator', async () => {
    assert.equal((await arrange(people.divisionalDirector, people.headOfService)).status, 303)
    const shown = await administrator.get(`/settings/people/${people.divisionalDirector}`)
    assert.match(
      shown.page.text,
      /Sunita Rao, acting Divisional Director Mon 23 Nov 2026 to Fri 27 Nov 2026, appointed by Sam Adeleke/,
    )
  })

  for (const [who, personId] of [
    ['chair', people.chair],
    ['deputy chair', people.deputy],
  ] as const)
    test(`SET-01 the ${who} is refused as acting Divisional Director, and told why`, async () => {
      const next = { ...dateFields('startsOn', '2026-12-07'), ...dateFields('endsOn', '2026-12-11') }
      const answer = await arrange(people.divisionalDirector, personId, next)
      assert.equal(answer.status, 403)
      assert.match(answer.page.text, /who recommends an extension doesn’t agree it/)
      const form = answer.page.forms.find(({ fields }) => fields.has('personId'))
      assert.deepEqual(form?.fields.get('personId'), [String(personId)])
      const row = (await waymark.trail()).at(-1)
      assert.deepEqual([row?.outcome, row?.because], ['refused', 'the chair or deputy as the acting director'])
    })

  test('SET-01 the chair may cover for a head of service', async () => {
    assert.equal((await arrange(people.headOfService, people.chair)).status, 303)
  })

  test('SET-01 a role isn’t covered twice on one day, nor by the holder', async () => {
    assert.match(
      (await arrange(people.teamManager, people.serviceManager)).page.errors[0]?.text ?? '',
      /covers this role already/,
    )
    assert.match(
      (await arrange(people.solicitor, people.solicitor)).page.errors[0]?.text ?? '',
      /nobody covers for themselves/,
    )
  })

  test('SET-01 of two covers arranged at the same moment for the same days one is kept', async () => {
    const next = { ...dateFields('startsOn', '2027-01-04'), ...dateFields('endsOn', '2027-01-08') }
    const held = sql`select pg_advisory_xact_lock(hashtext('settings'))`
    const director = (who: number) => () => arrange(people.divisionalDirector, who, next)
    const [first, twice] = await oneAfterTheOther(waymark.owner, held, director(people.headOfService), director(people.serviceManager)) // prettier-ignore
    assert.equal(first.status, 303, first.page.text)
    assert.match(twice.page.errors[0]?.text ?? '', /covers this role already/)
  })

  test('SET-01 cover ends early by an earlier last day; both texts where two change it', async () => {
    const cover = await db.selectFrom('cover').selectAll().orderBy('id').executeTakeFirstOrThrow()
    const address = `/settings/covers/${cover.id}`
    const stale = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('endsOn'))
    assert.ok(stale)
    assert.equal((await administrator.submit(address, dateFields('endsOn', '2026-11-25'))).status, 303)
    const conflict = await administrator.post(address, {
      ...Object.fromEntries(stale.fields),
      ...dateFields('endsOn', '2026-11-26'),
    })
    assert.equal(conflict.status, 409)
    assert.deepEqual(
      conflict.page.rows.filter((row) => row[0] === 'Last day of cover'),
      [['Last day of cover', 'Wed 25 Nov 2026', 'Thu 26 Nov 2026']],
    )
    const kept = await db.selectFrom('cover').select('endsOn').where('id', '=', cover.id).executeTakeFirstOrThrow()
    assert.equal(kept.endsOn.toString(), '2026-11-25')
  })
})
