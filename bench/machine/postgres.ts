import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { startEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { benchFolder } from './bench-folder.ts'

/** A running server: the address of its superuser, the folder for what belongs to it, and how to stop it. */
export type BenchServer = { readonly url: string; readonly folder: string; readonly stop: () => Promise<void> }

/** Which PostgreSQL: the one that comes along, or the one of this Debian. */
export type ServerKind = '18' | 'debian'

/** The secret of every bench installation: the databases hold invented people only. */
export const benchSecret = 'the secret of a bench that holds invented people'

/** Starts PostgreSQL on the folder of its made databases, with the product's settings: what is measured is written as safely as in production. */
export async function startServer(kind: ServerKind): Promise<BenchServer> {
  const folder = await benchFolder(kind)
  const lost = (why: unknown) => {
    throw why
  }
  const settings = { shared_buffers: '512MB', max_connections: '400' }
  const order = { folder, secret: benchSecret, settings, onLost: lost }
  const server = await startEmbedded(kind === 'debian' ? { ...order, binaries: debianBinaries() } : order)
  return { url: server.url, folder, stop: () => server.stop() }
}

const debianPlace = '/usr/lib/postgresql'

/** The newest of Debian's own PostgreSQL; as root it is installed when there is none. Throws with what to do. */
function debianBinaries(): string {
  const found = installed()
  if (found !== null) return found
  if (process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'], { stdio: 'inherit' })
  const now = installed()
  if (now === null) throw new Error(`There is no PostgreSQL in ${debianPlace}: apt-get install postgresql`)
  return now
}

function installed(): string | null {
  if (!existsSync(debianPlace)) return null
  const newest = readdirSync(debianPlace)
    .filter((name) => existsSync(`${debianPlace}/${name}/bin/initdb`))
    .toSorted((one, other) => Number(other) - Number(one))[0]
  return newest === undefined ? null : `${debianPlace}/${newest}/bin`
}
