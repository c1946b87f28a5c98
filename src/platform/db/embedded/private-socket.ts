import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { chmod, chown, mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import type { RunAs } from './run-as.ts'

/** Where an embedded server listens and how its process is told so. */
export type PrivateSocket = {
  /** The address without login: postgres://%2Ffolder:5432/postgres. */
  readonly address: string
  readonly serverArguments: readonly string[]
  /** The lock file that a server keeps beside its socket. */
  readonly lockFile: string
  /** A socket of ours beside it, by which one Waymark holds the folder. */
  readonly holdPath: string
  /** Takes a folder in the system's temporary folder away again, once nobody listens there. */
  readonly remove: () => Promise<void>
}

const port = 5432
/** A socket's path has at most 107 bytes on Linux and 103 on macOS; the longest name we put into the folder takes 22. */
const longestFolder = 80

/**
 * A Unix socket in a folder that only `user` may enter: inside `folder` (the data folder), or, where that path is too long for a socket, in
 * the system's temporary folder. On Windows, which has none, a free port of this machine alone.
 */
export async function privateSocket(folder: string, user: RunAs): Promise<PrivateSocket> {
  const fingerprint = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  if (process.platform === 'win32') return localPort(fingerprint)
  const inside = join(folder, 'socket')
  const sockets = Buffer.byteLength(inside) <= longestFolder ? inside : join(tmpdir(), `waymark-${fingerprint}`)
  await mkdir(sockets, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(sockets)
  const ours = [process.getuid?.(), user?.uid]
  if (!lstatSync(sockets).isDirectory() || !ours.includes(uid))
    throw new CannotStart(`${sockets} belongs to somebody else (user ${uid}). Remove it, then start again.`)
  await chmod(sockets, 0o700)
  if (user) await chown(sockets, user.uid, user.gid)
  return {
    address: `postgres://${encodeURIComponent(sockets)}:${port}/postgres`,
    serverArguments: ['-k', sockets, '-p', String(port), '-c', 'listen_addresses='],
    lockFile: join(sockets, `.s.PGSQL.${port}.lock`),
    holdPath: join(sockets, 'held'),
    remove: () => (sockets === inside ? Promise.resolve() : rm(sockets, { recursive: true, force: true })),
  }
}

async function localPort(fingerprint: string): Promise<PrivateSocket> {
  const free = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : port))
    })
  })
  return {
    address: `postgres://127.0.0.1:${free}/postgres`,
    serverArguments: ['-p', String(free), '-c', 'listen_addresses=127.0.0.1'],
    lockFile: '',
    holdPath: `\\\\.\\pipe\\waymark-${fingerprint}`,
    remove: () => Promise.resolve(),
  }
}
