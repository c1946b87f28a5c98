import { createHash } from 'node:crypto'
import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { CannotStart } from '#platform/cannot-start.ts'

/** The list of fingerprints in a folder, lines as `sha256sum --check` reads them. */
const list = 'SHA256SUMS'

/** Sees to it that everything in a folder is on disk, and writes the SHA-256 of each file into a list beside them. */
export async function writeFingerprints(folder: string): Promise<void> {
  const lines = await fingerprints(folder)
  await writeFile(join(folder, list), lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
}

/** Throws CannotStart when the folder has no list, or a file is missing, new or not what it was when the list was written. */
export async function refuseChanged(folder: string): Promise<void> {
  const written = await readFile(join(folder, list), 'utf8').catch(() => null)
  if (written === null) throw new CannotStart(`There is no backup in ${folder}: it has no ${list}.`)
  const [then, now] = [new Set(written.split('\n').filter(Boolean)), new Set(await fingerprints(folder))]
  const [changed] = then.symmetricDifference(now)
  if (changed !== undefined)
    throw new CannotStart(
      `The backup in ${folder} isn’t what was written: ${changed.slice(66)} has changed. Use another.`,
    )
}

async function fingerprints(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const lines: string[] = []
  for (const path of paths.filter((each) => each !== list).sort())
    lines.push(`${await fingerprint(join(folder, path))}  ${path}`)
  return lines
}

async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    await file.sync()
    const piece = Buffer.allocUnsafe(1 << 20)
    for (let got = await file.read(piece); got.bytesRead > 0; got = await file.read(piece))
      hash.update(piece.subarray(0, got.bytesRead))
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
