import type { BenchServer } from '../machine/postgres.ts'
import type { BenchAuthority } from './authorities.ts'
import { copyAuthority, makeAuthorities } from './make-authority.ts'

/** A fresh copy of an authority for a row that changes much, so that what it changes is in nobody else's way. */
export async function scratchCopy(server: BenchServer, of: BenchAuthority): Promise<{ readonly key: string }> {
  await makeAuthorities(server, [of])
  const key = `scratch_${of.key}`
  await copyAuthority(server, of.key, key)
  return { key }
}
