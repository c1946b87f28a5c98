import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '#platform/cannot-start.ts'
import { withConnection } from '#platform/db/connect.ts'
import { assert } from '#test/support/assert.ts'
import { embeddedBinaries, program } from './binaries.ts'
import { identity, runAs } from './run-as.ts'
import { startEmbedded } from './start-embedded.ts'

const base = join(tmpdir(), `waymark-embedded-${process.pid}`)
await mkdir(base, { mode: 0o755 })
after(() => rm(base, { recursive: true, force: true }))

const start = (folder: string, secret = 'secret') =>
  startEmbedded({ folder, secret, settings: { fsync: 'off' }, onLost: (why) => assert.fail(String(why)) })
const ask = (url: string, sql: string) =>
  withConnection(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows[0])
const saying = (words: RegExp) => (error: unknown) => error instanceof CannotStart && words.test(error.message)

const usual = join(base, 'usual')

test('it listens on a socket only, sorts the same everywhere, and checks and syncs what it writes', async () => {
  const server = await start(usual)
  const settings = await ask(
    server.url,
    `select current_setting('listen_addresses') as listens, current_setting('data_checksums') as checksums,
       current_setting('synchronous_commit') as commits, datcollate as sorts, datlocprovider as by
     from pg_database where datname = 'postgres'`,
  )
  await server.stop()
  assert.deepEqual(settings, { listens: '', checksums: 'on', commits: 'on', sorts: 'C.UTF-8', by: 'b' })
})

test('nobody comes in by another password than the one the secret gives', async () => {
  const server = await start(usual)
  const guess = new URL(server.url)
  guess.password = 'guess'
  await assert.rejects(ask(guess.href, 'select 1'), saying(/doesn't accept the password of waymark.*WAYMARK_SECRET/))
  await server.stop()
})

test('a server left running by a Waymark that was killed is stopped, and its data taken over', async () => {
  const first = await start(usual)
  await ask(first.url, 'create table kept (id integer)')
  await first.stop()
  const user = runAs(join(usual, 'postgres'))
  const binaries = await embeddedBinaries(usual, user)
  const orphan = spawn(program(binaries, 'postgres'), ['-D', join(usual, 'postgres'), '-k', join(usual, 'socket')], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
    ...identity(user),
  })
  const gone = new Promise((done) => orphan.once('exit', done))
  while (!existsSync(join(usual, 'socket', '.s.PGSQL.5432'))) {
    assert.equal(orphan.exitCode, null)
    await pause(20)
  }
  const server = await start(usual)
  await gone
  assert.deepEqual(await ask(server.url, 'select count(*) as rows from kept'), { rows: 0 })
  await server.stop()
})

test('in a folder whose path is too long for a socket it works too', async () => {
  const deep = join(base, 'a-long-name-for-a-folder'.repeat(3), 'and-another-long-one'.repeat(3))
  const server = await start(deep)
  assert.deepEqual(await ask(server.url, 'select 1 as one'), { one: 1 })
  assert.ok(!existsSync(join(deep, 'socket')))
  await server.stop()
})

test('data of another PostgreSQL is left alone, with a sentence', async () => {
  const folder = join(base, 'older')
  await mkdir(join(folder, 'postgres'), { recursive: true })
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '15\n')
  await assert.rejects(start(folder), saying(/is of PostgreSQL 15; this is 18\. Bring it over with pg_dump/))
})

if (process.getuid?.() === 0) {
  test('root is told where the data can’t lie, because PostgreSQL refuses to run as root', async () => {
    const locked = join(base, 'locked')
    await mkdir(locked)
    await chmod(locked, 0o700)
    await assert.rejects(start(join(locked, 'data')), saying(/can't run as root.*such as \/var\/lib\/waymark/))
  })
}
