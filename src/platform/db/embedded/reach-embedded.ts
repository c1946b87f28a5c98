import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { addressOf, passwordFor } from '#platform/db/addresses.ts'
import { somebodyAnswers } from './hold-folder.ts'
import { clusterOwner } from './new-cluster.ts'
import { privateSocket } from './private-socket.ts'
import { runAs } from './run-as.ts'
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts'

/**
 * The embedded server of a data folder: the one a running Waymark has there (which goes on when we stop), else one started for us. Throws
 * CannotStart when there is no data in the folder; on Windows also while Waymark runs.
 */
export async function reachEmbedded(chosen: string, secret: string): Promise<EmbeddedServer> {
  const folder = realpathSync(chosen)
  const cluster = join(folder, 'postgres')
  if (!existsSync(cluster)) throw new CannotStart(`There is no embedded database in ${folder}.`)
  const socket = await privateSocket(folder, runAs(cluster))
  const isRunning = process.platform !== 'win32' && (await somebodyAnswers(socket.holdPath))
  if (!isRunning) return startEmbedded({ folder, secret, onLost: () => undefined })
  const password = passwordFor(secret, 'postgres', clusterOwner)
  return {
    url: addressOf(socket.address, 'postgres', clusterOwner, password),
    stop: () => Promise.resolve(),
  }
}
