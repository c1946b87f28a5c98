import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { openDatabase } from './open-database.ts'
import type { DatabaseLimits } from './pool.ts'
import { isTooBusy } from './too-busy.ts'

const { addresses } = await testDatabase()

async function withLimits(
  limits: Partial<DatabaseLimits>,
  work: (db: ReturnType<typeof openDatabase>) => Promise<void>,
) {
  const db = openDatabase(addresses.application, limits)
  await work(db).finally(() => db.destroy())
}
const sleep = (db: ReturnType<typeof openDatabase>, seconds: number) => sql`select pg_sleep(${seconds})`.execute(db)
const prepared = async (db: ReturnType<typeof openDatabase>): Promise<readonly string[]> =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.map(
    ({ statement }) => statement,
  )

test('SEC-05 who would have to wait behind too many is told at once that we are too busy', () =>
  withLimits({ connections: 1, waiting: 2 }, async (db) => {
    const asked = Array.from({ length: 5 }, () => sleep(db, 0.2))
    const ended = await Promise.allSettled(asked)
    const refused = ended.filter((each) => each.status === 'rejected')
    assert.equal(refused.length, 2)
    for (const { reason } of refused) assert.ok(isTooBusy(reason))
    await sleep(db, 0)
  }))

test('SEC-05 who has waited too long for a connection is told so', () =>
  withLimits({ connections: 1, waitFor: 200 }, async (db) => {
    // Nobody waits for the connection to be made.
    await sleep(db, 0).catch(() => sleep(db, 0))
    const [first, second] = await Promise.allSettled([sleep(db, 1), sleep(db, 0)])
    assert.equal(first.status, 'fulfilled')
    assert.ok(second.status === 'rejected' && isTooBusy(second.reason))
  }))

const lock = (on: ReturnType<typeof openDatabase>) => sql`select pg_advisory_xact_lock(1)`.execute(on)

test('SEC-05 a statement that takes too long and a lock that doesn’t come are given up', () =>
  withLimits({ statementTimeout: 2_000, lockTimeout: 100 }, async (db) => {
    await db.transaction().execute(async (tx) => {
      await lock(tx)
      await assert.rejects(lock(db), isTooBusy)
    })
    await assert.rejects(sleep(db, 60), isTooBusy)
  }))

test('SEC-05 a change left lying is taken back, and its connection is replaced', () =>
  withLimits({ idleInTransactionTimeout: 200 }, async (db) => {
    const left = db.transaction().execute(async (tx) => {
      await lock(tx)
      await new Promise((late) => setTimeout(late, 600))
      await lock(tx)
    })
    await assert.rejects(left, isTooBusy)
    // Who asks next is told that the connection is gone, or has a new one already.
    await lock(db).catch((error: unknown) => assert.ok(isTooBusy(error)))
    await lock(db)
  }))

test('SEC-05 a database that isn’t there is as good as a busy one; a mistake of ours isn’t', async () => {
  const away = openDatabase('postgres://nobody:x@localhost:1/nothing')
  await assert.rejects(sql`select 1`.execute(away), isTooBusy)
  await away.destroy()
  await withLimits({}, (db) => assert.rejects(sql`select nonsense`.execute(db), (error) => !isTooBusy(error)))
  assert.equal(isTooBusy(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })), false)
})

test('a statement is prepared once a connection, whatever its values, until there are 200', () =>
  withLimits({ connections: 1 }, async (db) => {
    for (const value of [1, 2, 3]) await sql`select ${value}::integer as once_only`.execute(db)
    const once = (await prepared(db)).filter((text) => text.includes('once_only'))
    assert.equal(once.length, 1)
    for (let at = 0; at < 300; at += 1) await sql.raw(`select ${at} as many`).execute(db)
    assert.ok((await prepared(db)).length <= 200)
    assert.deepEqual((await sql<{ many: number }>`select 299 as many`.execute(db)).rows, [{ many: 299 }])
  }))

test('a long list of values isn’t prepared, nor anything where that is switched off', async () => {
  const list = sql.join(Array.from({ length: 40 }, (_, at) => sql`${at}::integer`))
  await withLimits({ connections: 1 }, async (db) => {
    await sql`select 1 as listed where 1 in (${list})`.execute(db)
    assert.ok((await prepared(db)).every((text) => !text.includes('listed')))
  })
  await withLimits({ connections: 1, prepare: false }, async (db) => assert.deepEqual(await prepared(db), []))
})

test('a question is planned once, for whatever values, and isn’t compiled', () =>
  withLimits({}, async (db) => {
    const { rows } = await sql<{ setting: string }>`
      select setting from pg_settings where name in ('plan_cache_mode', 'random_page_cost', 'jit') order by name`.execute(
      db,
    )
    assert.deepEqual(
      rows.map(({ setting }) => setting),
      ['off', 'force_generic_plan', '1.1'],
    )
  }))
