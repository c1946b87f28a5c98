import { request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const server = await waymark.anotherProcess({ connections: 1 })
const impatient = await waymark.anotherProcess({ connections: 1, waitFor: 200 })
const address = new URL(await server.server.listen({ port: 0, host: '127.0.0.1' }))
const named = '/settings/names/directorate'

/** The work while somebody else holds the only connection of that server. */
async function whileHeld({ db }: Pick<typeof server, 'db'>, work: () => Promise<void>): Promise<void> {
  await waymark.owner.connection().execute(async (key) => {
    await sql`select pg_advisory_lock(4711)`.execute(key)
    const holding = sql`select pg_advisory_xact_lock_shared(4711)`.execute(db)
    await until(async () => (await waitingForTheKey()) > 0)
    await work().finally(() => sql`select pg_advisory_unlock(4711)`.execute(key))
    await holding
  })
}

async function waitingForTheKey(): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(waymark.owner)
  return rows.length
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10)
}

const browsers = () =>
  new Promise<number>((counted, failed) =>
    server.server.server.getConnections((error, count) => (error === null ? counted(count) : failed(error))),
  )

type Browser = Awaited<ReturnType<typeof server.as>>

/** Sends it over the wire and goes away once it is there, while it waits. */
async function askAndGo(browser: Browser, method: 'GET' | 'POST', path: string, body = ''): Promise<void> {
  const goesAway = new AbortController()
  const headers = {
    ...{ host: 'northbrook.localhost', cookie: browser.cookie(), 'content-length': Buffer.byteLength(body) },
    'content-type': 'application/x-www-form-urlencoded',
  }
  // Of a form all of it: what only half arrived isn’t taken.
  const arrived = new Promise((isThere) =>
    server.server.server.once('request', (arriving) =>
      method === 'POST' ? arriving.once('end', isThere) : isThere(undefined),
    ),
  )
  const asked = request(new URL(path, address), { method, headers, agent: false, signal: goesAway.signal })
  asked.on('error', () => undefined).end(body)
  await arrived
  goesAway.abort()
  await until(async () => (await browsers()) === 0)
}

/** The form at this address filled in, with its once-only token. */
async function filled(browser: Browser, text: string): Promise<Record<string, string | readonly string[]>> {
  const opened = (await browser.get(named)).page.forms.find(({ fields }) => fields.has('text'))
  assert.ok(opened)
  return { ...Object.fromEntries(opened.fields), text }
}

/** How often it stands in the record, and how often in its history. */
async function saves(text: string): Promise<readonly number[]> {
  const label = await waymark.db.selectFrom('label').selectAll().execute()
  const history = await waymark.db.selectFrom('changeHistory').select('after').execute()
  return [label, history.map(({ after }) => after)].map(
    (rows) => rows.filter((row) => JSON.stringify(row).includes(text)).length,
  )
}

test('SEC-05 a page nobody waits for any more isn’t made', async () => {
  const browser = await server.as(people.panelAdministrator)
  await whileHeld(server, () => askAndGo(browser, 'GET', '/tracker'))
  assert.equal((await browser.get('/tracker')).status, 200)
  const looks = (await waymark.trail()).filter(({ path }) => path === '/tracker')
  assert.deepEqual(
    looks.map(({ outcome }) => outcome),
    ['done'],
  )
})

test('SEC-05 what somebody sent is saved though they went away, and once when they send it again', async () => {
  const browser = await server.as(people.administrator)
  const fields = await filled(browser, 'Gateway to Care')
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value])),
  ).toString()
  await whileHeld(server, () => askAndGo(browser, 'POST', named, body))
  await until(async () => (await saves('Gateway to Care'))[1] === 1)
  const again = await browser.post(named, fields)
  assert.equal(again.status, 303)
  assert.deepEqual(await saves('Gateway to Care'), [1, 1])
})

test('SEC-05 what waited too long for a connection isn’t saved, and once when it is sent again', async () => {
  const browser = await impatient.as(people.administrator)
  const fields = await filled(browser, 'Front door')
  await whileHeld(impatient, async () => {
    const answer = await browser.post(named, fields)
    assert.equal(answer.status, 503)
    assert.equal(answer.headers['retry-after'], '5')
  })
  assert.deepEqual(await saves('Front door'), [0, 0])
  for (const answer of [await browser.post(named, fields), await browser.post(named, fields)])
    assert.equal(answer.status, 303)
  assert.deepEqual(await saves('Front door'), [1, 1])
})
