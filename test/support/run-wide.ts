import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { olderPostgres } from './older-postgres.ts'
import { beforeARelease, isOnADatabase, isOnTheTestDay, testFiles, triesMoreBeforeARelease } from './test-files.ts'

/**
 * `npm run test:wide`, before a release: what need not run at every change, one pass after the other. A pass is `npm test` of some files
 * with a setting; the process ends with 1 when one of them fails.
 */
type Pass = {
  readonly called: string
  readonly files: readonly string[]
  /** The settings of each run; several go on at once. */
  readonly settings: readonly Record<string, string>[]
}

const files = testFiles([])
/** The days on which clocks change, the last one before Christmas and the one that most years lack. */
const days = ['2027-03-28', '2026-10-25', '2026-12-24', '2028-02-29']
const passes: readonly Pass[] = [
  { called: 'that take minutes', files: beforeARelease, settings: [{}] },
  {
    called: 'that try more before a release',
    // Those that take place on the test day do so below, on four of them.
    files: files.filter((file) => triesMoreBeforeARelease(file) && !isOnTheTestDay(file)),
    settings: [{ WAYMARK_TEST_WIDE: 'yes' }],
  },
  {
    called: 'five hundred weeks that nobody wrote',
    files: ['test/simulate/simulate.test.ts'],
    // One goes through a council after the other, on one core.
    settings: ['1', '51'].map((from) => ({ WAYMARK_SIMULATED_WEEKS: '250', WAYMARK_SIMULATED_FROM: from })),
  },
  {
    called: `on PostgreSQL 15 (${olderPostgres})`,
    files: files.filter(isOnADatabase),
    settings: [{ WAYMARK_TEST_POSTGRES: olderPostgres }],
  },
  ...days.map((day) => ({
    called: `as at ${day}, in England’s time`,
    files: files.filter(isOnTheTestDay),
    settings: [{ WAYMARK_TEST_DAY: day, WAYMARK_TEST_WIDE: 'yes', TZ: 'Europe/London' }],
  })),
]

if (!existsSync(join(olderPostgres, 'postgres'))) {
  console.error(
    `There is no PostgreSQL in ${olderPostgres}. On Debian 12, as root: apt-get install postgresql-15; or name its folder of programs in WAYMARK_TEST_POSTGRES.`,
  )
  process.exit(1)
}
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.on('disconnect', () => stopped.abort())
for (const pass of passes) {
  if (stopped.signal.aborted) break
  console.log(`\n${pass.files.length} test files ${pass.called}`)
  const codes = await Promise.all(pass.settings.map((settings) => codeOf(pass.files, settings)))
  if (codes.some((code) => code !== 0)) process.exitCode = 1
}
// The bootstrap's channel would keep us; everything is done.
process.exit()

/** Runs a part of a pass to its end. It ends early when we are stopped, and when we are killed: the channel tells it. */
function codeOf(files: readonly string[], settings: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('run-all.ts', import.meta.url)), ...files], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...settings },
  })
  stopped.signal.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((done) => child.once('close', done))
}
