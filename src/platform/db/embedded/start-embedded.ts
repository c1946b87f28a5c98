import { mkdir } from 'node:fs/promises'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { addressOf, passwordFor } from '#platform/db/addresses.ts'
import { embeddedBinaries } from './binaries.ts'
import { holdFolder } from './hold-folder.ts'
import { clearLeftover } from './leftover.ts'
import { clusterOwner, makeCluster } from './new-cluster.ts'
import { privateSocket } from './private-socket.ts'
import { mayRun, runAs, type RunAs } from './run-as.ts'
import { type ServerOrder, startServer, stopServer } from './server-process.ts'

export type EmbeddedOptions = {
  /** The data folder; the cluster is `postgres` in it. Made when it isn't there. */
  readonly folder: string
  /** The installation's secret, from which the cluster owner's password comes. */
  readonly secret: string
  /** A folder of PostgreSQL programs to use in place of those that came with npm. */
  readonly binaries?: string
  /** Server settings of a new cluster, on top of the product's. */
  readonly settings?: Record<string, string>
  /** Called when the server stopped by itself and couldn't be brought back. */
  readonly onLost: (why: unknown) => void
}

/** A running server: the address of its owner, and how to stop it. */
export type EmbeddedServer = { readonly url: string; stop(): Promise<void> }

const productSettings = { max_connections: '200', timezone: 'UTC', log_timezone: 'UTC', log_checkpoints: 'off' }

/**
 * Starts PostgreSQL on the data folder, making it on the first call, recovering it after a kill, and bringing the server back when it is
 * killed while we run. Throws CannotStart, with what to do, when it can't.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  await mkdir(options.folder, { recursive: true, mode: 0o755 })
  const folder = realpathSync(options.folder)
  const cluster = join(folder, 'postgres')
  const user = runAs(cluster)
  refuseUnreachable(folder, user)
  const socket = await privateSocket(folder, user)
  const letGo = await holdFolder(
    socket.holdPath,
    `Waymark already runs with the data in ${folder}. Stop it first, or give this one another WAYMARK_DATA.`,
  )
  try {
    const binaries = options.binaries ?? (await embeddedBinaries(folder, user))
    const password = passwordFor(options.secret, 'postgres', clusterOwner)
    await clearLeftover(cluster, socket.lockFile)
    await makeCluster(binaries, cluster, user, password, { ...productSettings, ...options.settings })
    const order = {
      binaries,
      cluster,
      user,
      log: join(folder, 'postgres.log'),
      serverArguments: socket.serverArguments,
    }
    const stop = await keepRunning(order, socket.lockFile, options.onLost)
    return {
      url: addressOf(socket.address, 'postgres', clusterOwner, password),
      stop: () => stop().then(letGo).then(socket.remove),
    }
  } catch (error) {
    await letGo()
    throw error
  }
}

function refuseUnreachable(folder: string, user: RunAs): void {
  if (
    mayRun(
      user,
      process.platform === 'win32' ? 'cmd' : 'test',
      process.platform === 'win32' ? ['/c', 'exit'] : ['-x', folder],
    )
  )
    return
  throw new CannotStart(
    `PostgreSQL can't run as root, and ${user?.name ?? 'this user'} can't enter ${folder}. Point WAYMARK_DATA to a folder whose parents every user may enter, such as /var/lib/waymark.`,
  )
}

/** Starts the server, and again whenever it ends without being asked to. Returns how to stop it for good. */
async function keepRunning(
  order: ServerOrder,
  socketLock: string,
  onLost: (why: unknown) => void,
): Promise<() => Promise<void>> {
  let stopping = false
  let current = await startServer(order)
  let restarting = Promise.resolve()
  const watch = () =>
    current.once('exit', () => {
      if (!stopping) restarting = again().catch(onLost)
    })
  const again = async () => {
    await clearLeftover(order.cluster, socketLock)
    if (stopping) return
    current = await startServer(order)
    watch()
  }
  watch()
  return async () => {
    stopping = true
    await restarting
    await stopServer(order, current)
  }
}
