import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client, DatabaseError } from 'pg'
import { assert } from '#test/support/assert.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { addressOf, addressesOf, namesFor, passwordFor } from './addresses.ts'
import { withConnection } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'
import { dropDatabase, provisionDatabase } from './provision.ts'

const administrator = await testServer()
const secret = randomBytes(16).toString('hex')
const suffix = randomBytes(4).toString('hex')
const [here, there] = [namesFor(`here_${suffix}`), namesFor(`there_${suffix}`)]
const [ours, theirs] = [addressesOf(administrator, secret, here), addressesOf(administrator, secret, there)]

before(async () => {
  const migrations = await readMigrations(fileURLToPath(new URL('../../../migrations', import.meta.url)))
  for (const [names, { owner }] of [
    [here, ours],
    [there, theirs],
  ] as const) {
    await provisionDatabase(administrator, secret, names)
    const database = { owner, applicationLogin: names.application, applicationMay: 'work' } as const
    await migrate(database, migrations, Temporal.Instant.from('2026-11-20T09:00Z'))
  }
})

after(async () => {
  for (const names of [here, there]) {
    await dropDatabase(administrator, names)
    await withConnection(administrator, (client) =>
      client.query(`drop role ${names.application}, ${names.owner}, ${names.group}`),
    )
  }
})

/** What PostgreSQL says to this login in this database. */
async function refusal(
  database: string,
  login: string,
  password = passwordFor(secret, here.database, login),
): Promise<string> {
  const client = new Client({ connectionString: addressOf(administrator, database, login, password) })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'let in'
  } catch (error) {
    return error instanceof DatabaseError ? (error.code ?? '') : String(error)
  } finally {
    await client.end()
  }
}

const notAdmitted = '28000'

test('SEC-04 one authority’s logins are refused by the other’s database, and by every other', async () => {
  assert.equal(await refusal(here.database, here.application), 'let in')
  for (const login of [here.application, here.owner]) {
    for (const database of [there.database, 'postgres', 'template1']) {
      assert.equal(await refusal(database, login), notAdmitted, `${login} into ${database}`)
    }
  }
})

test('SEC-04 the same is refused by the database’s own rights, where a server’s pg_hba.conf lets everyone in', async () => {
  await withConnection(administrator, async (client) => {
    const { rows } = await client.query<{ login: string; database: string; may: boolean }>(
      `select login, database, has_database_privilege(login, database, 'connect') as may
       from unnest($1::text[]) login, unnest($2::text[]) database`,
      [
        [here.owner, here.application, there.owner, there.application],
        [here.database, there.database],
      ],
    )
    for (const { login, database, may } of rows)
      assert.equal(may, login.startsWith(database), `${login} into ${database}`)
  })
})

test('SEC-04 a password of one database opens no other, and no guess does', async () => {
  assert.equal(
    await refusal(there.database, there.application, passwordFor(secret, here.database, here.application)),
    '28P01',
  )
  assert.equal(await refusal(here.database, here.application, 'guessed'), '28P01')
})

const reachingOut = [
  ['become the other owner', `set role ${there.owner}`],
  ['become the own owner', `set role ${here.owner}`],
  ['run a program', `copy (select 1) to program 'id'`],
  ['read a file of the server', `select pg_read_file('/etc/passwd')`],
  ['load a way to other databases', 'create extension dblink'],
  ['load another one', 'create extension postgres_fdw'],
  ['make a login', 'create role another login'],
  ['make a database', 'create database another'],
] as const
for (const [what, sql] of reachingOut) {
  test(`SEC-04 the application’s login can’t ${what}`, () => refused(sql))
}

const notItsOwn = [
  ['make a table', 'create table own (id integer)'],
  ['make a temporary table', 'create temporary table own (id integer)'],
  ['change a table', 'alter table person add column own integer'],
  ['remove a table', 'drop table session'],
  ['change a trail row', `update trail set did = 'nothing'`],
  ['delete a trail row', 'delete from trail'],
  ['empty the trail', 'truncate trail'],
  ['switch the trail’s owner', 'alter table trail owner to current_user'],
  ['change history', `update change_history set reason = 'nothing'`],
  ['delete history', 'delete from change_history'],
  ['rewrite which migrations ran', 'delete from schema_migration'],
] as const
for (const [what, sql] of notItsOwn) {
  test(`SEC-03 SEC-04 the application’s login can’t ${what}`, () => refused(sql))
}

async function refused(sql: string): Promise<void> {
  await withConnection(ours.application, async (client) => {
    await assert.rejects(client.query(sql), (error) => error instanceof DatabaseError && error.code === '42501', sql)
  })
}

test('SEC-04 the application’s login does its daily work, and owns nothing', async () => {
  await withConnection(ours.application, async (client) => {
    await client.query(`insert into person (name) values ('Asha Patel')`)
    await client.query(`update person set name = 'Asha Shah'`)
    const at = '2026-11-20T09:00Z'
    await client.query(
      `insert into trail (at, did, method, path, outcome) values ('${at}', 'looked', 'GET', '/', 'done')`,
    )
    const { rows } = await client.query<{ owned: number; did: string }>(
      `select (select count(*) from pg_class where pg_get_userbyid(relowner) = current_user) as owned, did from trail`,
    )
    assert.deepEqual(rows, [{ owned: 0, did: 'looked' }])
  })
})

test('a login that may create databases and roles, and nothing else, is enough to set up an authority', async () => {
  const [ordinary, names] = [`ordinary_${suffix}`, namesFor(`ordinary_${suffix}`)]
  const address = addressOf(administrator, ordinary, ordinary, 'known')
  await withConnection(administrator, async (client) => {
    await client.query(`create role ${ordinary} login createdb createrole password 'known'`)
    await client.query(`create database ${ordinary}`)
  })
  await provisionDatabase(address, secret, names)
  await provisionDatabase(address, secret, names)
  const { application } = addressesOf(address, secret, names)
  const { rows } = await withConnection(application, (client) =>
    client.query<{ me: string }>('select current_user as me'),
  )
  assert.equal(rows[0]?.me, names.application)
  await dropDatabase(administrator, names)
  await withConnection(administrator, async (client) => {
    await client.query(`drop database ${ordinary} with (force)`)
    await client.query(`drop role ${names.application}, ${names.owner}, ${names.group}, ${ordinary}`)
  })
})
