import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { addressesOf, namesFor } from './addresses.ts'
import { withConnection } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'
import { dropDatabase, provisionDatabase } from './provision.ts'

const administrator = await testServer()
const secret = 'only for this test'
const names = namesFor(`migrate_${randomBytes(4).toString('hex')}`)
const { owner } = addressesOf(administrator, secret, names)
const folder = await mkdtemp(join(tmpdir(), 'waymark-migrations-'))
const now = Temporal.Instant.from('2026-11-20T09:00:00.123456Z')

const first = 'create table tree (id integer generated always as identity primary key, planted_on date not null);'
const second = "alter table tree add column height integer; insert into tree (planted_on) values (date '2026-03-29');"

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await dropDatabase(administrator, names)
  await provisionDatabase(administrator, secret, names)
})
after(async () => {
  await rm(folder, { recursive: true, force: true })
  await dropDatabase(administrator, names)
  await withConnection(administrator, (client) =>
    client.query(`drop role ${names.application}, ${names.owner}, ${names.group}`),
  )
})

async function write(files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [file, sql] of Object.entries(files)) await writeFile(join(folder, file), sql)
}
const run = async () =>
  migrate({ owner, applicationLogin: names.application, applicationMay: 'work' }, await readMigrations(folder), now)
const rows = (sql: string) =>
  withConnection(owner, async (client) => (await client.query<Record<string, unknown>>(sql)).rows)
const refusal = (words: RegExp) => (error: unknown) => error instanceof CannotStart && words.test(error.message)

test('each migration runs once, in order, and is recorded with its hash and the clock’s instant', async () => {
  await write({ '0001_tree.sql': first })
  assert.deepEqual(await run(), ['0001_tree.sql'])
  await write({ '0002_height.sql': second })
  assert.deepEqual(await run(), ['0002_height.sql'])
  assert.deepEqual(await run(), [])
  const recorded = await rows(
    'select number, file, length(hash) as length, applied_at from schema_migration order by number',
  )
  assert.deepEqual(
    recorded.map((row) => [row['number'], row['file'], row['length'], String(row['applied_at'])]),
    [
      [1, '0001_tree.sql', 64, '2026-11-20T09:00:00.123456Z'],
      [2, '0002_height.sql', 64, '2026-11-20T09:00:00.123456Z'],
    ],
  )
})

test('a migration that stops halfway leaves nothing of itself, and what ran before it stays', async () => {
  await write({ '0001_tree.sql': first, '0002_height.sql': `${second} select 1/0;` })
  await assert.rejects(run(), /migrations\/0002_height\.sql stopped: .*division by zero/)
  assert.deepEqual(await rows('select * from tree'), [])
  await write({ '0002_height.sql': second })
  assert.deepEqual(await run(), ['0002_height.sql'])
})

test('two processes starting at once apply each migration once', async () => {
  await write({ '0001_tree.sql': first, '0002_height.sql': second })
  const applied = await Promise.all([run(), run(), run()])
  assert.equal(applied.flat().length, 2)
  assert.equal((await rows('select * from tree')).length, 1)
})

test('a database newer than the code is refused', async () => {
  await write({ '0001_tree.sql': first, '0002_height.sql': second })
  await run()
  await rm(join(folder, '0002_height.sql'))
  await assert.rejects(run(), refusal(/newer than this version of Waymark: it already has 0002_height\.sql/))
})

test('a released migration that was edited is refused', async () => {
  await write({ '0001_tree.sql': first })
  await run()
  await write({ '0001_tree.sql': `${first} -- better` })
  await assert.rejects(run(), refusal(/0001_tree\.sql isn.t what was applied/))
})

test('a number left out or given twice is a mistake of ours', async () => {
  await write({ '0001_tree.sql': first, '0003_height.sql': second })
  await assert.rejects(run(), /0003_height\.sql should begin with 0002_/)
})

test('the application’s login works in new tables at once', async () => {
  await write({ '0001_tree.sql': first })
  await run()
  const { application } = addressesOf(administrator, secret, names)
  await withConnection(application, (client) => client.query(`insert into tree (planted_on) values ('2026-10-25')`))
  assert.deepEqual(
    (await rows('select planted_on from tree')).map((row) => String(row['planted_on'])),
    ['2026-10-25'],
  )
})
