import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a kept file is and what it was when it came. */
export type StoredFile = { readonly storedAs: string; readonly sha256: string; readonly bytes: number }

/** A folder of uploaded files, outside anything the server hands out by itself. */
export type FileStore = {
  readonly folder: string
  /** Writes the bytes to disk under a random name; when this returns they survive a crash, and when it throws nothing is left of them. */
  readonly keep: (bytes: Buffer) => Promise<StoredFile>
  /** Takes a file away that came to nothing; one that isn't there is gone already. */
  readonly drop: (file: Pick<StoredFile, 'storedAs'>) => Promise<void>
  /** Reads a file back; throws when it isn't there or isn't what was kept. */
  readonly read: (file: Pick<StoredFile, 'storedAs' | 'sha256'>) => Promise<Buffer>
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const randomName = /^[0-9a-f]{48}$/

/** A store in this folder, made when first used; names are 24 random bytes in hexadecimal, so that none can be guessed or clash. */
export function fileStore(folder: string): FileStore {
  return {
    folder,
    keep: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const storedAs = randomBytes(24).toString('hex')
      const file = await open(join(folder, storedAs), 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } catch (error) {
        await rm(join(folder, storedAs), { force: true })
        throw error
      } finally {
        await file.close()
      }
      return { storedAs, sha256: sha256(bytes), bytes: bytes.length }
    },
    drop: async ({ storedAs }) => {
      if (!randomName.test(storedAs)) throw new Error(`“${storedAs}” is no name this store gives.`)
      await rm(join(folder, storedAs), { force: true })
    },
    read: async ({ storedAs, sha256: expected }) => {
      if (!randomName.test(storedAs)) throw new Error(`“${storedAs}” is no name this store gives.`)
      const bytes = await readFile(join(folder, storedAs))
      if (sha256(bytes) !== expected) throw new Error(`The stored file ${storedAs} has changed since it was kept.`)
      return bytes
    },
  }
}
