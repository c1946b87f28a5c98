import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment, freePort } from '#test/support/waymark-process.ts'
import { madeFor } from '../data/authorities.ts'
import { send } from '../product/http.ts'
import { percentile } from '../report/percentile.ts'
import { say, type Table } from '../report/table.ts'
import type { Bench } from './bench.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** From `npm start` to the first page, already installed: with the demonstration still to be made, and with it there. */
export async function measureColdStart(bench: Bench): Promise<readonly Table[]> {
  const folder = join(bench.server.folder, 'cold-start')
  // The very first start may have to install; it isn't counted.
  await startOnce(folder)
  await rm(folder, { recursive: true, force: true })
  const first = await startOnce(folder)
  const again: number[] = []
  for (let turn = 0; turn < 3; turn++) again.push(await startOnce(folder))
  await rm(folder, { recursive: true, force: true })
  bench.keep('cold start', { first, again })
  const rows = [
    ['the demonstration made first', say(first)],
    ['the demonstration there, median of 3', say(percentile(again, 50))],
  ]
  return [{ title: 'npm start to the first page', head: ['start', 'seconds'], rows }]
}

/** Seconds until the sign-in page answers; then stops what was started. */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...cleanEnvironment(), PORT: String(port), WAYMARK_DATA: folder, WAYMARK_CLOCK: `${madeFor}T09:00` },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const ended = new Promise((done) => child.once('close', done))
  try {
    while (!(await answers(port))) await pause(20)
    return (performance.now() - began) / 1000
  } finally {
    // npm, the bootstrap and the server are one group: whoever of them is asked first passes it on.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

const answers = (port: number): Promise<boolean> =>
  send({ port, host: 'localhost', method: 'GET', path: '/sign-in', headers: {}, payload: null }).then(
    ({ status }) => status === 200,
    () => false,
  )
