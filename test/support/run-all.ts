import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { listCostsIn, secondsOf, tellCost, writeCosts } from './costs.ts'
import { browserPath, installBrowserIfNone } from './find-browser.ts'
import { endWithRunner } from './run-node.ts'
import { startTestCluster } from './test-cluster.ts'
import { checkout, parted, testFiles } from './test-files.ts'

/**
 * `npm test`: every test of the checkout, or those in the folders and files that are named, four processes at a time, on one PostgreSQL of
 * its own. Whatever the tests write goes into one folder that is removed at the end, however the end comes about.
 */
// The longest first, so that they don't come last while a core stands idle; the very first is seen as it goes.
const longest = [
  'test/every-page.test.ts',
  'test/checks/lint.test.ts',
  'test/simulate/simulate.test.ts',
  'test/every-form.test.ts',
]
const parts = parted(testFiles(process.argv.slice(2)))
const rank = ([file = '', ...others]: readonly string[]) => {
  const place = longest.indexOf(file)
  if (place >= 0) return place
  return others.length > 0 ? longest.length : longest.length + 1
}
const inOrder = parts.toSorted((one, other) => rank(one) - rank(other))
// Two keep the two cores of the smallest machine busy; the others work while they wait for a database, a browser or a program.
const atATime = 4

/** The cluster, the files made here, and what a browser that was closed is a moment late to take away. */
const notATests = /^(cluster|costs|files-\d+\.test\.ts|\.?org\.chromium\.Chromium\..*)$/

installBrowserIfNone()
process.env['CHROME_PATH'] = browserPath()

const folder = join(tmpdir(), `waymark-tests-${process.pid}`)
await mkdir(folder, { mode: 0o755 })
process.env['TMPDIR'] = folder
listCostsIn(join(folder, 'costs'))
const remover = spawn(process.execPath, [fileURLToPath(new URL('remove-when-left.ts', import.meta.url)), folder], {
  detached: true,
  stdio: ['pipe', 'ignore', 'inherit'],
})

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.on('disconnect', () => stopped.abort())

const server = await startTestCluster(join(folder, 'cluster'), process.env['WAYMARK_TEST_POSTGRES'])
process.env['WAYMARK_TEST_SERVER'] = server.url
try {
  await runTests()
  sayWhatItCost()
  sayWhatIsLeft()
} finally {
  await server.stop()
  remover.stdin.end()
  // Of a run that was stopped processes may be left that end when we do.
  if (!stopped.signal.aborted) await once(remover, 'exit')
}
if (stopped.signal.aborted) process.exitCode = 130
// The bootstrap's channel would keep us; everything is done.
process.exit()

async function runTests(): Promise<void> {
  const files = await Promise.all(inOrder.map(asOneFile))
  const tests = run({ files, concurrency: atATime, cwd: checkout, signal: stopped.signal, execArgv: endWithRunner })
  tests.on('test:fail', () => (process.exitCode = 1))
  for await (const text of tests.compose(new spec())) process.stdout.write(text as string)
}

/** Of every file, so that whoever finds the run slow knows where to look. */
function sayWhatItCost(): void {
  if (stopped.signal.aborted) return
  const postmaster = readFileSync(join(folder, 'cluster', 'postgres', 'postmaster.pid'), 'utf8')
  tellCost('PostgreSQL', secondsOf(Number.parseInt(postmaster)))
  const { sum, table } = writeCosts()
  console.log(`${Math.round(sum)} seconds of processor time, file by file in ${table}`)
}

/** A test that leaves a file behind fails the run: by itself, without a folder that is thrown away, it would fill the system's. */
function sayWhatIsLeft(): void {
  const left = readdirSync(folder).filter((name) => !notATests.test(name))
  if (left.length === 0 || stopped.signal.aborted) return
  console.error(`Left in the folder for temporary files: ${left.join(', ')}`)
  process.exitCode = 1
}

/** A file that runs this part of the files in its process: the one itself, or one made for several. */
async function asOneFile(part: readonly string[], at: number): Promise<string> {
  const [first = '', ...others] = part
  if (others.length === 0) return join(checkout, first)
  const made = join(folder, `files-${at}.test.ts`)
  const { href } = new URL('several-files.ts', import.meta.url)
  await writeFile(made, `import { runFiles } from '${href}'\nawait runFiles(${JSON.stringify(part)})\n`)
  return made
}
