import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOnADatabase, testFiles } from './test-files.ts'

/**
 * `npm run test:wide`, before a release: what need not run at every change, one pass after the other. A pass is `npm test` of some files
 * with a setting; the process ends with 1 when one of them fails.
 */
type Pass = { readonly called: string; readonly files: readonly string[]; readonly settings: Record<string, string> }

/** Where Debian puts the oldest PostgreSQL that DATABASE_URL may name. */
const oldest = process.env['WAYMARK_TEST_POSTGRES'] ?? '/usr/lib/postgresql/15/bin'

const passes: readonly Pass[] = [
  {
    called: `on PostgreSQL 15 (${oldest})`,
    files: testFiles([]).filter(isOnADatabase),
    settings: { WAYMARK_TEST_POSTGRES: oldest },
  },
]

if (!existsSync(join(oldest, 'postgres'))) {
  console.error(
    `There is no PostgreSQL in ${oldest}. On Debian 12, as root: apt-get install postgresql-15; or name its folder of programs in WAYMARK_TEST_POSTGRES.`,
  )
  process.exit(1)
}
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.on('disconnect', () => stopped.abort())
for (const pass of passes) {
  if (stopped.signal.aborted) break
  console.log(`\n${pass.files.length} test files ${pass.called}`)
  if ((await codeOf(pass)) !== 0) process.exitCode = 1
}
// The bootstrap's channel would keep us; everything is done.
process.exit()

/** Runs a pass to its end. It ends early when we are stopped, and when we are killed: the channel tells it. */
function codeOf({ files, settings }: Pass): Promise<number | null> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('run-all.ts', import.meta.url)), ...files], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...settings },
  })
  stopped.signal.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((done) => child.once('close', done))
}
