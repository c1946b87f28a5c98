import { test } from 'node:test'
import { sql } from 'kysely'
import { Client } from 'pg'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { openDatabase, readingAtOnce } from './open-database.ts'

const { addresses, owner } = await testDatabase()
const oneConnection = openDatabase(addresses.application, { connections: 1 })
test.after(() => oneConnection.destroy())

/** Asks alone first, which makes the statements known, and then together, again and again until that is prepared too. */
async function askedTwice<T>(ask: () => Promise<T>): Promise<{ first: T; second: T }> {
  const first = await ask()
  await ask()
  return { first, second: await ask() }
}
const preparedTogether = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_prepared_statements where statement like 'select /* asked at once */%'`.execute(
    oneConnection,
  )
  return rows[0]?.count ?? 0
}

const values = [
  `true`,
  `false`,
  `7::smallint`,
  `(-2147483648)::integer`,
  `9007199254740991::bigint`,
  `12.50::numeric`,
  `0.1::float8`,
  `'NaN'::float8`,
  `'words “of” a child''s, \\ and {a,b} "c"'`,
  `''`,
  `'two' || chr(10) || 'lines'`,
  `'😀'`,
  `'x'::varchar(3)`,
  `date '2026-03-29'`,
  `timestamptz '2026-10-25 01:30:00.123456+00'`,
  `timestamp '2026-10-25 01:30'`,
  `time '09:00'`,
  `interval '3 days'`,
  `array[1, null, 3]`,
  `array['a,b', '"c"', null, '']`,
  `array[date '2026-11-23']`,
  `array[timestamptz '2026-11-23 09:00Z']`,
  `array[true, false]`,
  `array[1::bigint]`,
  `'{}'::text[]`,
  `'{"some_key": {"born_on": [1, "2026-01-01"]}}'::jsonb`,
  `'{"a": 1}'::json`,
  `'null'::jsonb`,
  `'\\x00ff'::bytea`,
  `null::date`,
  `null::text`,
  `null`,
  `row(1, 'two')`,
  `'{1,2}'::integer[]`,
  `'a'::char(3)`,
]
test('an answer is the same asked alone and asked with others, whatever its type', async () => {
  const ask = (value: string) =>
    sql.raw<{ value: unknown }>(`select ${value} as the_value, 1 as beside`).execute(oneConnection)
  const { first, second } = await askedTwice(() => Promise.all(values.map(ask)))
  assert.ok((await preparedTogether()) > 0)
  assert.deepEqual(second.map(shown), first.map(shown))
  // All but the padded text, thirty-two at a time.
  const together = Math.ceil((values.length - 1) / 32)
  assert.equal(await sentDuring(() => Promise.all(values.map(ask))), together + 1)
})
/** Temporal values and bytes as text, since a comparison looks only at what can be counted of an object. */
const shown = ({ rows }: { readonly rows: readonly unknown[] }): string =>
  rows
    .map((row) =>
      Object.entries({ ...(row as object) }).map(
        ([name, value]) => `${name}: ${typeof value} ${kindOf(value)} ${JSON.stringify(value)}`,
      ),
    )
    .join('\n')
const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? value.constructor.name : String(value)

test('rows keep their order, columns of one name their last value, no row is no row', async () => {
  const ask = () =>
    Promise.all([
      sql`select n, n * 2 as n from generate_series(1, 500) t (n) order by 1 desc`.execute(oneConnection),
      sql`select 1 as born_on where false`.execute(oneConnection),
      sql`select ${'five'}::text as word, ${5}::integer as number from generate_series(1, 2)`.execute(oneConnection),
    ])
  const { first, second } = await askedTwice(ask)
  assert.equal(first[0].rows.length, 500)
  assert.deepEqual(second.map(shown), first.map(shown))
  assert.deepEqual(second[2].rows, [
    { word: 'five', number: 5 },
    { word: 'five', number: 5 },
  ])
})

/** How many statements the driver sent during `work`. One that fails together is asked alone, so that the answers alone wouldn't tell. */
async function sentDuring(work: () => Promise<unknown>): Promise<number> {
  const query: unknown = Reflect.get(Client.prototype, 'query')
  assert.ok(typeof query === 'function')
  let sent = 0
  const counted = new Proxy(query, {
    apply: (asked, client, words: unknown[]): unknown => {
      sent += 1
      return Reflect.apply(asked, client, words)
    },
  })
  Reflect.set(Client.prototype, 'query', counted)
  await work().finally(() => Reflect.set(Client.prototype, 'query', query))
  return sent
}

test('each question keeps its own values, however many have been asked before it', async () => {
  const ask = (from: number) =>
    sql<{ sum: number }>`select ${from}::integer * 10 + ${from + 1}::integer as sum, ${`$${from}`} as text`.execute(
      oneConnection,
    )
  const { second } = await askedTwice(() => Promise.all([1, 2, 3, 4].map(ask)))
  assert.deepEqual(
    second.map(({ rows }) => rows),
    [12, 23, 34, 45].map((sum, at) => [{ sum, text: `$${at + 1}` }]),
  )
  assert.equal(await sentDuring(() => Promise.all([5, 6, 7, 8].map(ask))), 1)
})

test('what is read at once of a transaction is one statement of it, and knows what the transaction has written', async () => {
  await owner.schema.createTable('leaf').addColumn('n', 'integer').execute()
  await sql`grant select, insert on leaf to public`.execute(owner)
  await oneConnection.transaction().execute(async (tx) => {
    const view = readingAtOnce(oneConnection, tx)
    const ask = () =>
      Promise.all([
        sql<{ n: number }>`select n from leaf order by n`.execute(view),
        sql<{ count: number }>`select count(*)::integer as count from leaf`.execute(view),
      ])
    await sql`insert into leaf values (1)`.execute(tx)
    await askedTwice(ask)
    await sql`insert into leaf values (2)`.execute(tx)
    const [rows, { rows: counted }] = await ask()
    assert.deepEqual([rows.rows, counted], [[{ n: 1 }, { n: 2 }], [{ count: 2 }]])
    assert.equal(await sentDuring(ask), 1)
    await assert.rejects(view.transaction().execute(ask), /only to read from/)
  })
})

test('what is asked at once is of one moment', async () => {
  await owner.schema.createTable('moment').addColumn('n', 'integer').execute()
  await sql`grant select on moment to public`.execute(owner)
  const count = () => sql<{ count: number }>`select count(*) from moment`.execute(oneConnection)
  const slowly = () =>
    sql<{
      count: number
    }>`select count(*) + 0 as count from moment, (select count(*) from generate_series(1, 2000000)) s`.execute(
      oneConnection,
    )
  await askedTwice(() => Promise.all([count(), slowly()]))
  const asked = Promise.all([slowly(), count()])
  for (let n = 0; n < 20; n += 1) await sql`insert into moment values (${n})`.execute(owner)
  const [before, after] = await asked
  assert.equal(before.rows[0]?.count, after.rows[0]?.count)
})

test('one that fails fails alone', async () => {
  const ask = (by: number) =>
    Promise.allSettled([
      sql`select 1 as one`.execute(oneConnection),
      sql`select 10 / ${by}::integer as part`.execute(oneConnection),
      sql`select 3 as three`.execute(oneConnection),
    ])
  await askedTwice(() => ask(5))
  const [one, part, three] = await ask(0)
  assert.match(part.status === 'rejected' ? String(part.reason) : '', /division by zero/)
  assert.deepEqual(
    [one.status === 'fulfilled' && one.value.rows, three.status === 'fulfilled' && three.value.rows],
    [[{ one: 1 }], [{ three: 3 }]],
  )
})

test('what changes something and what is in a transaction goes as it is', async () => {
  const key = () => `k${String(Math.random())}`
  const before = await preparedTogether()
  const db = oneConnection
  const change = () => sql`insert into setting (key, value) values (${key()}, 'v') returning key`.execute(db)
  for (let n = 0; n < 3; n += 1) {
    await Promise.all([change(), change()])
    await Promise.all([
      sql`select 1 as x for update`.execute(db).catch(() => null),
      sql`select 1 as y -- in words`.execute(db),
      sql`with k as (insert into setting (key, value) values (${key()}, 'v') returning 1) select * from k`.execute(db),
    ])
    await db
      .transaction()
      .execute((tx) => Promise.all([sql`select 1 as inside`.execute(tx), sql`select 2 as inside_too`.execute(tx)]))
  }
  assert.equal(await preparedTogether(), before)
  const { rows } = await sql<{ count: number }>`select count(*) from setting where key like 'k%'`.execute(db)
  assert.equal(rows[0]?.count, 9)
})

test('a transaction sees what it did, and not what others ask meanwhile', async () => {
  const db = openDatabase<{ setting: { key: string; value: string } }>(addresses.application, { connections: 2 })
  const seen = () => db.selectFrom('setting').selectAll().where('key', '=', 'inside').execute()
  await askedTwice(() => Promise.all([seen(), seen()]))
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('setting').values({ key: 'inside', value: 'done' }).execute()
    assert.equal((await tx.selectFrom('setting').selectAll().where('key', '=', 'inside').execute()).length, 1)
    assert.deepEqual(await Promise.all([seen(), seen()]), [[], []])
  })
  assert.equal((await seen()).length, 1)
  await db.destroy()
})
