import { cp, chown, readdir, readFile, rename, rm } from 'node:fs/promises'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { embeddedBinaries } from './binaries.ts'
import { holdFolder } from './hold-folder.ts'
import { clearLeftover } from './leftover.ts'
import { majorVersion } from './new-cluster.ts'
import { privateSocket } from './private-socket.ts'
import { runAs, type RunAs } from './run-as.ts'

/**
 * Puts the copy of a cluster at `copy` into a data folder, `<folder>/postgres`, owned by whoever the server runs as. `around` is given how to
 * do so and does everything else that belongs to the moment, such as moving what was there aside; nobody can start on the folder meanwhile.
 * Throws CannotStart while Waymark runs there, and for a copy of another version of PostgreSQL.
 */
export async function putClusterBack(
  copy: string,
  chosen: string,
  around: (put: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(chosen)
  const cluster = join(folder, 'postgres')
  const user = runAs(cluster)
  const socket = await privateSocket(folder, user)
  const letGo = await holdFolder(socket.holdPath, `Waymark runs with the data in ${folder}. Stop it first.`)
  try {
    await refuseOtherVersion(await embeddedBinaries(folder, user), copy)
    await clearLeftover(cluster, socket.lockFile)
    const fresh = `${cluster}.new`
    await rm(fresh, { recursive: true, force: true })
    await cp(copy, fresh, { recursive: true })
    await giveTo(user, fresh)
    await around(() => rename(fresh, cluster))
  } finally {
    await letGo()
    await socket.remove()
  }
}

async function refuseOtherVersion(binaries: string, copy: string): Promise<void> {
  const [ours, theirs] = [majorVersion(binaries), Number(await readFile(join(copy, 'PG_VERSION'), 'utf8'))]
  if (ours !== theirs)
    throw new CannotStart(
      `The backup is of PostgreSQL ${theirs}; this is ${ours}. Restore it with the release it was made with.`,
    )
}

async function giveTo(user: RunAs, folder: string): Promise<void> {
  if (user === null) return
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), user.uid, user.gid)
  await chown(folder, user.uid, user.gid)
}
