import { request } from 'node:http'
import { connect } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const impatient = await waymark.anotherProcess({}, { silence: 1_000, request: 1_000, headers: 500, look: 100 })
const host = 'northbrook.localhost'
const address = new URL(await waymark.server.listen({ port: 0, host: '127.0.0.1' }))
const impatiently = new URL(await impatient.server.listen({ port: 0, host: '127.0.0.1' }))
const largest = 200 * 1024 * 1024
const multipart = 'multipart/form-data; boundary=x'
const urlencoded = 'application/x-www-form-urlencoded'
const settings = '/settings/names/directorate'

/** Says that a body of 200 MB comes, sends none of it, and waits for the answer all the same. */
const announce = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((done, failed) => {
    const asked = request(
      new URL(path, address),
      { method: 'POST', agent: false, headers: { host, 'content-length': String(largest), ...headers } },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8').on('data', (text: string) => (body += text))
        answer.on('end', () => {
          asked.destroy()
          done({ status: answer.statusCode ?? 0, body })
        })
      },
    )
    asked.on('error', failed)
    asked.flushHeaders()
  })

describe('SEC-05 nothing of a body is read', () => {
  test('of somebody who isn’t signed in, for whatever address', async () => {
    for (const path of ['/items/1/documents', settings, '/drafts'])
      for (const type of [multipart, urlencoded, 'application/json', 'text/plain']) {
        const answer = await announce(path, { 'content-type': type })
        assert.equal(answer.status, 403, `${path} ${type}`)
      }
  })

  test('on a host that is nobody’s, or where no form is', async () => {
    assert.equal((await announce(settings, { host: 'elsewhere.example', 'content-type': urlencoded })).status, 404)
    assert.equal((await announce('/nothing/here', { 'content-type': multipart })).status, 404)
  })

  test('of another site’s page, or of somebody who may not do it', async () => {
    const { cookie: ofChair } = await waymark.as(people.chair)
    const foreign = { 'content-type': urlencoded, cookie: ofChair(), 'sec-fetch-site': 'cross-site' }
    assert.equal((await announce(settings, foreign)).status, 403)
    const worker = await waymark.as(people.socialWorker)
    const answer = await announce(settings, { 'content-type': urlencoded, cookie: worker.cookie() })
    assert.equal(answer.status, 403)
    assert.match(answer.body, /This isn’t yours to do/)
  })

  test('of files where a route takes none, and of more than a form can be', async () => {
    const administrator = await waymark.as(people.administrator)
    const cookie = administrator.cookie()
    assert.equal((await announce(settings, { 'content-type': multipart, cookie })).status, 400)
    assert.equal((await announce(settings, { 'content-type': urlencoded, cookie })).status, 413)
    assert.equal((await announce('/import', { 'content-type': multipart, cookie })).status, 413)
    assert.equal((await announce('/sign-in', { 'content-type': urlencoded, cookie })).status, 413)
  })
})

describe('SEC-05 what was typed is shown again only to whom it belongs', () => {
  const typed = { text: 'Typed with care' }

  test('a form that isn’t ours: to somebody signed in who may send it, never to anybody else', async () => {
    const administrator = await waymark.as(people.administrator)
    const shown = await administrator.post(settings, typed)
    assert.equal(shown.status, 403)
    assert.match(shown.page.text, /Typed with care/)
    for (const browser of [waymark.browser(), await waymark.as(people.socialWorker)]) {
      const answer = await browser.post(settings, typed)
      assert.equal(answer.status, 403)
      assert.doesNotMatch(answer.body, /Typed with care/)
    }
  })

  test('two megabytes of nobody are answered at once and shortly', async () => {
    const fields = { ...typed, text: 'x'.repeat(1_900_000) }
    const before = process.cpuUsage()
    for (const path of [settings, '/sign-in', '/sign-out', '/search']) {
      const answer = await waymark.browser().post(path, fields)
      assert.ok(answer.status === 403 || answer.status === 413, `${path} ${answer.status}`)
      assert.ok(answer.body.length < 20_000, path)
    }
    // Its processor time, which is the same whoever else works on the machine.
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 5_000_000, `${user + system} microseconds`)
  })

  test('a session that ran out: its own form, and no other browser’s', async () => {
    const administrator = await waymark.as(people.administrator)
    const form = (await administrator.get(settings)).page.forms.find(({ fields }) => fields.has('text'))
    const fields = { ...Object.fromEntries(form?.fields ?? []), ...typed }
    waymark.clock.moveTo('2026-11-20T09:31')
    assert.match((await administrator.post(settings, fields)).page.text, /Typed with care/)
    assert.doesNotMatch((await administrator.post(settings, { ...fields, _token: 'x' })).body, /Typed with care/)
    waymark.clock.moveTo('2026-11-20T09:00')
  })

  test('thousands of fields are refused with a sentence', async () => {
    const administrator = await waymark.as(people.administrator)
    const [token = ''] = (await administrator.get(settings)).page.forms.flatMap(
      ({ fields }) => fields.get('_token') ?? [],
    )
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`field-${at}`, 'x']))
    const answer = await administrator.post(settings, { _token: token, ...many })
    assert.equal(answer.status, 413)
    assert.equal(answer.page.heading, 'That was too much at once')
  })
})

