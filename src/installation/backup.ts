import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { dataFolder, installationSecret } from '#platform/data-folder.ts'
import { withConnection } from '#platform/db/connect.ts'
import { copyCluster } from '#platform/db/embedded/copy-cluster.ts'
import { putClusterBack } from '#platform/db/embedded/put-cluster-back.ts'
import { reachEmbedded } from '#platform/db/embedded/reach-embedded.ts'
import { writeFingerprints, refuseChanged } from '#platform/files/fingerprints.ts'
import type { RegisteredAuthority } from '#platform/db/registry.ts'
import type { Config } from './config.ts'
import { checkout, registeredAuthorities } from './installation.ts'

/** What is in a data folder and worth keeping, besides the database; not everything is in every installation. */
const besides = ['files', 'secret'] as const

/**
 * Copies the embedded database (the registry and every authority's), the documents and a secret that was made here into the new folder
 * `wanted`, while Waymark runs or not. The folder appears whole or not at all, for its owner alone. Documents come last, so that none is
 * missing that a record names. Returns the authorities in it and those whose database is on another server and isn't. Throws CannotStart
 * when the folder exists, or the database is on a server of one's own.
 */
export async function backUp(
  config: Config,
  wanted: string,
): Promise<{ readonly kept: RegisteredAuthority[]; readonly elsewhere: RegisteredAuthority[] }> {
  refuseOwnServer(config)
  const target = resolve(wanted)
  if (existsSync(target))
    throw new CannotStart(`${target} is there already. Name a folder that isn’t; nothing was written.`)
  const folder = dataFolder(config.dataFolder, checkout)
  const secret = installationSecret(config.secret, folder)
  const server = await reachEmbedded(folder, secret)
  const part = `${target}.part`
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(dirname(part), { recursive: true })
    await mkdir(part, { mode: 0o700 })
    await withConnection(server.url, (client) => copyCluster(client, join(part, 'postgres')))
    for (const name of besides.filter((each) => existsSync(join(folder, each))))
      if (name !== 'secret' || config.secret === null)
        await cp(join(folder, name), join(part, name), { recursive: true })
    await writeFingerprints(part)
    const authorities = await registeredAuthorities({ administrator: server.url, secret })
    await rename(part, target)
    return {
      kept: authorities.filter((authority) => authority.server === null),
      elsewhere: authorities.filter((authority) => authority.server !== null),
    }
  } finally {
    await rm(part, { recursive: true, force: true })
    await server.stop()
  }
}

/**
 * Makes the data folder what it was when the backup in `source` was made. What is there now is moved aside, into a folder of its own beside
 * it, whose path is returned (null when there was nothing). Throws CannotStart while Waymark runs, and for a backup that isn't whole or has
 * changed since it was made; nothing is touched then.
 */
export async function restore(config: Config, source: string, now: Temporal.Instant): Promise<string | null> {
  refuseOwnServer(config)
  const from = resolve(source)
  await refuseChanged(from)
  const folder = dataFolder(config.dataFolder, checkout)
  const kept = besides.filter((name) => existsSync(join(from, name)))
  let aside: string | null = null
  await putClusterBack(join(from, 'postgres'), folder, async (putDatabase) => {
    // What can fail for want of space comes first; after that things only change their names.
    for (const name of kept) await copyAnew(join(from, name), join(folder, `${name}.new`))
    const replaced = ['postgres', 'files', ...kept].filter((name) => existsSync(join(folder, name)))
    if (replaced.length > 0) aside = await mkdtemp(join(folder, `before-restore-${now.toString().slice(0, 10)}-`))
    for (const name of new Set(replaced)) await rename(join(folder, name), join(aside ?? folder, name))
    for (const name of kept) await rename(join(folder, `${name}.new`), join(folder, name))
    await putDatabase()
  })
  return aside
}

async function copyAnew(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  await cp(from, to, { recursive: true })
}

function refuseOwnServer({ databaseUrl }: Config): void {
  if (databaseUrl !== null)
    throw new CannotStart('Your own server (DATABASE_URL) is backed up with its own pg_dump: see docs/operations.md.')
}
