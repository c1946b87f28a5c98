import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const codegen = fileURLToPath(new URL('../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Writes src/records/keeping/schema.ts, the types of every table, from the migrated database at `url`; or only compares. .kysely-codegenrc.json
 * says how: dates as platform/db/types-of-dates.ts hands them out, names in camelCase.
 * Returns nothing when all is well, else what kysely-codegen said.
 */
export function schemaTypes(url: string, mode: 'write' | 'compare'): string | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [codegen, `--url=${url}`, '--log-level=error', ...(mode === 'compare' ? ['--verify'] : [])],
    { encoding: 'utf8', cwd: checkout },
  )
  return status === 0 ? null : `${stdout}${stderr}`
}
