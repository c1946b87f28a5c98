import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { program } from './binaries.ts'
import { identity, mayRun, type RunAs } from './run-as.ts'

/** What a server process is started with. */
export type ServerOrder = {
  readonly binaries: string
  readonly cluster: string
  readonly log: string
  readonly user: RunAs
  readonly serverArguments: readonly string[]
}

/**
 * Starts a server on the cluster and waits until it takes connections, however long its recovery needs. It gets a session of its own, so
 * that Ctrl-C reaches us and not it, and on Linux the system stops it when we die, however we die. Throws CannotStart with the end of its
 * log when it gives up.
 */
export async function startServer(order: ServerOrder): Promise<ChildProcess> {
  if (existsSync(order.log)) renameSync(order.log, `${order.log}.1`)
  const log = openSync(order.log, 'a', 0o600)
  const server = program(order.binaries, 'postgres')
  const command = [
    ...(canDieWithUs() ? ['setpriv', '--pdeathsig', 'INT', '--'] : []),
    server,
    '-D',
    order.cluster,
    ...order.serverArguments,
  ]
  const child = spawn(command[0] ?? server, command.slice(1), {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    ...identity(order.user),
  })
  closeSync(log)
  const problem = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', () => done(`it stopped at once. ${endOf(order.log)}`))
  })
  const lost = await Promise.race([problem, ready(order.cluster, child)])
  if (lost !== null) throw new CannotStart(`PostgreSQL didn't start on ${order.cluster}: ${lost}`)
  return child
}

const canDieWithUs = (): boolean => process.platform === 'linux' && mayRun(null, 'setpriv', ['--version'])

/** The server writes `ready` into the eighth line of its lock file when it takes connections. */
async function ready(cluster: string, child: ChildProcess): Promise<null> {
  const lock = join(cluster, 'postmaster.pid')
  while (child.exitCode === null && child.signalCode === null) {
    const lines = existsSync(lock) ? readFileSync(lock, 'utf8').split('\n') : []
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return null
    await pause(5)
  }
  return null
}

const endOf = (log: string): string => readFileSync(log, 'utf8').split('\n').slice(-8).join('\n').trim()

/** Stops a server cleanly: open transactions are rolled back, everything committed is on disk. Waits until it is gone. */
export async function stopServer({ binaries, cluster }: ServerOrder, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  if (process.platform === 'win32') spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast'])
  else child.kill('SIGINT')
  await gone
}
