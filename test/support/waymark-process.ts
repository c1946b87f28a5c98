import { type ChildProcess, spawn } from 'node:child_process'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** Waymark as a process of its own, as an operator has it. */
export type WaymarkProcess = {
  readonly child: ChildProcess
  /** What it wrote so far, both streams. */
  readonly said: () => string
  /** The status of a page on a host, or null while nobody answers. */
  readonly status: (path: string, host?: string) => Promise<number | null>
  /** Waits until it says that it is ready; throws with what it said when it ends instead. */
  readonly ready: () => Promise<void>
  /** The code it ended with; null when it was killed. */
  readonly ended: Promise<number | null>
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Starts `main.ts` with these settings and words on a free port. Of this process's environment only `cleanEnvironment` reaches it. */
export async function startWaymark(
  settings: Record<string, string>,
  ...words: readonly string[]
): Promise<WaymarkProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...cleanEnvironment(), PORT: String(port), ...settings },
    // The channel stops it when this process is gone, however that comes about.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    child,
    said: () => said,
    status: (path, host = 'northbrook.localhost') => statusOf(port, path, host),
    ended: new Promise((done) => child.once('close', done)),
    ready: async () => {
      while (!said.includes('Waymark is ready')) {
        if (hasEnded()) throw new Error(`Waymark ended with ${String(child.exitCode)}: ${said}`)
        await pause(20)
      }
    },
  }
}

/** What a process needs of ours to run at all, and to find what Node compiled before, as `npm start` does; no setting of Waymark's. */
export const cleanEnvironment = () => ({
  PATH: process.env['PATH'] ?? '',
  TMPDIR: tmpdir(),
  ...(process.env['NODE_COMPILE_CACHE'] && { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }),
})

/** Runs one command of `main.ts` to its end: what it said and the code it ended with. */
export async function runWaymark(settings: Record<string, string>, ...words: readonly string[]) {
  const waymark = await startWaymark(settings, ...words)
  const code = await waymark.ended
  return { code, said: waymark.said() }
}

// Node's resolver doesn't know *.localhost, so the host name goes into the header.
const statusOf = (port: number, path: string, host: string): Promise<number | null> =>
  new Promise((done) => {
    get({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (response) => {
      response.resume()
      done(response.statusCode ?? null)
    }).once('error', () => done(null))
  })

/** A port nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
