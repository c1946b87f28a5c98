import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

let asked: Promise<string> | null = null

/** The address of the server that tests make their databases on: the one `npm test` runs, else one kept for this checkout while any test runs. */
export async function testServer(): Promise<string> {
  asked ??= process.env['WAYMARK_TEST_SERVER'] ? Promise.resolve(process.env['WAYMARK_TEST_SERVER']) : keptServer()
  // A promise of the asker's own: node:test tells by it which file goes on where several share a process.
  return await asked
}

const keeper = fileURLToPath(new URL('cluster-keeper.ts', import.meta.url))

async function keptServer(): Promise<string> {
  const fingerprint = createHash('sha256').update(`${keeper} ${userInfo().uid}`).digest('hex').slice(0, 12)
  const folder = join(tmpdir(), `waymark-test-${fingerprint}`)
  const socket = `${folder}.keeper`
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const answer = await askKeeper(socket)
    if (answer?.startsWith('!')) throw new Error(`The test server didn't start: ${answer.slice(1)}`)
    if (answer) return answer
    spawn(process.execPath, [keeper, folder, socket], { detached: true, stdio: 'ignore' }).unref()
    await pause(300)
  }
  throw new Error(`No test server came up in ${folder} within a minute.`)
}

/** The address the keeper tells, or null when there is none. The connection stays open as long as we live: that is what keeps the server. */
function askKeeper(socket: string): Promise<string | null> {
  return new Promise((done) => {
    const connection = connect(socket)
    connection.setEncoding('utf8')
    connection.once('error', () => done(null))
    connection.once('close', () => done(null))
    connection.once('data', (line: string) => {
      connection.unref()
      done(line.trim())
    })
  })
}
