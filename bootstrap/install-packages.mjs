import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { checkout, inModules, pinnedNode, platform } from './carried.mjs'

/** npm ci, when node_modules isn't what package-lock.json says. No package's install script runs. */
export function installPackages() {
  if (isInstalled()) return
  console.log('Installing what package-lock.json names. This takes a minute, once.')
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = process.env['npm_execpath']
  if (npm) execFileSync(process.execPath, [npm, ...args], { cwd: checkout, stdio: 'inherit' })
  else execFileSync('npm', args, { cwd: checkout, stdio: 'inherit', shell: process.platform === 'win32' })
  if (existsSync(pinnedNode)) return
  console.error(`No Node 26 is carried for ${platform}: run ${checkout}/src/main.ts with a Node 26 of your own.`)
  process.exit(1)
}

/** npm notes in node_modules what it put there, when it is done. Optional packages are those of other machines. */
function isInstalled() {
  const note = inModules('.package-lock.json')
  if (!existsSync(note) || !existsSync(pinnedNode)) return false
  const installed = packagesIn(note)
  return Object.entries(packagesIn(join(checkout, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].integrity === wanted.integrity : wanted.optional),
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean }>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
