import { spawnSync } from 'node:child_process'
import { appendFile, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'
import { program } from './binaries.ts'
import { identity, type RunAs } from './run-as.ts'

/** The login that owns an embedded server; only the product uses it, to make databases. */
export const clusterOwner = 'waymark'

/**
 * Makes a new, empty cluster at `cluster` with the programs in `binaries`, or leaves the one there. It appears whole or not at all. Every
 * login needs its password, the cluster owner's too; a database admits the members of the role named like it and nobody else.
 */
export async function makeCluster(
  binaries: string,
  cluster: string,
  user: RunAs,
  password: string,
  settings: Record<string, string>,
): Promise<void> {
  const version = majorVersion(binaries)
  const there = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (there !== null) {
    if (Number(there) === version) return
    throw new CannotStart(
      `The data in ${cluster} is of PostgreSQL ${there.trim()}; this is ${version}. Bring it over with pg_dump and pg_restore (docs/operations.md).`,
    )
  }
  const fresh = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) await Promise.all([fresh, passwordFile].map((path) => chown(path, user.uid, user.gid)))
  try {
    initdb(binaries, fresh, passwordFile, version, user)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await writeFile(join(fresh, 'pg_hba.conf'), admission)
  await appendFile(join(fresh, 'postgresql.conf'), configuration(settings))
  await rename(fresh, cluster)
}

/** The major version of the programs in a folder: 18. */
export function majorVersion(binaries: string): number {
  const { stdout, error } = spawnSync(program(binaries, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' })
  if (error) throw new CannotStart(`${program(binaries, 'postgres')} doesn't run: ${error.message}`)
  return Number(/\d+/.exec(stdout)?.[0])
}

function initdb(binaries: string, folder: string, passwordFile: string, version: number, user: RunAs): void {
  // The built-in C.UTF-8 sorts the same on every machine; before 17 the system's own has to do.
  const locale =
    version >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'] : ['--locale=C.UTF-8']
  const { status, stderr } = spawnSync(
    program(binaries, 'initdb'),
    [
      `--pgdata=${folder}`,
      `--username=${clusterOwner}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      '--no-instructions',
      ...locale,
    ],
    { encoding: 'utf8', cwd: '/', ...identity(user) },
  )
  if (status !== 0) throw new CannotStart(`No database could be made in ${dirname(folder)}: ${stderr}`)
}

const everywhere = process.platform === 'win32' ? ['host   ', '127.0.0.1/32 '] : ['local  ', '']
const line = (database: string, login: string, method: string) =>
  `${everywhere[0] ?? ''}${database.padEnd(10)}${login.padEnd(9)}${everywhere[1] ?? ''}${method}\n`
const admission =
  `# The cluster owner everywhere, a login into the database whose group it is in, nobody else.\n` +
  line('all', clusterOwner, 'scram-sha-256') +
  line('samerole', 'all', 'scram-sha-256') +
  line('all', 'all', 'reject')

const configuration = (settings: Record<string, string>): string =>
  ['', '# Waymark', ...Object.entries(settings).map(([key, value]) => `${key} = '${value}'`), ''].join('\n')
