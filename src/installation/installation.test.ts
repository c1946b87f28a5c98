import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '#platform/cannot-start.ts'
import { namesFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { databaseKept, dropDatabase } from '#platform/db/provision.ts'
import { assert } from '#test/support/assert.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { openAuthorities } from './authorities.ts'
import { readConfig } from './config.ts'
import {
  addAuthority,
  authorityAddresses,
  migrateAuthorities,
  openInstallation,
  registeredAuthorities,
  registryAddresses,
  renewPasswords,
} from './installation.ts'

const server = await testServer()
const now = Temporal.Instant.from('2026-11-20T09:00Z')
const data = await mkdtemp(join(tmpdir(), 'waymark-installation-'))
const [secret, newSecret] = ['s'.repeat(32), 'n'.repeat(32)]

const open = (withSecret: string) =>
  openInstallation(
    readConfig({ NODE_ENV: 'production', DATABASE_URL: server, WAYMARK_DATA: data, WAYMARK_SECRET: withSecret }),
    now,
    (why) => assert.fail(String(why)),
  )
const ashford = { key: 'ashford', name: 'Ashford Council', hosts: ['ashford.example'] }
const saying = (words: RegExp) => (error: unknown) => error instanceof CannotStart && words.test(error.message)

after(async () => {
  for (const names of [namesFor('registry'), namesFor('ashford'), namesFor('barton')]) {
    await dropDatabase(server, names)
    await withConnection(server, (client) =>
      client.query(`drop role if exists ${names.application}, ${names.owner}, ${names.group}`),
    )
  }
  await rm(data, { recursive: true })
})

const installation = await open(secret)
const authorities = openAuthorities(installation, {}, { lookAgainAfter: 0, readyWithin: 1_000 })
after(() => authorities.close())

test('on a PostgreSQL of one’s own, production begins with no authority', async () => {
  assert.deepEqual(await registeredAuthorities(installation), [])
  assert.equal(await authorities.findAuthority('ashford.example'), null)
  assert.equal(await authorities.isReady(), true)
})

test('an added authority is found by its host names without a restart, in a database of its own', async () => {
  await addAuthority(installation, ashford, now)
  await addAuthority(installation, { ...ashford, hosts: ['plo.ashford.example'] }, now)
  await addAuthority(installation, { key: 'barton', name: 'Barton Council', hosts: ['barton.example'] }, now)
  const found = await authorities.findAuthority('PLO.ashford.example')
  assert.equal(found?.name, 'Ashford Council')
  assert.equal((await authorities.findAuthority('ashford.example'))?.db, found.db)
  assert.notEqual((await authorities.findAuthority('barton.example'))?.db, found.db)
  await found.db.insertInto('setting').values({ key: 'whose', value: 'Ashford’s' }).execute()
  assert.deepEqual(
    (await authorities.all()).map(({ key }) => key),
    ['ashford', 'barton'],
  )
})

test('SEC-05 it isn’t ready when its database hangs, or has no room left to write; then it is again', async () => {
  const { owner } = authorityAddresses(installation, { key: 'barton', server: null })
  assert.equal(await authorities.isReady(), true)
  await withConnection(owner, async (client) => {
    await client.query('begin')
    await client.query('lock table readiness')
    assert.equal(await authorities.isReady(), false, 'nobody answers')
    await client.query('rollback')
  })
  await withConnection(owner, async (client) => {
    await client.query(`create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`)
    await client.query('create trigger full_disk before insert on readiness for each row execute function full_disk()')
    assert.equal(await authorities.isReady(), false, 'there is no room')
    await client.query('drop trigger full_disk on readiness')
  })
  assert.equal(await authorities.isReady(), true)
  const left = await (
    await authorities.findAuthority('barton.example')
  )?.db
    .selectFrom('readiness')
    .selectAll()
    .execute()
  assert.deepEqual(left, [], 'nothing of it stays')
})

test('what goes round all authorities leaves no connection open behind it', { timeout: 60_000 }, async () => {
  const backends = async () => {
    const asked = "select pid from pg_stat_activity where application_name = 'waymark' and datname = any($1)"
    const names = [namesFor('ashford').database, namesFor('barton').database]
    const { rows } = await withConnection(server, (client) => client.query<{ pid: number }>(asked, [names]))
    return rows.map(({ pid }) => pid)
  }
  const before = await backends()
  const opened = async () => (await backends()).filter((pid) => !before.includes(pid)).length
  // Those of people at work would stay for an hour.
  const own = openAuthorities(installation, { idleFor: 3_600_000 })
  for (const { aside } of await own.all()) await aside.selectFrom('setting').selectAll().execute()
  while ((await opened()) > 0) await pause(50)
  await own.close()
})

test('whoever comes in the first moment, while the authorities are still being read, is served as well', async () => {
  const begun = openAuthorities(installation)
  const [, first, second] = await Promise.all([
    begun.all(),
    begun.findAuthority('ashford.example'),
    begun.findAuthority('barton.example'),
  ])
  await begun.close()
  assert.deepEqual([first?.key, second?.key], ['ashford', 'barton'])
})

test('a host name belongs to one authority, and odd keys, names and hosts are refused with a sentence', async () => {
  const add = (more: Partial<typeof ashford>) =>
    addAuthority(installation, { key: 'barton', name: 'Barton Council', hosts: ['b.example'], ...more }, now)
  await assert.rejects(
    add({ hosts: ['ashford.example'] }),
    saying(/ashford\.example already leads to the authority ashford/),
  )
  for (const key of ['Barton', 'b', 'bar-ton', '9barton', 'registry', 'x'.repeat(41), 'barton"; drop']) {
    await assert.rejects(add({ key }), saying(/An authority's key is/))
  }
  await assert.rejects(add({ name: ' ' }), saying(/needs a name/))
  for (const host of ['Barton.example', 'http://barton.example', 'barton.example:3000', '']) {
    await assert.rejects(add({ hosts: [host] }), saying(/A host name is like/))
  }
})

test('SEC-01 no demonstration is made beside real work, by whatever way, and what is one stays one', async () => {
  const demonstrationOn = Temporal.PlainDate.from('2026-11-20')
  const content = { fill: () => Promise.resolve(), demonstrationOn }
  for (const key of ['barton', 'cranford']) {
    const making = addAuthority(installation, { key, name: 'To try', hosts: [`${key}.localhost`] }, now, content)
    await assert.rejects(making, saying(/Ashford Council does real work here/))
  }
  assert.equal(await databaseKept(server, namesFor('cranford')), 'nothing')
  const { owner } = registryAddresses(installation)
  for (const sql of [
    `update authority set demonstration_on = '2026-11-20' where key = 'barton'`,
    `insert into authority (key, name, database, demonstration_on) values ('x1', 'X', 'waymark_x1', '2026-11-20')`,
  ])
    await assert.rejects(
      withConnection(owner, (client) => client.query(sql)),
      /no demonstration is made beside/,
    )
  assert.equal((await authorities.findAuthority('ashford.example'))?.demonstration, false)
  assert.deepEqual(
    (await registeredAuthorities(installation)).map(({ key }) => key),
    ['ashford', 'barton'],
  )
})

test('SEC-04 the application reads the registry and can’t write it', async () => {
  const { application } = registryAddresses(installation)
  await assert.rejects(
    withConnection(application, (client) => client.query(`update authority set database = 'waymark_barton'`)),
    /permission denied/,
  )
})

test('a second start finds everything as it is; another secret is refused until the passwords are renewed', async () => {
  const again = await open(secret)
  await migrateAuthorities(again, now)
  assert.equal((await registeredAuthorities(again)).length, 2)
  await assert.rejects(open(newSecret), saying(/doesn't accept the password.*WAYMARK_SECRET/))
  assert.deepEqual(await renewPasswords(server, newSecret), ['waymark_registry', 'waymark_ashford', 'waymark_barton'])
  const renewed = openAuthorities(await open(newSecret))
  const kept = await (await renewed.findAuthority('ashford.example'))?.db.selectFrom('setting').selectAll().execute()
  await renewed.close()
  assert.equal(kept?.[0]?.value, 'Ashford’s')
})

test('it isn’t ready when no database answers', async () => {
  const nowhere = openAuthorities({
    ...installation,
    administrator: `postgres://${encodeURIComponent(data)}:5432/postgres`,
  })
  assert.equal(await nowhere.isReady(), false)
  await nowhere.close()
})

test('a start with an authority’s database missing names it and says where to read on', async () => {
  await dropDatabase(server, namesFor('barton'))
  await assert.rejects(
    migrateAuthorities(await open(newSecret), now),
    saying(/There is no database .*waymark_barton\. docs\/operations\.md says/),
  )
})
