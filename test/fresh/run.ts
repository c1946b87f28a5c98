import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cloneInto, copyOf, makeDebian, newcomer, versionsIn } from './debian.ts'
import { runUntil, type Debian } from './inside.ts'
import { thisMachine } from './machine.ts'
import { doingAsItSays, secondsToFirstPage, testCounts, type Newcomer } from './newcomer.ts'

/**
 * `npm run test:fresh`: the README's two commands in a minimal Debian that is made for it, as root and as an ordinary user.
 * docs/operations.md says which options there are.
 */
const checkout = fileURLToPath(new URL('../..', import.meta.url))
const { values: wanted, positionals: part } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    as: { type: 'string' },
    debian: { type: 'string' },
    folder: { type: 'string' },
  },
})

if (process.getuid?.() !== 0) {
  console.error('A Debian in a folder can only be made as root: run npm run test:fresh as root, on a Debian.')
  process.exit(1)
}

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.on('disconnect', () => stopped.abort())

const folder = wanted.folder ?? mkdtempSync(join(tmpdir(), 'waymark-fresh-'))
mkdirSync(folder, { recursive: true })
const logFile = join(folder, 'log')
const log = createWriteStream(logFile)
const until = (...signals: AbortSignal[]) =>
  runUntil(AbortSignal.any([stopped.signal, ...signals]), (text) => log.write(text))
const run = until()

try {
  console.log(`What is written on the way is in ${logFile}.`)
  const machine = thisMachine()
  const codename = wanted.debian ?? machine.codename
  const debian = await makeDebian(run, machine, codename, join(folder, codename))
  console.log(`Debian ${codename}, ${await versionsIn(run, debian)}`)
  for (const user of wanted.as ? [wanted.as] : ['root', newcomer]) await tryAs(user, debian)
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Error ? error.message : error)
} finally {
  await new Promise((done) => log.end(done))
  if (!wanted.folder && process.exitCode !== 1) rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** Both commands on a machine where nobody did anything before. */
async function tryAs(user: string, base: Debian): Promise<void> {
  const debian = await copyOf(run, base, join(folder, `${user}-on-it`))
  const person: Newcomer = { debian, user, run }
  await cloneInto(run, debian, user, checkout)
  if (wanted.only !== 'test') await tryStart(person)
  if (wanted.only !== 'start') await tryTests(person)
  rmSync(debian.root, { recursive: true, force: true })
}

async function tryStart(person: Newcomer): Promise<void> {
  const seconds: number[] = []
  const start = async () => void seconds.push(await secondsToFirstPage(person, until))
  const installed = await doingAsItSays(person, start)
  await start()
  const [first = '', again = ''] = seconds.map((each) => each.toFixed(1))
  console.log(
    `${person.user}: npm start showed its first page after ${first} s, again after ${again} s${toldTo(installed)}`,
  )
}

async function tryTests(person: Newcomer): Promise<void> {
  const from = performance.now()
  const results: Awaited<ReturnType<typeof testCounts>>[] = []
  const installed = await doingAsItSays(person, async () => void results.push(await testCounts(person, part)))
  const { passed, failed, skipped } = results.at(-1) ?? { passed: 0, failed: 0, skipped: 0 }
  const seconds = Math.round((performance.now() - from) / 1000)
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`
  console.log(`${person.user}: npm test ${part.join(' ')} ${counts}${toldTo(installed)}`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}

function toldTo(installed: readonly string[]): string {
  return installed.length > 0 ? `; it said to install ${installed.join(' ')}` : ''
}
