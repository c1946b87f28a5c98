import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { browserPath, installBrowserIfNone } from './find-browser.ts'
import { startTestCluster } from './test-cluster.ts'

/**
 * `npm test`: every test of the checkout, two files at a time, on one PostgreSQL of its own. Whatever the tests write goes into one folder
 * that is removed at the end, however the end comes about.
 */
const checkout = fileURLToPath(new URL('../..', import.meta.url))
// The longest first, so that they don't come last while a core stands idle.
const longest = ['test/checks.test.ts', 'test/older-postgresql.test.ts', 'src/main.test.ts', 'test/every-page.test.ts']
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: checkout }).sort()
const inOrder = [...longest.filter((file) => files.includes(file)), ...files.filter((file) => !longest.includes(file))]

installBrowserIfNone()
process.env['CHROME_PATH'] = browserPath()

const folder = join(tmpdir(), `waymark-tests-${process.pid}`)
await mkdir(folder, { mode: 0o755 })
process.env['TMPDIR'] = folder

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.on('disconnect', () => stopped.abort())

const server = await startTestCluster(join(folder, 'cluster'))
process.env['WAYMARK_TEST_SERVER'] = server.url
try {
  await runTests()
} finally {
  await server.stop()
  await removeWhenLeft()
}
if (stopped.signal.aborted) process.exitCode = 130
// The bootstrap's channel would keep us; everything is done.
process.exit()

async function runTests(): Promise<void> {
  const paths = inOrder.map((file) => join(checkout, file))
  const tests = run({ files: paths, concurrency: 2, cwd: checkout, signal: stopped.signal })
  tests.on('test:fail', () => (process.exitCode = 1))
  for await (const text of tests.compose(new spec())) process.stdout.write(text as string)
}

/** A killed test may leave a server that is still shutting down; when the last is gone, the folder goes. */
async function removeWhenLeft(): Promise<void> {
  const inUse = () => spawnSync('ps', ['-eww', '-o', 'args='], { encoding: 'utf8' }).stdout.includes(folder)
  for (let tries = 0; inUse() && tries < 100; tries += 1) await pause(100)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
