import { once } from 'node:events'
import { IncomingMessage, request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, owner, place } = waymark
const administrator = await waymark.as(place.people.panelAdministrator)
const address = new URL(await waymark.server.listen({ port: 0, host: '127.0.0.1' }))

// More children than are worked out at a time, each in private proceedings, in the order of their names.
const many = 700
await sql`
  with family as (insert into family (name, reference) values ('Many', 'NB-9000') returning id),
    child as (
      insert into child (family_id, name, team_id, born_on)
      select family.id, 'Child ' || to_char(at, 'FM0000'), ${place.teams.west}, '2019-01-01' from family, generate_series(1, ${many}) at
      order by at returning id)
  insert into private_proceedings (child_id, report, ordered_on, report_due_on) select id, 'section-7', '2026-10-01', '2026-12-10' from child`.execute(
  db,
)
const childIds = (await db.selectFrom('child').select('id').orderBy('id').execute()).map(({ id }) => id)
await administrator.get('/tracker')

type Halt = 'first key' | 'second key' | 'fails'
const halts: Record<Halt, string> = {
  'first key': 'perform pg_advisory_xact_lock_shared(4711)',
  'second key': 'perform pg_advisory_xact_lock_shared(4712)',
  fails: `raise exception 'made to fail'`,
}

/**
 * From here on reading what is open for the child at each place waits for a key that somebody else holds, or fails: by a policy that only the
 * application's login is under.
 */
async function halt(places: Readonly<Record<number, Halt>>): Promise<void> {
  const cases = Object.entries(places).map(
    ([at, how]) => `if child_id = ${childIds[Number(at)] ?? 0} then ${halts[how]}; end if;`,
  )
  await sql
    .raw(
      `create or replace function halts(child_id integer) returns boolean language plpgsql cost 10000 as $$
       begin ${cases.join(' ')} return true; end $$`,
    )
    .execute(owner)
}
await halt({})
await sql`create policy halting on private_proceedings using (halts(child_id))`.execute(owner)
const halting = (on: boolean) =>
  sql.raw(`alter table private_proceedings ${on ? 'enable' : 'disable'} row level security`).execute(owner)

/** The work while somebody holds both keys, who can give the first back. */
const withoutKey = (work: (giveBack: () => Promise<unknown>) => Promise<void>): Promise<void> =>
  owner.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(4711), pg_advisory_lock(4712)`.execute(holder)
    await halting(true)
    try {
      await work(() => sql`select pg_advisory_unlock(4711)`.execute(holder))
    } finally {
      await sql`select pg_advisory_unlock_all()`.execute(holder)
      await halting(false)
    }
  })

const ofThisDatabase = sql`database = (select oid from pg_database where datname = current_database())`
const isAny = async (lock: RawBuilder<unknown>): Promise<boolean> =>
  (await sql`select from pg_locks where ${ofThisDatabase} and ${lock}`.execute(owner)).rows.length > 0
const somebodyWaits = () => isAny(sql`locktype = 'advisory' and not granted`)
/** Whether a transaction is open that has read what is open for children. */
const somebodyReads = () => isAny(sql`relation = 'private_proceedings'::regclass and mode = 'AccessShareLock'`)

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20)
}

/** Asks over the wire, and has the answer as soon as its head is there. */
async function ask(path: string): Promise<IncomingMessage> {
  const headers = { host: 'northbrook.localhost', cookie: administrator.cookie() }
  const asked = request(new URL(path, address), { headers, agent: false })
  asked.on('error', () => undefined).end()
  const answered: Promise<unknown[]> = once(asked, 'response')
  const [answer] = await answered
  assert.ok(answer instanceof IncomingMessage)
  return answer
}

/** How many browsers the server has a connection to. */
const browsers = () =>
  new Promise<number>((counted, failed) =>
    waymark.server.server.getConnections((error, count) => (error === null ? counted(count) : failed(error))),
  )

const lastTrail = async () => (await waymark.trail()).filter(({ path }) => path.startsWith('/tracker.')).at(-1)

test('FAM-06 the first children of a long tracker arrive as .csv while the last are still looked up, all of one moment', async () => {
  await halt({ 400: 'first key' })
  await withoutKey(async (giveBack) => {
    const answer = await ask('/tracker.csv?order=name')
    assert.equal(answer.statusCode, 200)
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    await until(() => Promise.resolve(parts.join('').includes('Child 0100')))
    await until(somebodyWaits)
    assert.doesNotMatch(parts.join(''), /Child 0402/)
    // Before a name left, the trail had them all.
    assert.deepEqual((await lastTrail())?.children, childIds)
    await db
      .updateTable('child')
      .set({ name: 'Renamed meanwhile' })
      .where('id', '=', childIds[650] ?? 0)
      .execute()
    await giveBack()
    await once(answer, 'end')
    assert.ok(answer.complete)
    const lines = parts.join('').trimEnd().split('\r\n')
    assert.equal(lines.length, 1 + many)
    assert.match(lines[651] ?? '', /Child 0651/)
  })
})

test('FAM-06 what fails halfway is no whole file for whoever takes it, as .csv and as .xlsx', async () => {
  await halt({ 400: 'fails' })
  await halting(true)
  try {
    const answer = await ask('/tracker.csv?order=name')
    assert.equal(answer.statusCode, 200)
    answer.on('error', () => undefined).resume()
    await new Promise((isOver) => answer.once('close', isOver))
    assert.equal(answer.complete, false)
    const workbook = await administrator.get('/tracker.xlsx')
    assert.equal(workbook.status, 500)
    assert.equal(workbook.headers['content-disposition'], undefined)
  } finally {
    await halting(false)
  }
  await until(async () => !(await somebodyReads()))
  const read = await readWorkbook((await administrator.get('/tracker.xlsx?order=name')).bytes, 'tracker.xlsx')
  assert.ok(read.ok)
  assert.equal(read.value.sheets[0]?.rows.length, 1 + many)
})

for (const kind of ['csv', 'xlsx'])
  test(`FAM-06 when the browser has gone nothing more is looked up for its .${kind}`, async () => {
    // Whoever looked up any later child would wait for ever.
    await halt({ 400: 'first key', 600: 'second key' })
    await withoutKey(async (giveBack) => {
      const goesAway = new AbortController()
      const headers = { host: 'northbrook.localhost', cookie: administrator.cookie() }
      const asked = request(new URL(`/tracker.${kind}`, address), { headers, agent: false, signal: goesAway.signal })
      asked.on('error', () => undefined).on('response', (answer) => answer.on('error', () => undefined).resume())
      asked.end()
      await until(somebodyWaits)
      goesAway.abort()
      await until(async () => (await browsers()) === 0)
      await giveBack()
      await until(async () => !(await somebodyReads()))
    })
    assert.equal((await administrator.get('/help')).status, 200)
  })
