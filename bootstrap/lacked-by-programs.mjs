// The shared libraries that the pinned Node and PostgreSQL ask of the system.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { pinnedNode, postgres } from './carried.mjs'
import { missingLibraries } from './missing-libraries.mjs'

/**
 * The packages of Debian that have what `ldd` lists for our programs and they don’t bring along. A library that isn’t here is named as
 * the loader names it.
 * @type {Record<string, string>}
 */
const packageOf = {
  'libatomic.so.1': 'libatomic1',
  'libc.so.6': 'libc6',
  'libdl.so.2': 'libc6',
  'libgcc_s.so.1': 'libgcc-s1',
  'libm.so.6': 'libc6',
  'libpthread.so.0': 'libc6',
  'librt.so.1': 'libc6',
  'libstdc++.so.6': 'libstdc++6',
}

/** @returns {readonly import('./install-system.mjs').Lack[]} */
export function lackedByPrograms() {
  const libraries = missing()
  return libraries.length === 0 ? [] : [lackOf(libraries)]
}

/**
 * @param {readonly string[]} libraries
 * @returns {import('./install-system.mjs').Lack}
 */
export const lackOf = (libraries) => ({
  sentence: `Node 26 and PostgreSQL 18 can’t run: this system lacks ${libraries.join(', ')}.`,
  packages: libraries.flatMap((library) => packageOf[library] ?? []),
})

/** PostgreSQL counts only where it will be started. */
function missing() {
  if (process.env['DATABASE_URL']) return missingLibraries([pinnedNode])
  const own = librariesLinkedLater()
  const programs = ['postgres', 'initdb', 'pg_ctl'].map((name) => join(postgres, 'bin', name))
  return missingLibraries([pinnedNode, ...programs.filter(existsSync)]).filter((library) => !own.includes(library))
}

/**
 * PostgreSQL’s package lists links to libraries of its own that its install script would make; Waymark makes them when it starts.
 * @returns {string[]}
 */
function librariesLinkedLater() {
  const list = join(postgres, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  return links.map(({ target }) => basename(target))
}
