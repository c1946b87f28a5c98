import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a kept file is and what it was when it came. */
export type StoredFile = { readonly storedAs: string; readonly sha256: string; readonly bytes: number }

/** A folder of uploaded files, outside anything the server hands out by itself. */
export type FileStore = {
  /** Writes the bytes to disk under a random name; when this returns they survive a crash. */
  readonly keep: (bytes: Buffer) => Promise<StoredFile>
  /** Reads a file back; throws when it isn't there or isn't what was kept. */
  readonly read: (file: Pick<StoredFile, 'storedAs' | 'sha256'>) => Promise<Buffer>
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const randomName = /^[0-9a-f]{48}$/

/** A store in this folder, made when first used; names are 24 random bytes in hexadecimal, so that none can be guessed or clash. */
export function fileStore(folder: string): FileStore {
  return {
    keep: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const storedAs = randomBytes(24).toString('hex')
      const file = await open(join(folder, storedAs), 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      return { storedAs, sha256: sha256(bytes), bytes: bytes.length }
    },
    read: async ({ storedAs, sha256: expected }) => {
      if (!randomName.test(storedAs)) throw new Error(`“${storedAs}” is no name this store gives.`)
      const bytes = await readFile(join(folder, storedAs))
      if (sha256(bytes) !== expected) throw new Error(`The stored file ${storedAs} has changed since it was kept.`)
      return bytes
    },
  }
}
