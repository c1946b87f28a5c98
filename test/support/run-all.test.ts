import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { assert } from './assert.ts'
import { checkoutCopy } from './checkout-copy.ts'
import { cleanEnvironment } from './waymark-process.ts'

const copy = checkoutCopy('bootstrap')
// A short name: a run makes a folder in it, and in that PostgreSQL a socket, whose whole path may have 107 bytes.
const folder = mkdtempSync(join(tmpdir(), 'run-'))
// PostgreSQL runs as another user when root runs the tests.
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))

/** A test on a database that never ends, once it has said so in a file. */
const waitsForEver = (name: string, imports: string, waiting: string) => `
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '#test/support/database.ts'
${imports}
await testDatabase()
test('waits', async () => {
  writeFileSync(join(tmpdir(), 'begun-${name}'), '')
  ${waiting}
})
`
const lasting = 'setInterval(() => undefined, 1_000)'
/** One has a process and a browser of its own; the other shares its process with a larger file, and waits for a program. */
const waiting: Readonly<Record<string, string>> = {
  'test/alone.test.ts': waitsForEver(
    'alone',
    `import { openBrowser } from '#test/support/browser.ts'`,
    `await openBrowser()\n  await new Promise(() => ${lasting})`,
  ),
  'test/one-of-several.test.ts': waitsForEver(
    'one-of-several',
    `import { complaintOf } from '#test/support/run-node.ts'`,
    `await complaintOf(['--eval', '${lasting} // ${copy}'])`,
  ),
}
const larger = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`test/${name}.test.ts`, '//'.repeat(1_000)]))
const files = { ...waiting, ...larger }
for (const [path, text] of Object.entries(files)) writeFileSync(join(copy, path), text)

/** What runs of the copy or in its folder for temporary files. */
const running = (): readonly string[] =>
  spawnSync('ps', ['-eww', '-o', 'args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(copy) || line.includes(folder))

/** What lies in the folder now: what goes or is renamed while it is looked at is looked at again. */
function liesThere(): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String)
  } catch {
    return []
  }
}

async function begun(runner: ChildProcess, said: () => string): Promise<void> {
  const all = Object.keys(waiting).length
  while (liesThere().filter((name) => name.includes('begun-')).length < all) {
    assert.equal(runner.exitCode, null, said())
    await pause(50)
  }
}

describe('a run of the tests leaves no process and no file', () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    test(`when it is ended by ${signal}`, async () => {
      const runner = spawn(process.execPath, [join(copy, 'test/support/run-all.ts'), ...Object.keys(files)], {
        cwd: copy,
        env: { ...cleanEnvironment(), TMPDIR: folder, CHROME_PATH: process.env['CHROME_PATH'] },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      for (const stream of [runner.stdout, runner.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (said += text))
      await begun(runner, () => said)
      runner.kill(signal)
      for (let tries = 0; running().length > 0 && tries < 1_800; tries += 1) await pause(100)
      assert.deepEqual(running(), [])
      assert.deepEqual(readdirSync(folder), [])
    })
})
