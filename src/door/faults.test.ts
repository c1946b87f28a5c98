import { connect } from 'node:net'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const settings = '/settings/names/directorate'
const typed = 'Gateway to Care'

/** An administrator's browser at a server, with the form filled in. */
async function withForm(at: Pick<typeof waymark, 'as'>) {
  const browser = await at.as(people.administrator)
  const form = (await browser.get(settings)).page.forms.find(({ fields }) => fields.has('text'))
  return { browser, fields: { ...Object.fromEntries(form?.fields ?? []), text: typed } }
}

describe('SEC-05 whatever goes wrong, the answer is a page with what was typed on it', () => {
  test('the database of the council is away', async () => {
    const twin = await waymark.anotherProcess()
    const { browser, fields } = await withForm(twin)
    await twin.db.destroy()
    const answer = await browser.post(settings, fields)
    assert.ok(answer.status === 503 || answer.status === 500, String(answer.status))
    assert.match(answer.page.text, /What you typed.*Gateway to Care/)
    assert.match(String(answer.headers['content-type']), /^text\/html/)
  })

  test('nobody can say which council it is: the registry is away too', async () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
    const { browser, fields } = await withForm(waymark)
    const lost = await waymark.anotherProcess({}, undefined, { findAuthority: () => Promise.reject(gone) })
    const send = (method: 'GET' | 'POST', payload?: string) =>
      lost.server.inject({
        method,
        url: settings,
        headers: { host: 'northbrook.localhost', cookie: browser.cookie(), 'content-type': 'application/x-www-form-urlencoded' }, // prettier-ignore
        ...(payload === undefined ? {} : { payload }),
      })
    const shown = await send('GET')
    assert.equal(shown.statusCode, 503)
    assert.match(shown.body, /Too busy just now/)
    const own = new URLSearchParams(
      Object.entries(fields).map(([name, value]) => [name, [value].flat().join('')]),
    ).toString()
    const sent = await send('POST', own)
    assert.equal(sent.statusCode, 503)
    assert.match(sent.body, /What you typed/)
    assert.match(sent.body, /Gateway to Care/)
    assert.doesNotMatch((await send('POST', 'text=Nobody+knows+whose')).body, /Nobody knows whose/)
  })

  test('something breaks in the middle of saving', async () => {
    const { browser, fields } = await withForm(waymark)
    await waymark.owner.schema.alterTable('label').renameTo('labelled').execute()
    const answer = await browser.post(settings, fields)
    await waymark.owner.schema.alterTable('labelled').renameTo('label').execute()
    assert.equal(answer.status, 500)
    assert.match(answer.page.text, /What you typed.*Gateway to Care/)
    assert.match(answer.page.text, /It may have been saved or not/, 'how far it came nobody can say')
  })

  test('what was kept while it was typed can’t be dropped: nothing is saved that the answer doesn’t say', async () => {
    const { browser, fields } = await withForm(waymark)
    const draft = {
      personId: people.administrator,
      path: settings,
      copy: '',
      fields: '{}',
      savedAt: waymark.clock.now(),
    }
    await waymark.db.insertInto('draft').values(draft).execute()
    await sql`create function stay() returns trigger language plpgsql as $$ begin raise 'away'; end $$`.execute(
      waymark.owner,
    )
    await sql`create trigger stay before delete on draft for each row execute function stay()`.execute(waymark.owner)
    const answer = await browser.post(settings, fields)
    await sql`drop trigger stay on draft`.execute(waymark.owner)
    const kept = await waymark.db.selectFrom('label').select('text').where('text', '=', typed).execute()
    assert.deepEqual([answer.status, kept], [500, []])
    assert.equal((await browser.post(settings, fields)).status, 303)
    assert.deepEqual(await waymark.db.selectFrom('draft').select('path').execute(), [])
  })
})