/** Sends a form piece by piece without saying how long it is, as far as it is taken; answers with the status, and how many bytes were sent. */
const sendOn = (
  path: string,
  headers: Record<string, string>,
  begin: string,
): Promise<{ status: number; sent: number }> =>
  new Promise((done) => {
    let [status, sent, isOver] = [0, 0, false]
    const end = () => {
      isOver = true
      asked.destroy()
      done({ status, sent })
    }
    const asked = request(
      new URL(path, address),
      { method: 'POST', agent: false, headers: { host, ...headers } },
      (answer) => {
        status = answer.statusCode ?? 0
        answer.resume().on('end', end)
      },
    )
    asked.on('error', end)
    const piece = 'x'.repeat(64 * 1024)
    const goOn = () => {
      if (isOver || status !== 0) return
      sent += piece.length
      if (sent > largest) end()
      else asked.write(piece, () => setImmediate(goOn))
    }
    asked.write(begin, goOn)
  })

/** Whoever still sends when the connection ends may not hear why; no browser sends a form so. */
const isRefused = (status: number): boolean => [0, 403, 413].includes(status)

describe('SEC-05 a form that doesn’t say how long it is is read no further than one can be', () => {
  test('of somebody who may send it', async () => {
    const administrator = await waymark.as(people.administrator)
    const [token = ''] = (await administrator.get(settings)).page.forms.flatMap(
      ({ fields }) => fields.get('_token') ?? [],
    )
    const headers = { 'content-type': urlencoded, cookie: administrator.cookie() }
    const { status, sent } = await sendOn(settings, headers, `_token=${encodeURIComponent(token)}&text=`)
    assert.ok(isRefused(status), String(status))
    assert.ok(sent < largest / 10, `${sent} bytes`)
  })

  test('of anybody, and one that isn’t ours of somebody', async () => {
    const administrator = await waymark.as(people.administrator)
    for (const headers of [{}, { cookie: administrator.cookie() }]) {
      const { status, sent } = await sendOn(settings, { 'content-type': urlencoded, ...headers }, '_token=x&text=')
      assert.ok(isRefused(status), String(status))
      assert.ok(sent < largest / 10, `${sent} bytes`)
    }
  })
})

/** Milliseconds, more than a slow machine needs and less than whoever goes on drop by drop has to say. */
const soon = 25_000

describe('SEC-05 a connection ends', () => {
  const drops = Array.from({ length: 200 }, () => 'x')
  /** Opens a connection, says something now and then, and answers after how many milliseconds the other side ended it. */
  const held = (say: readonly string[]): Promise<number> =>
    new Promise((done) => {
      const began = performance.now()
      const socket = connect(Number(impatiently.port), '127.0.0.1')
      socket.on('close', () => done(performance.now() - began)).on('error', () => undefined)
      socket.resume()
      const drip = async () => {
        for (const word of say) {
          if (!socket.writable) return
          socket.write(word)
          await pause(150)
        }
      }
      void drip()
    })

  test('on which nothing is ever said', async () => assert.ok((await held([])) < soon))

  test('on which a request comes drop by drop', async () => {
    const head = [`GET / HTTP/1.1\r\nHost: ${host}\r\nX: `, ...drops]
    assert.ok((await held(head)) < soon)
  })

  test('on which a form comes drop by drop, of somebody who may send it', async () => {
    const administrator = await impatient.as(people.administrator)
    const head = `POST ${settings} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${administrator.cookie()}\r\nContent-Type: ${urlencoded}\r\nContent-Length: 1000\r\n\r\n`
    assert.ok((await held([head, ...drops])) < soon)
  })
})

test('SEC-05 health and assets neither count towards the rate limit nor wait for it', async () => {
  const strict = await waymark.anotherProcess({}, undefined, { requestsAMinute: 5 })
  const statusOf = async (url: string) => (await strict.browser().get(url)).status
  for (let at = 0; at < 20; at += 1) {
    assert.equal(await statusOf('/health/live'), 200)
    assert.equal(await statusOf('/assets/0123456789ab/waymark.css'), 200)
  }
  for (let at = 0; at < 5; at += 1) assert.equal(await statusOf('/help'), 200)
  const tooMany = await strict.browser().get('/help')
  assert.equal(tooMany.status, 429)
  assert.equal(tooMany.page.heading, 'Too busy just now')
  assert.equal(await statusOf('/health/ready'), 200)
})
