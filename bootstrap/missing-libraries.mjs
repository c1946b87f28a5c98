import { spawnSync } from 'node:child_process'
import process from 'node:process'

/**
 * The shared libraries that these programs name and the loader doesn't find, by the loader's own answer; on Linux alone.
 * @param {readonly string[]} programs
 * @returns {string[]}
 */
export function missingLibraries(programs) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', programs, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  // Without ldd nothing is known, and starting the program says the rest.
  const named = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)]
  return [...new Set(named.map(([, library]) => library ?? ''))].sort()
}
