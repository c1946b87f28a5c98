import { describe, test } from 'node:test'
import { refuseRoutesWithoutPermission } from './app.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { visibleChildren } from './records/access/visible-children.ts'
import { loadActor } from './records/access/actors.ts'
import type { Permission } from './rules/access/permissions.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark

describe('the door', () => {
  test('SEC-02 a page asks who you are before it answers', async () => {
    const answer = await waymark.browser().get('/')
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/sign-in?to=%2F')
  })

  test('SEC-02 the server refuses to start with a route that names no permission', () => {
    const nameless: unknown = { method: 'GET', path: '/nameless', did: 'x', handle: () => null }
    // A route whose permission was cast around, as a hurried change might.
    assert.throws(() => refuseRoutesWithoutPermission([nameless as never]), /GET \/nameless names no permission/)
  })

  test('SEC-04 an unknown host gets a page that names no authority', async () => {
    const answer = await waymark.server.inject({ url: '/', headers: { host: 'elsewhere.example' } })
    assert.equal(answer.statusCode, 404)
    assert.doesNotMatch(answer.body, /northbrook|westmere/i)
  })

  test('SEC-01 someone chosen at sign-in is signed in under a fresh __Host- cookie, and sign-out ends it', async () => {
    const browser = await waymark.as(place.people.teamManager)
    assert.notEqual((await browser.get('/')).status, 303)
    await browser.submit('/', {}, '/sign-out')
    assert.equal((await browser.get('/')).status, 303)
  })

  test('SEC-01 a session ends after 30 minutes without a request; a post then shows what was typed', async () => {
    const browser = await waymark.as(place.people.teamManager)
    const opened = await browser.get('/sign-in')
    const token = opened.page.forms.find((form) => form.action === '/sign-in')?.fields.get('_token') ?? []
    waymark.clock.moveTo('2026-11-20T09:31')
    const answer = await browser.post('/', { _token: token, discussion: 'What we said about school' })
    waymark.clock.moveTo('2026-11-20T09:00')
    assert.ok(answer.status === 403 || answer.status === 404)
  })
})

describe('posts', () => {
  test('SEC-05 a post without our token is refused', async () => {
    const browser = await waymark.as(place.people.teamManager)
    const answer = await browser.post('/sign-in', { person: '1', note: 'Typed with care' })
    assert.equal(answer.status, 403)
    assert.equal(answer.page.heading, 'We could not take that')
  })

  test('SEC-05 a post from another site is refused by Fetch-Metadata even with a token', async () => {
    const browser = await waymark.as(place.people.teamManager)
    const form = (await browser.get('/sign-in')).page.forms.find((each) => each.action === '/sign-in')
    assert.ok(form)
    const answer = await browser.post(
      '/sign-in',
      { ...Object.fromEntries(form.fields), person: String(place.people.chair) },
      { 'sec-fetch-site': 'cross-site' },
    )
    assert.equal(answer.status, 403)
  })

  test('SEC-03 what a signed-in person is refused leaves a trail row too', async () => {
    const rows = await waymark.trail()
    assert.ok(rows.some((row) => row.outcome === 'refused' && row.method === 'POST'))
  })
})

describe('answers', () => {
  test('SEC-05 every page allows nothing inline, is not stored and cannot be framed', async () => {
    const { headers, body } = await waymark.browser().get('/sign-in')
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'nonce-/)
    assert.deepEqual(
      [...body.matchAll(/<(link|script)[^>]* nonce="(\w+)"/g)].map(([, tag, nonce]) =>
        policy.includes(`${tag === 'link' ? 'style' : 'script'}-src 'nonce-${nonce ?? ''}'`),
      ),
      [true, true],
    )
    assert.doesNotMatch(policy, /unsafe/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.equal(headers['cache-control'], 'no-store')
  })

  test('SEC-01 the cookie is __Host-, HttpOnly, Secure and SameSite', async () => {
    const { headers } = await waymark.browser().get('/sign-in')
    assert.match(String(headers['set-cookie']), /^__Host-waymark=.*Path=\/; HttpOnly; Secure; SameSite=Lax/)
  })
})

describe('who sees which child', async () => {
  const adeyemi = await aFamily(db, place, 'Adeyemi', [{ name: 'Cara Adeyemi', bornOn: '2019-03-01' }])
  const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05' }])
  await restrict(db, hidden.familyId, place.people.chair, [place.people.teamManager])
  const today = Temporal.PlainDate.from('2026-11-20')
  const seenBy = async (personId: number, permission: Permission = 'see-child') => {
    const actor = await loadActor(db, personId, today)
    assert.ok(actor)
    return (await visibleChildren(db, { actor, permission, today }).execute()).map(({ id }) => id)
  }
  const cara = adeyemi.children[0]?.childId ?? 0
  const kwame = hidden.children[0]?.childId ?? 0

  test('SEC-02 a team sees its own children, another team does not', async () => {
    assert.deepEqual(await seenBy(place.people.otherTeamManager), [])
    assert.ok((await seenBy(place.people.teamManager)).includes(cara))
    assert.ok((await seenBy(place.people.socialWorker)).includes(cara))
    assert.ok((await seenBy(place.people.serviceManager)).includes(cara))
  })

  test('SEC-02 the authority administrator and the clinic lead see no child', async () => {
    assert.deepEqual(await seenBy(place.people.administrator), [])
    assert.deepEqual(await seenBy(place.people.clinicLead), [])
  })

  test('FAM-05 a restricted family exists only for people with named access, whatever their role', async () => {
    assert.ok((await seenBy(place.people.teamManager)).includes(kwame))
    for (const person of [
      place.people.chair,
      place.people.courtQaManager,
      place.people.divisionalDirector,
      place.people.socialWorker,
    ])
      assert.ok(!(await seenBy(person)).includes(kwame))
  })

  test('FAM-05 named access ends with its last day', async () => {
    await db
      .updateTable('namedAccess')
      .set({ endsOn: today.subtract({ days: 1 }) })
      .where('familyId', '=', hidden.familyId)
      .execute()
    assert.ok(!(await seenBy(place.people.teamManager)).includes(kwame))
    await db.updateTable('namedAccess').set({ endsOn: today }).where('familyId', '=', hidden.familyId).execute()
    assert.ok((await seenBy(place.people.teamManager)).includes(kwame))
  })

  test('SEC-02 an explicit deny beats every grant', async () => {
    await db
      .insertInto('deniedAccess')
      .values({ familyId: adeyemi.familyId, personId: place.people.courtQaManager, because: 'relative' })
      .execute()
    assert.ok(!(await seenBy(place.people.courtQaManager)).includes(cara))
  })
})

test('SEC-05 /health/ready says so once the databases don’t answer; /health/live goes on', async () => {
  const asked = async (url: string) => (await waymark.browser().get(url)).status
  assert.equal(await asked('/health/ready'), 200)
  waymark.losesDatabases()
  assert.equal(await asked('/health/ready'), 503)
  assert.equal(await asked('/health/live'), 200)
})
