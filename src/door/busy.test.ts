import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const busy = await waymark.anotherProcess({ connections: 2, waiting: 40, waitFor: 60_000 })
const person = await busy.as(people.panelAdministrator)
const typed = { text: 'Gateway to Care' }

/** Holds every connection, and every place in the queue, of the second server until the work is done. */
async function whileBusy(places: number, work: () => Promise<void>): Promise<void> {
  await waymark.owner.connection().execute(async (key) => {
    await sql`select pg_advisory_lock(4711)`.execute(key)
    const hold = sql`select pg_advisory_xact_lock_shared(4711)`
    const holding = Array.from({ length: places }, (_, at) => (at < 2 ? hold : sql`select 1`).execute(busy.db))
    while ((await waitingForTheKey()) < 2) await pause(20)
    await work().finally(() => sql`select pg_advisory_unlock(4711)`.execute(key))
    await Promise.all(holding)
  })
}

async function waitingForTheKey(): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(waymark.owner)
  return rows.length
}

test('SEC-05 help answers with the person’s name and menu while every connection is held by others', () =>
  whileBusy(2, async () => {
    const answer = await person.get('/help')
    assert.equal(answer.status, 200)
    assert.match(answer.body, /Dawn Pickering/)
  }))

test('SEC-05 with too many waiting a page and a save are answered 503, when to come back, and what became of what was typed', async () => {
  const administrator = await busy.as(people.administrator)
  const address = '/settings/names/directorate'
  const form = (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('text'))
  assert.ok(form)
  const fields = { ...Object.fromEntries(form.fields), ...typed }
  await whileBusy(42, async () => {
    for (const answer of [await person.get('/tracker'), await administrator.post(address, fields)]) {
      assert.equal(answer.status, 503)
      assert.equal(answer.headers['retry-after'], '5')
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/)
      assert.equal(answer.page.heading, 'Too busy just now')
      assert.match(answer.page.text, /your browser has kept what you typed/)
    }
  })
  assert.equal((await administrator.post(address, fields)).status, 303)
  assert.equal((await person.get('/tracker')).status, 200)
})
