import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { appendFile, cp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { fileStore } from '#platform/files/stored-files.ts'
import { assert } from '#test/support/assert.ts'
import { cleanEnvironment, startWaymark, type WaymarkProcess } from '#test/support/waymark-process.ts'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const base = join(tmpdir(), `waymark-backup-${process.pid}`)
const [data, elsewhere] = [join(base, 'data'), join(base, 'elsewhere')]
const started: WaymarkProcess[] = []

before(() => mkdir(base, { mode: 0o755 }))
after(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGINT')
    await ended
  }
  await rm(base, { recursive: true, force: true })
})

/** The command that docs/operations.md gives for the embedded server, with our folder in place of /var/backups/waymark. */
function asWritten(word: 'backup' | 'restore', copies: string): string {
  const document = readFileSync(join(checkout, 'docs/operations.md'), 'utf8')
  const lines = document.split('\n').filter((line) => line.includes(` src/main.ts ${word} /var/backups/waymark/`))
  assert.equal(lines.length, 1, `docs/operations.md has one command for ${word}`)
  return (lines[0] ?? '').replace('/var/backups/waymark', copies)
}

async function shell(command: string, folder: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('sh', ['-c', command], { cwd: checkout, env: { ...cleanEnvironment(), WAYMARK_DATA: folder } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}

async function start(folder: string): Promise<WaymarkProcess> {
  const waymark = await startWaymark({ WAYMARK_DATA: folder, WAYMARK_CLOCK: '2026-11-20T09:00' })
  started.push(waymark)
  await waymark.ready()
  return waymark
}

async function stop(waymark: WaymarkProcess | undefined): Promise<void> {
  waymark?.child.kill('SIGINT')
  assert.equal(await waymark?.ended, 0)
}

async function ask(folder: string, key: string, sql: string): Promise<Record<string, unknown>[]> {
  const server = `postgres://${encodeURIComponent(join(folder, 'socket'))}:5432/postgres`
  const { owner } = addressesOf(server, readFileSync(join(folder, 'secret'), 'utf8').trim(), namesFor(key))
  return withConnection(owner, async (client) => (await client.query<Record<string, unknown>>(sql)).rows)
}

const storeIn = (folder: string) => fileStore(join(folder, 'files', 'northbrook'))
const saved = async (folder: string) =>
  (await ask(folder, 'northbrook', `select key from setting where key like 'saved-%'`)).length
const surname = async (folder: string, key: string) =>
  (await ask(folder, key, `select value from setting where key = 'before'`))[0]?.['value']

/** What people save one after another until told to stop; returns how many were acknowledged. */
function keepSaving(folder: string) {
  const state = { going: true, count: 0 }
  const work = (async () => {
    for (; state.going; state.count++)
      await ask(
        folder,
        'northbrook',
        `insert into setting (key, value) values ('saved-${state.count}', repeat('x', 2000))`,
      )
  })()
  const end = () => {
    state.going = false
    return work
  }
  return { count: () => state.count, end }
}

const [first, second] = [join(base, 'copies'), join(base, 'later copies')]
const kept = { storedAs: '', sha256: '' }
let acknowledged = 0

test('SEC-05 the documented backup is made while people save, for its owner alone', async () => {
  await start(data)
  for (const key of ['northbrook', 'westmere'])
    await ask(data, key, `insert into setting (key, value) values ('before', '${key}')`)
  Object.assign(kept, await storeIn(data).keep(Buffer.from('A letter before proceedings')))
  const saving = keepSaving(data)
  while (saving.count() < 5) await new Promise((done) => setTimeout(done, 20))
  acknowledged = saving.count()
  const { code, said } = await shell(asWritten('backup', first), data)
  const during = saving.count()
  await saving.end()
  assert.equal(code, 0, said)
  assert.match(said, /holds the registry, the documents and Northbrook Council, Westmere/)
  assert.ok(during > acknowledged, 'people went on saving')
  const [copy = ''] = readdirSync(first)
  assert.equal(statSync(join(first, copy)).mode & 0o777, 0o700)
  assert.deepEqual(readdirSync(join(first, copy)).sort(), ['SHA256SUMS', 'files', 'postgres', 'secret'])
})

test('a folder that is there already is left alone, and a restore while Waymark runs touches nothing', async () => {
  const again = await shell(asWritten('backup', first), data)
  assert.deepEqual([again.code, again.said.includes('is there already')], [1, true], again.said)
  const early = await shell(asWritten('restore', first), data)
  assert.deepEqual(
    [early.code, /Waymark runs with the data in .* Stop it first/.test(early.said)],
    [1, true],
    early.said,
  )
  assert.equal(await surname(data, 'northbrook'), 'northbrook')
})

test('SEC-05 the documented restore brings back the registry, each authority and the documents', async () => {
  for (const key of ['northbrook', 'westmere'])
    await ask(data, key, `update setting set value = 'changed' where key = 'before'`)
  await ask(data, 'registry', `delete from host where authority_key = 'westmere'`)
  await storeIn(data).drop(kept)
  await stop(started.at(-1))
  const { code, said } = await shell(asWritten('restore', first), data)
  assert.equal(code, 0, said)
  const waymark = await start(data)
  assert.equal(await waymark.status('/sign-in', 'westmere.localhost'), 200)
  assert.deepEqual([await surname(data, 'northbrook'), await surname(data, 'westmere')], ['northbrook', 'westmere'])
  assert.equal((await storeIn(data).read(kept)).toString(), 'A letter before proceedings')
  const [rows] = await ask(
    data,
    'northbrook',
    `select count(*)::integer as rows, max(substr(key, 7)::integer) + 1 as upto from setting where key like 'saved-%'`,
  )
  assert.equal(rows?.['rows'], rows?.['upto'], 'none in between is missing')
  assert.ok(Number(rows?.['rows']) >= acknowledged, 'nothing saved before the backup is missing')
  const aside = /What was there before is in (\S+)\.\n/.exec(said)?.[1] ?? ''
  assert.deepEqual(readdirSync(aside).sort(), ['files', 'postgres', 'secret'])
  await stop(waymark)
})

test('SEC-05 a backup made while Waymark is stopped fills the empty folder of another machine', async () => {
  const made = await shell(asWritten('backup', second).replace(second, `'${second}'`), data)
  assert.equal(made.code, 0, made.said)
  const { code, said } = await shell(asWritten('restore', second).replace(second, `'${second}'`), elsewhere)
  assert.equal(code, 0, said)
  assert.doesNotMatch(said, /What was there before/)
  const waymark = await start(elsewhere)
  assert.equal(await waymark.status('/sign-in', 'westmere.localhost'), 200)
  assert.equal(await surname(elsewhere, 'westmere'), 'westmere')
  assert.ok((await saved(elsewhere)) >= acknowledged)
  assert.equal((await storeIn(elsewhere).read(kept)).toString(), 'A letter before proceedings')
  await stop(waymark)
})

test('a backup that has changed, or lacks a file, is refused, and nothing is touched', async () => {
  const [copy = ''] = readdirSync(first)
  for (const spoil of [
    (folder: string) => appendFile(join(folder, 'postgres', 'global', 'pg_control'), 'x'),
    (folder: string) => rm(join(folder, 'files'), { recursive: true }),
    (folder: string) => rm(join(folder, 'SHA256SUMS')),
  ]) {
    const spoilt = join(base, 'spoilt')
    await rm(spoilt, { recursive: true, force: true })
    await cp(join(first, copy), join(spoilt, copy), { recursive: true })
    await spoil(join(spoilt, copy))
    const { code, said } = await shell(asWritten('restore', spoilt), elsewhere)
    assert.deepEqual([code, /has changed\. Use another|There is no backup in/.test(said)], [1, true], said)
  }
  assert.ok(!readdirSync(elsewhere).some((name) => name.startsWith('before-restore')))
  assert.ok(existsSync(join(elsewhere, 'postgres')))
})

test('with a server of one’s own both say what does it', async () => {
  const own = 'DATABASE_URL=postgres://waymark:x@localhost:1/postgres '
  for (const word of ['backup', 'restore'] as const) {
    const { code, said } = await shell(own + asWritten(word, join(base, 'own')), data)
    assert.deepEqual([code, said.includes('its own pg_dump: see docs/operations.md')], [1, true], said)
  }
})
