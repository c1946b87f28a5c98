import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installWithApt } from '../../bootstrap/install-system.mjs'
import { inside, insideAs, type Debian, type Run } from './inside.ts'
import type { Machine } from './machine.ts'

/** The person of a fresh machine who isn't root. */
export const newcomer = 'newcomer'

/**
 * Makes in `root` the smallest Debian that debootstrap makes, with Debian's own git, nodejs and npm and nothing else; leaves one that is
 * there. It appears whole or not at all. `codename` says which Debian. Throws with what went wrong.
 */
export async function makeDebian(run: Run, machine: Machine, codename: string, root: string): Promise<Debian> {
  const debian = { root, environment: machine.environment }
  if (existsSync(root)) return debian
  const fresh = { ...debian, root: `${root}.new` }
  rmSync(fresh.root, { recursive: true, force: true })
  await bootstrapped(run, machine, codename, fresh.root)
  configure(machine, codename, fresh.root)
  await install(run, fresh, ['git', 'nodejs', 'npm'])
  // As a fresh machine comes: its apt-get has never asked what there is.
  await inside(run, fresh, `useradd --create-home --shell /bin/sh ${newcomer} && rm -r /var/lib/apt/lists/*`)
  renameSync(fresh.root, root)
  return debian
}

async function bootstrapped(run: Run, { sources: [archive] }: Machine, codename: string, root: string): Promise<void> {
  if (!existsSync('/usr/sbin/debootstrap') && !installWithApt(['debootstrap']))
    throw new Error('debootstrap is missing and couldn’t be installed (apt-get install debootstrap).')
  const words = ['--variant=minbase', '--include=ca-certificates', codename, root, archive?.address ?? '']
  await run('debootstrap', words)
}

/** Packages, names and certificates are reached as on the machine. */
function configure({ sources, codename: own, fetching, certificates }: Machine, codename: string, root: string): void {
  const lines = sources.map(
    ({ address, release, component }) => `deb ${address} ${release.replace(own, codename)} ${component}`,
  )
  writeFileSync(join(root, 'etc/apt/sources.list'), `${lines.join('\n')}\n`)
  writeFileSync(join(root, 'etc/apt/apt.conf.d/00machine'), fetching)
  for (const file of ['/etc/hosts', '/etc/resolv.conf', ...certificates]) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    copyFileSync(file, join(root, file))
  }
}

/** Installs packages of Debian inside, as its administrator would. */
export const install = (run: Run, debian: Debian, packages: readonly string[]): Promise<string> =>
  inside(
    run,
    debian,
    `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  )

/** A copy of a Debian, to be used and thrown away. */
export async function copyOf(run: Run, debian: Debian, root: string): Promise<Debian> {
  rmSync(root, { recursive: true, force: true })
  await run('cp', ['--archive', '--reflink=auto', debian.root, root])
  return { ...debian, root }
}

/** Clones what is committed in `checkout`, as git brings it, into `waymark` in that person's home. */
export async function cloneInto(run: Run, debian: Debian, user: string, checkout: string): Promise<void> {
  await run('git', ['-C', checkout, 'bundle', 'create', join(debian.root, 'waymark.bundle'), 'HEAD'])
  await insideAs(user, run, debian, 'git clone --quiet /waymark.bundle waymark')
}

/** What `node` and `npm` are in it: `Node v18.20.4, npm 9.2.0`. */
export async function versionsIn(run: Run, debian: Debian): Promise<string> {
  const [node = '', npm = ''] = (await inside(run, debian, 'node --version; npm --version'))
    .trim()
    .split('\n')
    .slice(-2)
  return `Node ${node}, npm ${npm}`
}
