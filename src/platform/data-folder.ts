import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * The folder for what the product keeps itself, made when it isn't there: `chosen`, else `.data` in the checkout. PostgreSQL can't run as
 * root, so when root starts us in a checkout that other users can't enter it is a folder of that checkout's own in /var/lib/waymark.
 */
export function dataFolder(chosen: string | null, checkout: string): string {
  const folder = chosen === null ? usualFolder(resolve(checkout)) : resolve(chosen)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

function usualFolder(checkout: string): string {
  if (process.getuid?.() !== 0 || othersMayEnter(checkout)) return join(checkout, '.data')
  const fingerprint = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return join('/var/lib/waymark', `${basename(checkout)}-${fingerprint}`)
}

function othersMayEnter(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0
  return passable && (dirname(folder) === folder || othersMayEnter(dirname(folder)))
}

/** The installation's secret: `chosen`, else the one in the data folder, made there at the first start and readable by its owner alone. */
export function installationSecret(chosen: string | null, folder: string): string {
  if (chosen !== null) return chosen
  const file = join(folder, 'secret')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}