describe('SEC-05 an address that nobody would write is answered with a page', () => {
  const odd = ['//[', '//', '//evil.example/', '/%00', '/%zz', '/%E0%A4%A', '/children/%01', '/sign-in?to=%0d%0aX:1', `/${'x'.repeat(3_000)}`, '/?%zz=%', '/search/%ef%bf%be'] // prettier-ignore
  for (const address of odd)
    test(`GET ${address.slice(0, 40)}`, async () => {
      const browser = await waymark.as(people.administrator)
      const { status, headers, body } = await browser.send('GET', address)
      assert.ok(status < 500, `${status}: ${body.slice(0, 200)}`)
      assert.ok(status === 303 || String(headers['content-type']).startsWith('text/html'), body.slice(0, 200))
    })

  test('what isn’t HTTP at all', async () => {
    const { port } = new URL(await waymark.server.listen({ port: 0, host: '127.0.0.1' }))
    const said = await new Promise<string>((done) => {
      let text = ''
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\n\r\n'))
      socket.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      socket.on('close', () => done(text))
    })
    assert.match(said, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: text\/html/)
    assert.match(said, /<h1>We could not take that<\/h1>/)
  })
})

describe('SEC-05 control characters in whatever is typed make no fault', () => {
  test('where signing in leads', async () => {
    for (const to of ['/\u0001tracker', '/tracker\r\nSet-Cookie: a=b', '/\ttracker', '/tracker?x=\u0007']) {
      const answer = await waymark.browser().submit('/sign-in', { person: String(people.chair), to }, '/sign-in')
      assert.equal(answer.status, 303, JSON.stringify(to))
      assert.equal(answer.headers['set-cookie'] === undefined, false)
    }
  })

  test('in a form', async () => {
    const { browser, fields } = await withForm(waymark)
    const every = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('')
    const answer = await browser.post(settings, { ...fields, text: `Care${every}\uFFFE\uFFFF\u202E` })
    assert.ok(answer.status < 500, answer.page.text)
  })
})

test('SEC-01 signing in leads to a path of this host and nowhere else', async () => {
  const elsewhere = ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', '/.//evil.example', '/..//evil.example', '/%2e//evil.example', 'javascript:alert(1)', '\\\\evil.example', '/\u0000/evil.example'] // prettier-ignore
  for (const to of elsewhere) {
    const { headers } = await waymark.browser().submit('/sign-in', { person: String(people.chair), to }, '/sign-in')
    const led = new URL(String(headers['location']), 'https://northbrook.localhost/')
    assert.equal(led.host, 'northbrook.localhost', JSON.stringify(to))
    assert.doesNotMatch(String(headers['location']), /^\/[/\\]/, JSON.stringify(to))
  }
  for (const to of ['/tracker?team=2#x', '/children/7', '/', '/search/a%20b']) {
    const { headers } = await waymark.browser().submit('/sign-in', { person: String(people.chair), to }, '/sign-in')
    assert.equal(headers['location'], to)
  }
})

describe('SEC-04 the host that was asked', () => {
  const statusOf = async (at: Pick<typeof waymark, 'server'>, headers: Record<string, string>) =>
    (await at.server.inject({ url: '/sign-in', headers })).statusCode
  const forged = { host: 'elsewhere.example', 'x-forwarded-host': 'northbrook.localhost' }

  test('is what the request says itself, whatever somebody writes into X-Forwarded-Host', async () => {
    const behindProxy = await waymark.anotherProcess({}, undefined, { trustProxy: true })
    assert.equal(await statusOf(behindProxy, forged), 404)
    assert.equal(await statusOf(behindProxy, { host: 'northbrook.localhost:3000', 'x-forwarded-host': 'x' }), 200)
  })

  test('is the proxy’s word where the proxy is known to say it', async () => {
    const told = await waymark.anotherProcess({}, undefined, { trustProxy: true, proxySaysHost: true })
    assert.equal(await statusOf(told, forged), 200)
    assert.equal(
      await statusOf(told, { ...forged, 'x-forwarded-host': 'northbrook.localhost, elsewhere.example' }),
      404,
    )
  })
})

test('SEC-03 signing out has its row of the trail; what nobody in particular posts has none', async () => {
  const browser = await waymark.as(people.chair)
  await browser.submit('/help', {}, '/sign-out')
  const rows = await waymark.trail()
  assert.deepEqual(
    [rows.at(-1)?.did, rows.at(-1)?.personId, rows.at(-1)?.outcome],
    ['signed out', people.chair, 'done'],
  )
  const nobody = waymark.browser()
  for (const path of ['/sign-out', '/sign-in', '/drafts', settings, '/search'])
    await nobody.post(path, { person: '999', q: 'x' })
  await nobody.submit('/sign-in', { person: '999999' }, '/sign-in')
  await nobody.submit('/sign-in', {}, '/sign-in')
  assert.equal((await waymark.trail()).length, rows.length)
})
