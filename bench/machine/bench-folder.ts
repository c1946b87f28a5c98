import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const kept = join(checkout, '.data', 'bench')
const makers = ['migrations', 'migrations/registry', 'bench/data']
const isMaker = (name: string): boolean => name.endsWith('.sql') || name === 'authorities.ts'

/**
 * The folder of the made databases for a kind of PostgreSQL (`18`, `debian`): named by what made them, so that a change of a migration or
 * a maker makes them anew and any other change doesn't. Older ones of the kind that no server runs on are removed.
 */
export async function benchFolder(kind: string): Promise<string> {
  const name = `${kind}-${await fingerprint()}`
  const folder = join(kept, name)
  if (!existsSync(folder)) await removeOlder(kind)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return folder
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of makers) {
    const files = (await readdir(join(checkout, folder), { withFileTypes: true })).filter(
      (each) => each.isFile() && isMaker(each.name),
    )
    for (const { name } of files.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')))
      hash.update(name).update(await readFile(join(checkout, folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

async function removeOlder(kind: string): Promise<void> {
  const there = await readdir(kept).catch((): string[] => [])
  for (const name of there.filter((each) => each.startsWith(`${kind}-`))) {
    if (!existsSync(join(kept, name, 'postgres', 'postmaster.pid')))
      await rm(join(kept, name), { recursive: true, force: true })
  }
}
